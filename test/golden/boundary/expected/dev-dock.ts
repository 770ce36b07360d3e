// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet dock in dev (account 111111111111, us-east-1): blueprint deeplens.
 */
export default class DevDock extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-dock", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-dock.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-dev-dock",
      path: "/",
      description: "What the code on the devices of dock may do in dev.",
      permissionsBoundary: "arn:aws:iam::111111111111:policy/TeamBoundary",
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
    });
  }
}
