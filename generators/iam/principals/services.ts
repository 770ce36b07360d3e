/**
 * Service principals, without `.amazonaws.com`, sorted. AWS publishes no complete list, so an unknown one is
 * a warning and no error. As of 2026-05-01. Sources: the condition values of iam:PassedToService and
 * iam:AWSServiceName, and the paths of service-linked roles, in the AWS managed policies of that day
 * (templates/managed-policies/index.json has their names); AWS IAM User Guide,
 * reference_service_principals_listing (2023); AWS's guides to the services of the blueprints.
 */
const NAMES = `
  access-analyzer access-grants.s3 acm agentless.inspector2 aiops airflow-serverless airflow
  apidestinations.events apigateway appfabric appflow application-autoscaling application-insights
  application-signals.cloudwatch application-transformation appmesh apprunner
  appstream.application-autoscaling appsync aps artifact assets.marketplace athena auditmanager
  autoscaling aws-external-anthropic backup batch bedrock-agentcore bedrock-mantle bedrock braket
  budgets bugbust cassandra-streams cassandra.application-autoscaling channels.lex channels.lexv2
  chime cleanrooms-ml cleanrooms cloud9 clouddirectory cloudformation cloudfront cloudsearch
  cloudtrail codeartifact codebuild codecatalyst-runner codecatalyst codecommit codedeploy
  codeguru-profiler codeguru-reviewer codeguru-security codepipeline cognito-identity-us-gov
  cognito-identity cognito-idp config-conforms config connect continuousexport.discovery
  contract.iq contributorinsights.dynamodb cost-optimization-hub.bcm credentials.iot databrew
  dataexchange datapipeline datasync datazone dax deeplens delivery.logs detective devops-guru
  directconnect directquery.opensearchservice dms dmsintegration.migrationhub docdb-elastic drs ds
  dsql dynamodb dynamodb.application-autoscaling ec2-images ec2 ec2.application-autoscaling
  ec2fastlaunch ec2fleet ec2scheduled ecr ecs-tasks ecs ecs.application-autoscaling edgelambda eks
  elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce
  elastictranscoder email.cognito-idp emr-containers emr-serverless entityresolution events
  events.workmail firehose fms forecast frauddetector fsx globalaccelerator glue grafana
  greengrass guardduty health healthlake iam imagebuilder inspector inspector2 internetmonitor iot
  iotanalytics iotmanagedintegrations iotsitewise justintimeaccess.ssm kafka kendra
  kinesis kinesisreplication.dynamodb kms lakeformation lambda launchwizard lex lexv2
  license-management.marketplace license-manager.member-account lightsail logs lookoutequipment
  lookoutmetrics macie maintenance.elasticbeanstalk malware-protection-plan.guardduty
  malware-protection.guardduty managedupdates.elasticbeanstalk mediaconnect mediaconvert
  medical-imaging memorydb mgn migrationhub-orchestrator migrationhub-strategy migrationhub
  monitoring monitoring.thinclient monitron mpa mq neptune-graph network-firewall
  network.bedrock-agentcore networkmanager nimble notifications.ssm observability.aoss
  observabilityadmin omics opensearchservice ops.athena ops.emr-serverless opsworks organizations
  orgsdatasync.servicecatalog osis panorama partnercentral-account-management permission.iq
  personalize pipes pods.eks private-marketplace.marketplace profile proton q qldb quicksight ram
  rds rds.application-autoscaling redshift-data redshift-serverless redshift refactor-spaces
  remediation.config replication.cassandra replication.dynamodb replication.ecr replication.lexv2
  replication.s3tables reporting.trustedadvisor resale-authorization.marketplace
  resource-explorer-2 resource-groups resource-snapshot-job.partnercentral-selling
  restore-testing.backup robomaker rolesanywhere route53 route53resolver rum
  runtime-identity.bedrock-agentcore s3 s3.data-source.lustre.fsx sagemaker-geospatial sagemaker
  sagemaker.application-autoscaling scheduler schema-conversion.dms schemas scraper.aps
  security-ir securityhub securityhubv2 securitylake servicecatalog-appregistry servicecatalog
  servicequotas ses shield signin sms smsintegration.migrationhub sns spot spotfleet sqlworkbench
  sqs ssm-guiconnect ssm-quicksetup ssm-sap ssm ssm.integrations sso states storagegateway sts
  support sync.proton synthetics telemetry-pipelines.observabilityadmin timestream-influxdb
  transfer transform-custom transitgateway triage.security-ir user-attribute-cost-allocation-data
  vmie vpc-lattice waf wafv2 worksdocs workspaces
`;

/** Service principals as a trust policy writes them: `lambda.amazonaws.com`. */
export const SERVICE_PRINCIPALS: readonly string[] = NAMES.trim()
  .split(/\s+/)
  .map((name) => `${name}.amazonaws.com`);
