// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole, trustDocument } from "fleetroles/constructs";

/**
 * 2 fleets in dev (account 111111111111, us-east-1), each with roles of its own.
 */
export default class DevSouth extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-south", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-south.tfstate",
        },
      },
    });

    const greengrassGroupTrust_459e1f = trustDocument({
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
    });

    // The fleet gate: blueprint deeplens.

    new ServiceRole(this, "gate_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-dev-gate",
      path: "/",
      description: "What the code on the devices of gate may do in dev.",
      trust: greengrassGroupTrust_459e1f,
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
        team: "south",
      },
    });

    // The fleet pier: blueprint deeplens.
    // Its names in AWS are those of dev-quay.

    new ServiceRole(this, "pier_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-dev-quay",
      path: "/",
      description: "What the code on the devices of quay may do in dev.",
      trust: greengrassGroupTrust_459e1f,
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      tags: {
        team: "south",
      },
    });
  }
}
