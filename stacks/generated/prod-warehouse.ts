// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse in prod (account 222222222222, us-east-1): blueprint deeplens.
 * Cameras at the loading dock.
 */
export default class ProdWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-warehouse", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-warehouse.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-warehouse",
      path: "/",
      description:
        "What the code on the devices of warehouse may do in prod. Cameras at the loading dock.",
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
      inlinePolicies: {
        device: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "WriteLogs",
              Effect: "Allow",
              Action: [
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogStreams",
                "logs:PutLogEvents",
              ],
              Resource: [
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystem/*",
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/Lambda/*",
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystem/*:*",
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/Lambda/*:*",
              ],
            },
          ],
        },
        grants: {
          Version: "2012-10-17",
          Statement: [
            // stock lookups at the dock
            {
              Sid: "StockLookupsAtTheDock",
              Effect: "Allow",
              Action: [
                "dynamodb:BatchGetItem",
                "dynamodb:ConditionCheckItem",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem",
                "dynamodb:PartiQLInsert",
                "dynamodb:PartiQLSelect",
                "dynamodb:PartiQLUpdate",
                "dynamodb:PutItem",
                "dynamodb:Query",
                "dynamodb:Scan",
                "dynamodb:UpdateItem",
              ],
              Resource: [
                "arn:aws:dynamodb:us-east-1:222222222222:table/Inventory",
              ],
            },
            // stock lookups at the dock
            {
              Sid: "StockLookupsAtTheDockIndex",
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
    });
  }
}
// sha256 of prod-warehouse.ts up to here: cc0b914c2256cfd4f1902f9fc50e2a69ed8c076e4f6c11aaf801683f57713a42
