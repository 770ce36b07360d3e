// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet old in prod (account 222222222222, us-east-1): blueprint deeplens.
 */
export default class ProdOld extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-old", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-old.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "edge-AWSDeepLensGreengrassGroupRole-prod-old-us-east-1",
      path: "/edge/",
      description: "What the code on the devices of old may do in prod.",
      maxSessionDuration: 7200,
      exclusive: false,
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
                "aws:RequestedRegion": ["us-east-1"],
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
    });
  }
}
