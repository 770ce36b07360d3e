// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet office in dev (account 111111111111, us-east-1): blueprint deeplens.
 * Cameras at the reception.
 */
export default class DevOffice extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-office", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-office.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-dev-office",
      path: "/",
      description:
        "What the code on the devices of office may do in dev. Cameras at the reception.",
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
      inlinePolicies: {
        device: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "WriteLogs",
              Effect: "Allow",
              Action: [
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogStreams",
                "logs:PutLogEvents",
              ],
              Resource: [
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/GreengrassSystem/*",
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/Lambda/*",
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/GreengrassSystem/*:*",
                "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/Lambda/*:*",
              ],
            },
          ],
        },
      },
    });
  }
}
// sha256 of dev-office.ts up to here: 678727aa9909da205305610684e4a73c57a07eeb1931cf9a7f78b7a95ee3685a
