// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * One fleet in prod (account 222222222222, us-east-1), each with roles of its own.
 */
export default class ProdG001 extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-g001", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-g001.tfstate",
        },
      },
    });

    // The fleet dock: blueprint deeplens.
    // Cameras at the loading dock.

    new ServiceRole(this, "dock_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-dock",
      path: "/",
      description:
        "What the code on the devices of dock may do in prod. Cameras at the loading dock.",
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
        team: "north",
      },
    });
  }
}
