// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The account-wide roles of dev (account 111111111111, us-east-1).
 */
export default class DevShared extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-shared", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-shared.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_v2_service", {
      name: "edge-Greengrass_ServiceRole",
      path: "/shared/",
      description:
        "Lets AWS IoT Greengrass use Lambda, AWS IoT and other services.",
      maxSessionDuration: 7200,
      forceDetachPolicies: true,
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
                  "arn:aws:greengrass:us-east-1:111111111111:*",
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
        "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
    });
  }
}
