// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet office in prod (account 222222222222, us-east-1): blueprint deeplens.
 * Cameras at the reception.
 */
export default class ProdOffice extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-office", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-office.tfstate",
        },
      },
    });

    new ServiceRole(this, "greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-office",
      path: "/",
      description:
        "What the code on the devices of office may do in prod. Cameras at the reception.",
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
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystem/*",
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/Lambda/*",
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystem/*:*",
                "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/Lambda/*:*",
              ],
            },
          ],
        },
      },
    });
  }
}
// sha256 of prod-office.ts up to here: d2389002de55915c890e5d567aa180aeb592ba0565e57b750f051e96928c5c9e
