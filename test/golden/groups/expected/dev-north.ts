// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall, ServiceRole } from "fleetroles/constructs";

/**
 * 3 fleets in dev (account 111111111111, us-east-1), each with roles of its own.
 */
export default class DevNorth extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-north", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-north.tfstate",
        },
      },
    });

    // The fleet dock: blueprint deeplens.
    // Cameras at the loading dock.

    new ServiceRole(this, "dock_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-dev-dock",
      path: "/",
      description:
        "What the code on the devices of dock may do in dev. Cameras at the loading dock.",
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
                  "arn:aws:greengrass:us-east-1:111111111111:/greengrass/groups/*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["111111111111"],
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
            // stock lookups
            {
              Sid: "StockLookups",
              Effect: "Allow",
              Action: [
                "dynamodb:BatchGetItem",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem",
                "dynamodb:PartiQLSelect",
                "dynamodb:Query",
                "dynamodb:Scan",
              ],
              Resource: [
                "arn:aws:dynamodb:us-east-1:111111111111:table/Inventory",
              ],
            },
            // stock lookups
            {
              Sid: "StockLookupsIndex",
              Effect: "Allow",
              Action: [
                "dynamodb:PartiQLSelect",
                "dynamodb:Query",
                "dynamodb:Scan",
              ],
              Resource: [
                "arn:aws:dynamodb:us-east-1:111111111111:table/Inventory/index/*",
              ],
            },
          ],
        },
      },
      tags: {
        team: "north",
      },
    });

    // The fleet hall: blueprint deeplens.

    new ModuleCall(this, "hall_deeplens", {
      source: "example/deeplens-roles/aws",
      version: "~> 1.0",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        role_exclusive: true,
        fleets: {
          hall: {
            tags: {
              team: "north",
            },
          },
        },
      },
      outputs: {
        hall_greengrass_group: {
          kind: "role",
          arn: ["greengrass_group_arns", "hall"],
          name: ["greengrass_group_names", "hall"],
        },
      },
    });

    new ModuleCall(this, "hall_photos", {
      source: "terraform-aws-modules/s3-bucket/aws",
      version: "~> 4.0",
      inputs: {
        bucket: "photos-111111111111",
        role: "{{greengrass_group_arn}}",
      },
      references: {
        "{{greengrass_group_arn}}": "hall_greengrass_group_arn",
      },
    });

    // The workload labels: blueprint ground-truth.

    new ServiceRole(this, "labels_execution", {
      name: "GroundTruthExecution-dev-labels",
      path: "/",
      description: "What the labeling job labels runs as in dev.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["sagemaker.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution",
      ],
      inlinePolicies: {
        buckets: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "ReadAndWriteObjects",
              Effect: "Allow",
              Action: [
                "s3:AbortMultipartUpload",
                "s3:GetObject",
                "s3:PutObject",
              ],
              Resource: ["arn:aws:s3:::images/*"],
            },
          ],
        },
      },
      tags: {
        team: "north",
      },
    });

    new ServiceRole(this, "labels_pre_annotation", {
      name: "GroundTruthPreAnnotation-dev-labels",
      path: "/",
      description:
        "What the pre-annotation function PreSageMakerDock runs as in dev.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["lambda.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
      tags: {
        team: "north",
      },
    });
  }
}
