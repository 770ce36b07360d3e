// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The workload reports of cameras in prod (account 222222222222, us-east-1): blueprint deeplens.
 * Nightly stock reports.
 */
export default class ProdReports extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-reports", {
      account: "222222222222",
      region: "us-east-1",
      provider: {
        assume_role: {
          role_arn: "arn:aws:iam::222222222222:role/Deployer",
        },
      },
      providerVersion: "~> 5.100",
      backend: {
        type: "s3",
        config: {
          key: "cameras/prod-reports.tfstate",
          bucket: "state-222222222222",
          region: "us-east-1",
          use_lockfile: true,
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-reports",
      path: "/",
      description:
        "What the code on the devices of reports may do in prod. Nightly stock reports.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["greengrass.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              ArnLike: {
                "aws:SourceArn": [
                  "arn:aws:greengrass:us-east-1:222222222222:/greengrass/groups/*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      inlinePolicies: {
        grants: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "CloudwatchNamespaceWrite954f6f",
              Effect: "Allow",
              Action: ["cloudwatch:PutMetricData"],
              Resource: ["*"],
              Condition: {
                StringLike: {
                  "cloudwatch:namespace": ["Reports"],
                },
              },
            },
            {
              Sid: "LogsLogGroupWrite",
              Effect: "Allow",
              Action: ["logs:DescribeLogStreams"],
              Resource: [
                "arn:aws:logs:us-east-1:222222222222:log-group:reports",
                "arn:aws:logs:us-east-1:222222222222:log-group:reports:*",
              ],
            },
            {
              Sid: "LogsLogGroupWriteLogStream",
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: [
                "arn:aws:logs:us-east-1:222222222222:log-group:reports:log-stream:*",
              ],
            },
          ],
        },
      },
      tags: {
        team: "cameras",
        unit: "reports",
      },
    });
  }
}
