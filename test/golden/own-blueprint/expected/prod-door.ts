// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet door in prod (account 222222222222, us-east-1): blueprint label-printer.
 */
export default class ProdDoor extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-door", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-door.tfstate",
        },
      },
    });

    new ServiceRole(this, "printer", {
      name: "LabelPrinter-prod-door",
      path: "/",
      description: "Prints labels, 1 tries.",
      maxSessionDuration: 7200,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["credentials.iot.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      inlinePolicies: {
        labels: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "ReadLabels",
              Effect: "Allow",
              Action: ["s3:GetObject"],
              Resource: ["arn:aws:s3:::labels/*"],
            },
          ],
        },
      },
    });
  }
}
