// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The fleet warehouse of cameras in test (account 111111111111, eu-central-1): blueprint deeplens.
 * * / process.exit(1) // ${x} %{if} ` ' " {{account}}
 */
export default class TestWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "test-warehouse", {
      account: "111111111111",
      region: "eu-central-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/test-warehouse.tfstate",
        },
      },
    });

    new ModuleCall(this, "deeplens", {
      source: "example/deeplens-roles/aws",
      version: ">= 1.2, < 2.0",
      inputs: {
        environment: "test",
        account_id: "111111111111",
        partition: "aws",
        region: "eu-central-1",
        create_account_roles: false,
        role_exclusive: true,
        fleets: {
          warehouse: {
            description: "*/ process.exit(1) // ${x} %{if} ` ' \" {{account}}",
            greengrass_group_ids: ["group-warehouse"],
            statements: [
              {
                Sid: "DenyStatementf8caeb",
                Effect: "Deny",
                NotAction: ["iam:*"],
                NotResource: ["arn:aws:s3:::b/${aws:username}/%{if true}"],
                Condition: {
                  StringEquals: {
                    "aws:PrincipalTag/site": ["hamburg"],
                  },
                },
              },
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
                  "arn:aws:dynamodb:eu-central-1:111111111111:table/Inventory",
                ],
              },
              {
                Sid: "StockLookupsIndex",
                Effect: "Allow",
                Action: [
                  "dynamodb:PartiQLSelect",
                  "dynamodb:Query",
                  "dynamodb:Scan",
                ],
                Resource: [
                  "arn:aws:dynamodb:eu-central-1:111111111111:table/Inventory/index/*",
                ],
              },
            ],
            tags: {
              "a/b:c=d+e-f@g": "constructor __proto__ ü 注",
            },
          },
        },
      },
      outputs: {
        greengrass_group: {
          kind: "role",
          arn: ["greengrass_group_arns", "warehouse"],
          name: ["greengrass_group_names", "warehouse"],
        },
      },
    });
  }
}
