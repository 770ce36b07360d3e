// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse in stage (account 111111111111, eu-central-1): blueprint deeplens.
 */
export default class StageWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "stage-warehouse", {
      account: "111111111111",
      region: "eu-central-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/stage-warehouse.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-stage-warehouse",
      path: "/",
      description: "What the code on the devices of warehouse may do in stage.",
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
                  "arn:aws:greengrass:eu-central-1:111111111111:/greengrass/groups/a-1",
                  "arn:aws:greengrass:eu-central-1:111111111111:/greengrass/groups/b-2",
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
            {
              Sid: "DynamodbTableRead",
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
                "arn:aws:dynamodb:eu-central-1:111111111111:table/Orders",
              ],
            },
            {
              Sid: "DynamodbTableReadIndex",
              Effect: "Allow",
              Action: [
                "dynamodb:PartiQLSelect",
                "dynamodb:Query",
                "dynamodb:Scan",
              ],
              Resource: [
                "arn:aws:dynamodb:eu-central-1:111111111111:table/Inventory/index/*",
                "arn:aws:dynamodb:eu-central-1:111111111111:table/Orders/index/*",
              ],
            },
          ],
        },
      },
    });
  }
}
