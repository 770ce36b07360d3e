// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet warehouse of cameras in dev (account 111111111111, us-east-1): blueprint deeplens.
 */
export default class DevWarehouse extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-warehouse", {
      account: "111111111111",
      region: "us-east-1",
      provider: {
        endpoints: {
          iam: "http://localhost:5000",
          sts: "http://localhost:5000",
        },
        skip_metadata_api_check: true,
      },
      backend: {
        type: "local",
        config: {
          path: "../../../state-of-dev/dev-warehouse.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-dev-warehouse",
      path: "/",
      description: "What the code on the devices of warehouse may do in dev.",
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
      tags: {
        stage: "development",
        team: "docks",
        unit: "warehouse",
      },
    });
  }
}
