// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet quay of harbour in live (account 111111111111, us-east-1): blueprint deeplens.
 * Its names in AWS are those of prod-dock.
 * Once the dock, now the quay in live.
 */
export default class LiveQuay extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "live-quay", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "s3",
        config: {
          key: "port/live-quay.tfstate",
          bucket: "states-port",
          region: "us-east-1",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-dock",
      path: "/",
      description:
        "What the code on the devices of dock may do in prod. Once the dock, now the quay in live.",
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
              Resource: ["arn:aws:dynamodb:us-east-1:111111111111:table/quay"],
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
                "arn:aws:dynamodb:us-east-1:111111111111:table/quay/index/*",
              ],
            },
          ],
        },
      },
      tags: {
        fleet: "quay",
      },
    });
  }
}
