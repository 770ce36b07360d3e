// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  IotPolicy,
  ManagedPolicy,
  PolicyAttachments,
  RoleAlias,
  ServiceRole,
} from "fleetroles/constructs";

/**
 * The fleet plaza of kiosks in prod (account 222222222222, us-east-1): blueprint kiosk.
 * * / process.exit(1) // ${x} %{if} ` ' " {{account}}
 */
export default class ProdPlaza extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-plaza", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-plaza.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "labels", {
      name: "KioskLabels-prod-plaza",
      path: "/kiosks/strict/",
      description: 'Labels: `it\'s` "quoted" */ ${x} %{y} {{account}} of plaza',
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "KeepOut",
            Effect: "Deny",
            Action: ["s3:DeleteBucket", "s3:DeleteObject"],
            Resource: ["*"],
            Condition: {
              Bool: {
                "aws:SecureTransport": ["false"],
              },
              StringNotLike: {
                "aws:PrincipalTag/team": ["{{fleet}}", "labels-*"],
              },
            },
          },
          {
            Sid: "ReadLabels",
            Effect: "Allow",
            Action: ["s3:GetObject"],
            Resource: [
              "arn:aws:s3:::forms/${aws:username}/*",
              "arn:aws:s3:::labels-prod/${aws:username}/*",
            ],
          },
          {
            Sid: "ReadMoreLabels",
            Effect: "Allow",
            Action: ["s3:GetObject"],
            Resource: ["arn:aws:s3:::spare/*"],
          },
        ],
      },
      tags: {
        stage: "production",
      },
    });

    new ManagedPolicy(this, "pinned_AWSLambda_FullAccess", {
      name: "AWSLambda_FullAccess-v7-prod-plaza",
      path: "/",
      description:
        "Copy of arn:aws:iam::aws:policy/AWSLambda_FullAccess v7 of 2026-02-12",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: [
              "cloudformation:DescribeStacks",
              "cloudformation:ListStackResources",
              "cloudwatch:ListMetrics",
              "cloudwatch:GetMetricData",
              "ec2:DescribeSecurityGroups",
              "ec2:DescribeSubnets",
              "ec2:DescribeVpcs",
              "kms:DescribeKey",
              "kms:ListAliases",
              "iam:GetPolicy",
              "iam:GetPolicyVersion",
              "iam:GetRole",
              "iam:GetRolePolicy",
              "iam:ListAttachedRolePolicies",
              "iam:ListRolePolicies",
              "iam:ListRoles",
              "lambda:*",
              "logs:DescribeLogGroups",
              "states:DescribeStateMachine",
              "states:ListStateMachines",
              "tag:GetResources",
              "xray:GetTraceSummaries",
              "xray:BatchGetTraces",
            ],
            Resource: ["*"],
          },
          {
            Effect: "Allow",
            Action: ["iam:PassRole"],
            Resource: ["*"],
            Condition: {
              StringEquals: {
                "iam:PassedToService": ["lambda.amazonaws.com"],
              },
            },
          },
          {
            Effect: "Allow",
            Action: [
              "logs:DescribeLogStreams",
              "logs:GetLogEvents",
              "logs:FilterLogEvents",
              "logs:StartLiveTail",
              "logs:StopLiveTail",
            ],
            Resource: ["arn:aws:logs:*:*:log-group:/aws/lambda/*"],
          },
          {
            Effect: "Allow",
            Action: ["iam:CreateServiceLinkedRole"],
            Resource: [
              "arn:aws:iam::*:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda",
            ],
            Condition: {
              StringEquals: {
                "iam:AWSServiceName": ["lambda.amazonaws.com"],
              },
            },
          },
        ],
      },
      createBeforeDestroy: true,
      tags: {
        stage: "production",
      },
    });

    new ManagedPolicy(this, "pinned_AmazonS3ReadOnlyAccess", {
      name: "AmazonS3ReadOnlyAccess-v3-prod-plaza",
      path: "/",
      description:
        "Copy of arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess v3 of 2023-08-10",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: [
              "s3:Get*",
              "s3:List*",
              "s3:Describe*",
              "s3-object-lambda:Get*",
              "s3-object-lambda:List*",
            ],
            Resource: ["*"],
          },
        ],
      },
      createBeforeDestroy: true,
      tags: {
        stage: "production",
      },
    });

    new ManagedPolicy(this, "pinned_AmazonSageMakerFullAccess_1", {
      name: "AmazonSageMakerFullAccess-v29-1of3-prod-plaza",
      path: "/",
      description:
        "Copy of arn:aws:iam::aws:policy/AmazonSageMakerFullAccess v29 of 2026-02-12, part 1of3",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "AllowAllNonAdminSageMakerActions",
            Effect: "Allow",
            Action: ["sagemaker:*", "sagemaker-geospatial:*"],
            NotResource: [
              "arn:aws:sagemaker:*:*:domain/*",
              "arn:aws:sagemaker:*:*:user-profile/*",
              "arn:aws:sagemaker:*:*:app/*",
              "arn:aws:sagemaker:*:*:space/*",
              "arn:aws:sagemaker:*:*:partner-app/*",
              "arn:aws:sagemaker:*:*:flow-definition/*",
              "arn:aws:sagemaker:*:*:training-plan/*",
              "arn:aws:sagemaker:*:*:reserved-capacity/*",
            ],
          },
          {
            Sid: "AllowAddTagsForSpace",
            Effect: "Allow",
            Action: ["sagemaker:AddTags"],
            Resource: ["arn:aws:sagemaker:*:*:space/*"],
            Condition: {
              StringEquals: {
                "sagemaker:TaggingAction": ["CreateSpace"],
              },
            },
          },
          {
            Sid: "AllowAddTagsForApp",
            Effect: "Allow",
            Action: ["sagemaker:AddTags"],
            Resource: ["arn:aws:sagemaker:*:*:app/*"],
          },
          {
            Sid: "AllowUseOfTrainingPlanResources",
            Effect: "Allow",
            Action: [
              "sagemaker:CreateTrainingJob",
              "sagemaker:CreateCluster",
              "sagemaker:UpdateCluster",
              "sagemaker:DescribeTrainingPlan",
            ],
            Resource: [
              "arn:aws:sagemaker:*:*:training-plan/*",
              "arn:aws:sagemaker:*:*:reserved-capacity/*",
            ],
          },
          {
            Sid: "AllowStudioActions",
            Effect: "Allow",
            Action: [
              "sagemaker:CreatePresignedDomainUrl",
              "sagemaker:DescribeDomain",
              "sagemaker:ListDomains",
              "sagemaker:DescribeUserProfile",
              "sagemaker:ListUserProfiles",
              "sagemaker:DescribeSpace",
              "sagemaker:ListSpaces",
              "sagemaker:DescribeApp",
              "sagemaker:ListApps",
            ],
            Resource: ["*"],
          },
          {
            Sid: "AllowAppActionsForUserProfile",
            Effect: "Allow",
            Action: ["sagemaker:CreateApp", "sagemaker:DeleteApp"],
            Resource: ["arn:aws:sagemaker:*:*:app/*/*/*/*"],
            Condition: {
              Null: {
                "sagemaker:OwnerUserProfileArn": ["true"],
              },
            },
          },
          {
            Sid: "AllowAppActionsForSharedSpaces",
            Effect: "Allow",
            Action: ["sagemaker:CreateApp", "sagemaker:DeleteApp"],
            Resource: ["arn:aws:sagemaker:*:*:app/${sagemaker:DomainId}/*/*/*"],
            Condition: {
              StringEquals: {
                "sagemaker:SpaceSharingType": ["Shared"],
              },
            },
          },
          {
            Sid: "AllowMutatingActionsOnSharedSpacesWithoutOwner",
            Effect: "Allow",
            Action: [
              "sagemaker:CreateSpace",
              "sagemaker:UpdateSpace",
              "sagemaker:DeleteSpace",
            ],
            Resource: ["arn:aws:sagemaker:*:*:space/${sagemaker:DomainId}/*"],
            Condition: {
              Null: {
                "sagemaker:OwnerUserProfileArn": ["true"],
              },
            },
          },
          {
            Sid: "RestrictMutatingActionsOnSpacesToOwnerUserProfile",
            Effect: "Allow",
            Action: [
              "sagemaker:CreateSpace",
              "sagemaker:UpdateSpace",
              "sagemaker:DeleteSpace",
            ],
            Resource: ["arn:aws:sagemaker:*:*:space/${sagemaker:DomainId}/*"],
            Condition: {
              ArnLike: {
                "sagemaker:OwnerUserProfileArn": [
                  "arn:aws:sagemaker:*:*:user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}",
                ],
              },
              StringEquals: {
                "sagemaker:SpaceSharingType": ["Private", "Shared"],
              },
            },
          },
          {
            Sid: "RestrictMutatingActionsOnPrivateSpaceAppsToOwnerUserProfile",
            Effect: "Allow",
            Action: ["sagemaker:CreateApp", "sagemaker:DeleteApp"],
            Resource: ["arn:aws:sagemaker:*:*:app/${sagemaker:DomainId}/*/*/*"],
            Condition: {
              ArnLike: {
                "sagemaker:OwnerUserProfileArn": [
                  "arn:aws:sagemaker:*:*:user-profile/${sagemaker:DomainId}/${sagemaker:UserProfileName}",
                ],
              },
              StringEquals: {
                "sagemaker:SpaceSharingType": ["Private"],
              },
            },
          },
          {
            Sid: "AllowFlowDefinitionActions",
            Effect: "Allow",
            Action: ["sagemaker:*"],
            Resource: ["arn:aws:sagemaker:*:*:flow-definition/*"],
            Condition: {
              StringEqualsIfExists: {
                "sagemaker:WorkteamType": ["private-crowd", "vendor-crowd"],
              },
            },
          },
        ],
      },
      createBeforeDestroy: true,
      tags: {
        stage: "production",
      },
    });

    new ManagedPolicy(this, "pinned_AmazonSageMakerFullAccess_2", {
      name: "AmazonSageMakerFullAccess-v29-2of3-prod-plaza",
      path: "/",
      description:
        "Copy of arn:aws:iam::aws:policy/AmazonSageMakerFullAccess v29 of 2026-02-12, part 2of3",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "AllowAWSServiceActions",
            Effect: "Allow",
            Action: [
              "application-autoscaling:DeleteScalingPolicy",
              "application-autoscaling:DeleteScheduledAction",
              "application-autoscaling:DeregisterScalableTarget",
              "application-autoscaling:DescribeScalableTargets",
              "application-autoscaling:DescribeScalingActivities",
              "application-autoscaling:DescribeScalingPolicies",
              "application-autoscaling:DescribeScheduledActions",
              "application-autoscaling:PutScalingPolicy",
              "application-autoscaling:PutScheduledAction",
              "application-autoscaling:RegisterScalableTarget",
              "aws-marketplace:ViewSubscriptions",
              "cloudformation:GetTemplateSummary",
              "cloudwatch:DeleteAlarms",
              "cloudwatch:DescribeAlarms",
              "cloudwatch:GetMetricData",
              "cloudwatch:GetMetricStatistics",
              "cloudwatch:ListMetrics",
              "cloudwatch:PutMetricAlarm",
              "cloudwatch:PutMetricData",
              "codecommit:BatchGetRepositories",
              "codecommit:CreateRepository",
              "codecommit:GetRepository",
              "codecommit:List*",
              "cognito-idp:AdminAddUserToGroup",
              "cognito-idp:AdminCreateUser",
              "cognito-idp:AdminDeleteUser",
              "cognito-idp:AdminDisableUser",
              "cognito-idp:AdminEnableUser",
              "cognito-idp:AdminRemoveUserFromGroup",
              "cognito-idp:CreateGroup",
              "cognito-idp:CreateUserPool",
              "cognito-idp:CreateUserPoolClient",
              "cognito-idp:CreateUserPoolDomain",
              "cognito-idp:DescribeUserPool",
              "cognito-idp:DescribeUserPoolClient",
              "cognito-idp:List*",
              "cognito-idp:UpdateUserPool",
              "cognito-idp:UpdateUserPoolClient",
              "ec2:CreateNetworkInterface",
              "ec2:CreateNetworkInterfacePermission",
              "ec2:CreateVpcEndpoint",
              "ec2:DeleteNetworkInterface",
              "ec2:DeleteNetworkInterfacePermission",
              "ec2:DescribeDhcpOptions",
              "ec2:DescribeNetworkInterfaces",
              "ec2:DescribeRouteTables",
              "ec2:DescribeSecurityGroups",
              "ec2:DescribeSubnets",
              "ec2:DescribeVpcEndpoints",
              "ec2:DescribeVpcs",
              "ecr:BatchCheckLayerAvailability",
              "ecr:BatchGetImage",
              "ecr:CreateRepository",
              "ecr:Describe*",
              "ecr:GetAuthorizationToken",
              "ecr:GetDownloadUrlForLayer",
              "ecr:StartImageScan",
              "elastic-inference:Connect",
              "elasticfilesystem:DescribeFileSystems",
              "elasticfilesystem:DescribeMountTargets",
              "fsx:DescribeFileSystems",
              "glue:CreateJob",
              "glue:DeleteJob",
              "glue:GetJob*",
              "glue:GetTable*",
              "glue:GetWorkflowRun",
              "glue:ResetJobBookmark",
              "glue:StartJobRun",
              "glue:StartWorkflowRun",
              "glue:UpdateJob",
              "groundtruthlabeling:*",
              "iam:ListRoles",
              "kms:DescribeKey",
              "kms:ListAliases",
              "lambda:ListFunctions",
              "logs:CreateLogDelivery",
              "logs:CreateLogGroup",
              "logs:CreateLogStream",
              "logs:DeleteLogDelivery",
              "logs:Describe*",
              "logs:GetLogDelivery",
              "logs:GetLogEvents",
              "logs:ListLogDeliveries",
              "logs:PutLogEvents",
              "logs:PutResourcePolicy",
              "logs:UpdateLogDelivery",
              "robomaker:CreateSimulationApplication",
              "robomaker:DescribeSimulationApplication",
              "robomaker:DeleteSimulationApplication",
              "robomaker:CreateSimulationJob",
              "robomaker:DescribeSimulationJob",
              "robomaker:CancelSimulationJob",
              "secretsmanager:ListSecrets",
              "servicecatalog:Describe*",
              "servicecatalog:List*",
              "servicecatalog:ScanProvisionedProducts",
              "servicecatalog:SearchProducts",
              "servicecatalog:SearchProvisionedProducts",
              "sns:ListTopics",
              "tag:GetResources",
            ],
            Resource: ["*"],
          },
          {
            Sid: "AllowECRActions",
            Effect: "Allow",
            Action: [
              "ecr:SetRepositoryPolicy",
              "ecr:CompleteLayerUpload",
              "ecr:BatchDeleteImage",
              "ecr:UploadLayerPart",
              "ecr:DeleteRepositoryPolicy",
              "ecr:InitiateLayerUpload",
              "ecr:DeleteRepository",
              "ecr:PutImage",
            ],
            Resource: ["arn:aws:ecr:*:*:repository/*sagemaker*"],
          },
          {
            Sid: "AllowCodeCommitActions",
            Effect: "Allow",
            Action: ["codecommit:GitPull", "codecommit:GitPush"],
            Resource: [
              "arn:aws:codecommit:*:*:*sagemaker*",
              "arn:aws:codecommit:*:*:*SageMaker*",
              "arn:aws:codecommit:*:*:*Sagemaker*",
            ],
          },
          {
            Sid: "AllowCodeBuildActions",
            Effect: "Allow",
            Action: ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
            Resource: [
              "arn:aws:codebuild:*:*:project/sagemaker*",
              "arn:aws:codebuild:*:*:build/*",
            ],
          },
          {
            Sid: "AllowStepFunctionsActions",
            Effect: "Allow",
            Action: [
              "states:DescribeExecution",
              "states:GetExecutionHistory",
              "states:StartExecution",
              "states:StopExecution",
              "states:UpdateStateMachine",
            ],
            Resource: [
              "arn:aws:states:*:*:statemachine:*sagemaker*",
              "arn:aws:states:*:*:execution:*sagemaker*:*",
            ],
          },
          {
            Sid: "AllowSecretManagerActions",
            Effect: "Allow",
            Action: [
              "secretsmanager:DescribeSecret",
              "secretsmanager:GetSecretValue",
              "secretsmanager:CreateSecret",
            ],
            Resource: ["arn:aws:secretsmanager:*:*:secret:AmazonSageMaker-*"],
          },
          {
            Sid: "AllowReadOnlySecretManagerActions",
            Effect: "Allow",
            Action: [
              "secretsmanager:DescribeSecret",
              "secretsmanager:GetSecretValue",
            ],
            Resource: ["*"],
            Condition: {
              StringEquals: {
                "secretsmanager:ResourceTag/SageMaker": ["true"],
              },
            },
          },
          {
            Sid: "AllowServiceCatalogProvisionProduct",
            Effect: "Allow",
            Action: ["servicecatalog:ProvisionProduct"],
            Resource: ["*"],
          },
          {
            Sid: "AllowServiceCatalogTerminateUpdateProvisionProduct",
            Effect: "Allow",
            Action: [
              "servicecatalog:TerminateProvisionedProduct",
              "servicecatalog:UpdateProvisionedProduct",
            ],
            Resource: ["*"],
            Condition: {
              StringEquals: {
                "servicecatalog:userLevel": ["self"],
              },
            },
          },
          {
            Sid: "AllowS3ObjectActions",
            Effect: "Allow",
            Action: [
              "s3:GetObject",
              "s3:PutObject",
              "s3:DeleteObject",
              "s3:AbortMultipartUpload",
            ],
            Resource: [
              "arn:aws:s3:::*SageMaker*",
              "arn:aws:s3:::*Sagemaker*",
              "arn:aws:s3:::*sagemaker*",
              "arn:aws:s3:::*aws-glue*",
            ],
          },
          {
            Sid: "AllowS3GetObjectWithSageMakerExistingObjectTag",
            Effect: "Allow",
            Action: ["s3:GetObject"],
            Resource: ["arn:aws:s3:::*"],
            Condition: {
              StringEqualsIgnoreCase: {
                "s3:ExistingObjectTag/SageMaker": ["true"],
              },
            },
          },
          {
            Sid: "AllowS3GetObjectWithServiceCatalogProvisioningExistingObjectTag",
            Effect: "Allow",
            Action: ["s3:GetObject"],
            Resource: ["arn:aws:s3:::*"],
            Condition: {
              StringEquals: {
                "s3:ExistingObjectTag/servicecatalog:provisioning": ["true"],
              },
            },
          },
          {
            Sid: "AllowS3BucketActions",
            Effect: "Allow",
            Action: [
              "s3:CreateBucket",
              "s3:GetBucketLocation",
              "s3:ListBucket",
              "s3:ListAllMyBuckets",
              "s3:GetBucketCors",
              "s3:PutBucketCors",
            ],
            Resource: ["*"],
          },
          {
            Sid: "AllowS3BucketACL",
            Effect: "Allow",
            Action: ["s3:GetBucketAcl", "s3:PutObjectAcl"],
            Resource: [
              "arn:aws:s3:::*SageMaker*",
              "arn:aws:s3:::*Sagemaker*",
              "arn:aws:s3:::*sagemaker*",
            ],
          },
        ],
      },
      createBeforeDestroy: true,
      tags: {
        stage: "production",
      },
    });

    new ManagedPolicy(this, "pinned_AmazonSageMakerFullAccess_3", {
      name: "AmazonSageMakerFullAccess-v29-3of3-prod-plaza",
      path: "/",
      description:
        "Copy of arn:aws:iam::aws:policy/AmazonSageMakerFullAccess v29 of 2026-02-12, part 3of3",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "AllowLambdaInvokeFunction",
            Effect: "Allow",
            Action: ["lambda:InvokeFunction"],
            Resource: [
              "arn:aws:lambda:*:*:function:*SageMaker*",
              "arn:aws:lambda:*:*:function:*sagemaker*",
              "arn:aws:lambda:*:*:function:*Sagemaker*",
              "arn:aws:lambda:*:*:function:*LabelingFunction*",
            ],
          },
          {
            Sid: "AllowCreateServiceLinkedRoleForSageMakerApplicationAutoscaling",
            Effect: "Allow",
            Action: ["iam:CreateServiceLinkedRole"],
            Resource: [
              "arn:aws:iam::*:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint",
            ],
            Condition: {
              StringLike: {
                "iam:AWSServiceName": [
                  "sagemaker.application-autoscaling.amazonaws.com",
                ],
              },
            },
          },
          {
            Sid: "AllowCreateServiceLinkedRoleForRobomaker",
            Effect: "Allow",
            Action: ["iam:CreateServiceLinkedRole"],
            Resource: ["*"],
            Condition: {
              StringEquals: {
                "iam:AWSServiceName": ["robomaker.amazonaws.com"],
              },
            },
          },
          {
            Sid: "AllowSNSActions",
            Effect: "Allow",
            Action: ["sns:Subscribe", "sns:CreateTopic", "sns:Publish"],
            Resource: [
              "arn:aws:sns:*:*:*SageMaker*",
              "arn:aws:sns:*:*:*Sagemaker*",
              "arn:aws:sns:*:*:*sagemaker*",
            ],
          },
          {
            Sid: "AllowPassRoleForSageMakerRoles",
            Effect: "Allow",
            Action: ["iam:PassRole"],
            Resource: ["arn:aws:iam::*:role/*AmazonSageMaker*"],
            Condition: {
              StringEquals: {
                "iam:PassedToService": [
                  "glue.amazonaws.com",
                  "robomaker.amazonaws.com",
                  "states.amazonaws.com",
                ],
              },
            },
          },
          {
            Sid: "AllowPassRoleToSageMaker",
            Effect: "Allow",
            Action: ["iam:PassRole"],
            Resource: ["arn:aws:iam::*:role/*"],
            Condition: {
              StringEquals: {
                "iam:PassedToService": ["sagemaker.amazonaws.com"],
              },
            },
          },
          {
            Sid: "AllowAthenaActions",
            Effect: "Allow",
            Action: [
              "athena:ListDataCatalogs",
              "athena:ListDatabases",
              "athena:ListTableMetadata",
              "athena:GetQueryExecution",
              "athena:GetQueryResults",
              "athena:StartQueryExecution",
              "athena:StopQueryExecution",
            ],
            Resource: ["*"],
          },
          {
            Sid: "AllowGlueCreateTable",
            Effect: "Allow",
            Action: ["glue:CreateTable"],
            Resource: [
              "arn:aws:glue:*:*:table/*/sagemaker_tmp_*",
              "arn:aws:glue:*:*:table/sagemaker_featurestore/*",
              "arn:aws:glue:*:*:catalog",
              "arn:aws:glue:*:*:database/*",
            ],
          },
          {
            Sid: "AllowGlueUpdateTable",
            Effect: "Allow",
            Action: ["glue:UpdateTable"],
            Resource: [
              "arn:aws:glue:*:*:table/sagemaker_featurestore/*",
              "arn:aws:glue:*:*:catalog",
              "arn:aws:glue:*:*:database/sagemaker_featurestore",
            ],
          },
          {
            Sid: "AllowGlueDeleteTable",
            Effect: "Allow",
            Action: ["glue:DeleteTable"],
            Resource: [
              "arn:aws:glue:*:*:table/*/sagemaker_tmp_*",
              "arn:aws:glue:*:*:catalog",
              "arn:aws:glue:*:*:database/*",
            ],
          },
          {
            Sid: "AllowGlueGetTablesAndDatabases",
            Effect: "Allow",
            Action: ["glue:GetDatabases", "glue:GetTable", "glue:GetTables"],
            Resource: [
              "arn:aws:glue:*:*:table/*",
              "arn:aws:glue:*:*:catalog",
              "arn:aws:glue:*:*:database/*",
            ],
          },
          {
            Sid: "AllowGlueGetAndCreateDatabase",
            Effect: "Allow",
            Action: ["glue:CreateDatabase", "glue:GetDatabase"],
            Resource: [
              "arn:aws:glue:*:*:catalog",
              "arn:aws:glue:*:*:database/sagemaker_featurestore",
              "arn:aws:glue:*:*:database/sagemaker_processing",
              "arn:aws:glue:*:*:database/default",
              "arn:aws:glue:*:*:database/sagemaker_data_wrangler",
            ],
          },
          {
            Sid: "AllowRedshiftDataActions",
            Effect: "Allow",
            Action: [
              "redshift-data:ExecuteStatement",
              "redshift-data:DescribeStatement",
              "redshift-data:CancelStatement",
              "redshift-data:GetStatementResult",
              "redshift-data:ListSchemas",
              "redshift-data:ListTables",
            ],
            Resource: ["*"],
          },
          {
            Sid: "AllowRedshiftGetClusterCredentials",
            Effect: "Allow",
            Action: ["redshift:GetClusterCredentials"],
            Resource: [
              "arn:aws:redshift:*:*:dbuser:*/sagemaker_access*",
              "arn:aws:redshift:*:*:dbname:*",
            ],
          },
          {
            Sid: "AllowListTagsForUserProfile",
            Effect: "Allow",
            Action: ["sagemaker:ListTags"],
            Resource: ["arn:aws:sagemaker:*:*:user-profile/*"],
          },
          {
            Sid: "AllowCloudformationListStackResources",
            Effect: "Allow",
            Action: ["cloudformation:ListStackResources"],
            Resource: ["arn:aws:cloudformation:*:*:stack/SC-*"],
          },
          {
            Sid: "AllowS3ExpressObjectActions",
            Effect: "Allow",
            Action: ["s3express:CreateSession"],
            Resource: [
              "arn:aws:s3express:*:*:bucket/*SageMaker*",
              "arn:aws:s3express:*:*:bucket/*Sagemaker*",
              "arn:aws:s3express:*:*:bucket/*sagemaker*",
              "arn:aws:s3express:*:*:bucket/*aws-glue*",
            ],
            Condition: {
              StringEquals: {
                "aws:ResourceAccount": ["${aws:PrincipalAccount}"],
              },
            },
          },
          {
            Sid: "AllowS3ExpressCreateBucketActions",
            Effect: "Allow",
            Action: ["s3express:CreateBucket"],
            Resource: [
              "arn:aws:s3express:*:*:bucket/*SageMaker*",
              "arn:aws:s3express:*:*:bucket/*Sagemaker*",
              "arn:aws:s3express:*:*:bucket/*sagemaker*",
            ],
            Condition: {
              StringEquals: {
                "aws:ResourceAccount": ["${aws:PrincipalAccount}"],
              },
            },
          },
          {
            Sid: "AllowS3ExpressListBucketActions",
            Effect: "Allow",
            Action: ["s3express:ListAllMyDirectoryBuckets"],
            Resource: ["*"],
          },
        ],
      },
      createBeforeDestroy: true,
      tags: {
        stage: "production",
      },
    });

    new ManagedPolicy(this, "strict", {
      name: "KioskStrict-prod-plaza",
      path: "/",
      description: "For strict kiosks.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "List",
            Effect: "Allow",
            Action: ["s3:ListAllMyBuckets"],
            Resource: ["*"],
          },
        ],
      },
      tags: {
        stage: "production",
      },
    });

    new ServiceRole(this, "archive", {
      name: "KioskArchive-prod-plaza",
      path: "/",
      description:
        "Keeps what kiosks printed. */ process.exit(1) // ${x} %{if} ` ' \" {{account}}",
      maxSessionDuration: 43200,
      instanceProfile: "kiosks-prod",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              AWS: [
                "arn:aws:iam::222222222222:role/KioskHub",
                "arn:aws:iam::222222222222:role/kiosks/Kiosk-prod-plaza",
                "222222222222",
              ],
            },
            Action: ["sts:AssumeRole"],
          },
          {
            Effect: "Allow",
            Principal: {
              Service: ["ec2.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      after: ["kiosk"],
      tags: {
        stage: "production",
      },
    });

    new ServiceRole(this, "kiosk", {
      name: "Kiosk-prod-plaza",
      path: "/kiosks/",
      description:
        "What the kiosks of plaza may do, 3 times. */ process.exit(1) // ${x} %{if} ` ' \" {{account}}",
      maxSessionDuration: 7200,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["credentials.iot.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
          {
            Effect: "Allow",
            Principal: {
              AWS: ["arn:aws:iam::222222222222:role/deployer"],
            },
            Action: ["sts:AssumeRole", "sts:TagSession"],
          },
        ],
      },
      managedPolicies: ["arn:aws:iam::222222222222:policy/own/KioskBase"],
      policies: [
        "labels",
        "pinned_AmazonS3ReadOnlyAccess",
        "pinned_AmazonSageMakerFullAccess_1",
        "pinned_AmazonSageMakerFullAccess_2",
        "pinned_AmazonSageMakerFullAccess_3",
        "strict",
      ],
      inlinePolicies: {
        grants: {
          Version: "2012-10-17",
          Statement: [
            // fetch print jobs
            {
              Sid: "FetchPrintJobs",
              Effect: "Allow",
              Action: [
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:GetQueueUrl",
                "sqs:ReceiveMessage",
              ],
              Resource: ["arn:aws:sqs:us-east-1:222222222222:print-jobs"],
            },
          ],
        },
        logs: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "WriteLogs",
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: [
                "arn:aws:logs:us-east-1:222222222222:log-group:/kiosks/plaza:*",
              ],
            },
          ],
        },
      },
      tags: {
        stage: "production",
      },
    });

    new PolicyAttachments(this, "people", {
      groups: ["admins", "operators"],
      users: ["jane.doe@example.com"],
      roles: ["deployer"],
      policies: ["labels", "pinned_AWSLambda_FullAccess"],
    });

    new RoleAlias(this, "archive_alias", {
      name: "KioskArchiveAlias-prod-plaza",
      role: "archive",
      credentialDuration: 3600,
      tags: {
        stage: "production",
      },
    });

    new RoleAlias(this, "kiosk_alias", {
      name: "KioskAlias-prod-plaza",
      role: "kiosk",
      credentialDuration: 7200,
      tags: {
        stage: "production",
      },
    });

    new IotPolicy(this, "certificate", {
      name: "KioskCertificate-prod-plaza",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["iot:Connect"],
            Resource: [
              "arn:aws:iot:us-east-1:222222222222:client/${iot:Connection.Thing.ThingName}",
            ],
            Condition: {
              Bool: {
                "iot:Connection.Thing.IsAttached": ["true"],
              },
            },
          },
          {
            Effect: "Allow",
            Action: ["iot:AssumeRoleWithCertificate", "iot:Publish"],
            Resource: [
              "arn:aws:iot:us-east-1:222222222222:rolealias/KioskAlias-prod-plaza",
              'arn:aws:iot:us-east-1:222222222222:topic/kiosks/it\'s "quoted"/{{fleet}}/`x`',
            ],
          },
        ],
      },
      tags: {
        stage: "production",
      },
    });

    new IotPolicy(this, "strict_certificate", {
      name: "KioskStrict-prod-plaza",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Action: ["iot:Subscribe"],
            Resource: ["*"],
          },
        ],
      },
      tags: {
        stage: "production",
      },
    });
  }
}
