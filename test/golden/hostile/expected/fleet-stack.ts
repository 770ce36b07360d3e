// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet stack in fleet (account 444444444444, us-east-1): blueprint deeplens.
 */
export default class FleetStackStack extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "fleet-stack", {
      account: "444444444444",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/fleet-stack.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-fleet-stack",
      path: "/",
      description: "What the code on the devices of stack may do in fleet.",
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
                  "arn:aws:greengrass:us-east-1:444444444444:/greengrass/groups/*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["444444444444"],
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
