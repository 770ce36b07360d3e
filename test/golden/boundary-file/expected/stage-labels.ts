// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The workload labels in stage (account 111111111111, eu-central-1): blueprint ground-truth.
 */
export default class StageLabels extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "stage-labels", {
      account: "111111111111",
      region: "eu-central-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/stage-labels.tfstate",
        },
      },
    });

    new ServiceRole(this, "execution", {
      name: "GroundTruthExecution-stage-labels",
      path: "/",
      description: "What the labeling job labels runs as in stage.",
      permissionsBoundary: "arn:aws:iam::111111111111:policy/Limits-stage",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["sagemaker.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution",
      ],
      inlinePolicies: {
        buckets: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "ReadAndWriteObjects",
              Effect: "Allow",
              Action: [
                "s3:AbortMultipartUpload",
                "s3:GetObject",
                "s3:PutObject",
              ],
              Resource: ["arn:aws:s3:::photos/*"],
            },
          ],
        },
      },
    });
  }
}
