// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse in china (account 333333333333, cn-north-1): blueprint deeplens.
 */
export default class ChinaWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "china-warehouse", {
      account: "333333333333",
      region: "cn-north-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/china-warehouse.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-china-warehouse",
      path: "/",
      description: "What the code on the devices of warehouse may do in china.",
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
                  "arn:aws-cn:greengrass:cn-north-1:333333333333:/greengrass/groups/*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["333333333333"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws-cn:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
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
                "arn:aws-cn:dynamodb:cn-north-1:333333333333:table/Inventory",
                "arn:aws-cn:dynamodb:cn-north-1:333333333333:table/Orders",
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
                "arn:aws-cn:dynamodb:cn-north-1:333333333333:table/Inventory/index/*",
                "arn:aws-cn:dynamodb:cn-north-1:333333333333:table/Orders/index/*",
              ],
            },
          ],
        },
      },
    });
  }
}
