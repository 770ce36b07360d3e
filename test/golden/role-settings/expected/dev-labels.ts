// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The workload labels in dev (account 111111111111, us-east-1): blueprint ground-truth.
 */
export default class DevLabels extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-labels", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-labels.tfstate",
        },
      },
    });

    new ServiceRole(this, "execution", {
      name: "edge-GroundTruthExecution-dev-labels",
      path: "/labels/",
      description: "What the labeling job labels runs as in dev.",
      maxSessionDuration: 7200,
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
          {
            Effect: "Allow",
            Principal: {
              AWS: [
                "arn:aws:iam::111111111111:role/labels/edge-GroundTruthPostAnnotation-dev-labels",
              ],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      after: ["post_annotation"],
      managedPolicies: [
        "arn:aws:iam::aws:policy/AmazonSageMakerGroundTruthExecution",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
      inlinePolicies: {
        buckets: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "ReadInput",
              Effect: "Allow",
              Action: ["s3:GetObject"],
              Resource: ["arn:aws:s3:::photos/*"],
            },
            {
              Sid: "WriteOutput",
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
        functions: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "InvokePostAnnotationOutsidePatterns",
              Effect: "Allow",
              Action: ["lambda:InvokeFunction"],
              Resource: [
                "arn:aws:lambda:us-east-1:111111111111:function:after",
              ],
            },
          ],
        },
      },
    });

    new ServiceRole(this, "post_annotation", {
      name: "edge-GroundTruthPostAnnotation-dev-labels",
      path: "/labels/",
      description:
        "What the post-annotation function after runs as in dev. It takes the grants of labels: its code is yours, while the labeling job runs none.",
      maxSessionDuration: 7200,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["lambda.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
      inlinePolicies: {
        annotations: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "AssumeExecutionRole",
              Effect: "Allow",
              Action: ["sts:AssumeRole"],
              Resource: [
                "arn:aws:iam::111111111111:role/labels/edge-GroundTruthExecution-dev-labels",
              ],
            },
          ],
        },
      },
    });
  }
}
