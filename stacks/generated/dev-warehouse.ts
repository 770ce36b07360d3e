// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse in dev (account 111111111111, us-east-1): blueprint deeplens.
 * Cameras at the loading dock.
 */
export default class DevWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-warehouse", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-warehouse.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-dev-warehouse",
      path: "/",
      description:
        "What the code on the devices of warehouse may do in dev. Cameras at the loading dock.",
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
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/GreengrassSystem/*",
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/Lambda/*",
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/GreengrassSystem/*:*",
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/Lambda/*:*",
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
                "arn:aws:dynamodb:us-east-1:111111111111:table/Inventory",
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
                "arn:aws:dynamodb:us-east-1:111111111111:table/Inventory/index/*",
              ],
            },
          ],
        },
      },
    });
  }
}
// sha256 of dev-warehouse.ts up to here: 6ea85a25297f637fe2d2f56e4cc03c1d6537df0b622246f04d44c6e5ec57da44
