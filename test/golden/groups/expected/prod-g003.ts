// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall, ServiceRole } from "fleetroles/constructs";

/**
 * 2 fleets in prod (account 222222222222, us-east-1), each with roles of its own.
 */
export default class ProdG003 extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-g003", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-g003.tfstate",
        },
      },
    });

    // The fleet gate: blueprint deeplens.

    new ServiceRole(this, "gate_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-gate",
      path: "/",
      description: "What the code on the devices of gate may do in prod.",
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
                "arn:aws:dynamodb:us-east-1:222222222222:table/Inventory",
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
                "arn:aws:dynamodb:us-east-1:222222222222:table/Inventory/index/*",
              ],
            },
          ],
        },
      },
      tags: {
        team: "south",
      },
    });

    // The fleet hall: blueprint deeplens.

    new ModuleCall(this, "hall_deeplens", {
      source: "example/deeplens-roles/aws",
      version: "~> 1.0",
      inputs: {
        environment: "prod",
        account_id: "222222222222",
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
        bucket: "photos-222222222222",
        role: "{{greengrass_group_arn}}",
      },
      references: {
        "{{greengrass_group_arn}}": "hall_greengrass_group_arn",
      },
    });
  }
}
