// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet gate in prod (account 222222222222, us-east-1): blueprint label-printer.
 */
export default class ProdGate extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-gate", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-gate.tfstate",
        },
      },
    });

    new ServiceRole(this, "printer", {
      name: "LabelPrinter-prod-gate",
      path: "/",
      description: "Prints labels, 3 tries.",
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
          {
            Effect: "Allow",
            Principal: {
              AWS: ["arn:aws:iam::222222222222:root"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
      inlinePolicies: {
        grants: {
          Version: "2012-10-17",
          Statement: [
            // fetch print jobs
            {
              Sid: "FetchPrintJobs",
              Effect: "Allow",
              Action: [
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:GetQueueUrl",
                "sqs:ReceiveMessage",
              ],
              Resource: ["arn:aws:sqs:us-east-1:222222222222:print-jobs"],
            },
          ],
        },
        labels: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "ReadLabels",
              Effect: "Allow",
              Action: ["s3:GetObject"],
              Resource: ["arn:aws:s3:::forms/*", "arn:aws:s3:::labels-prod/*"],
            },
            {
              Sid: "WriteLogs",
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: [
                "arn:aws:logs:us-east-1:222222222222:log-group:/printers/gate:*",
              ],
            },
          ],
        },
      },
    });
  }
}
