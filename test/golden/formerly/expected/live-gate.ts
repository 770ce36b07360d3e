// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The fleet gate of harbour in live (account 111111111111, us-east-1): blueprint ground-truth.
 * Its names in AWS are those of prod-gate.
 */
export default class LiveGate extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "live-gate", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "s3",
        config: {
          key: "port/live-gate.tfstate",
          bucket: "states-port",
          region: "us-east-1",
        },
      },
    });

    new ServiceRole(this, "execution", {
      name: "Labels-gate",
      path: "/",
      description: "What the labeling job gate runs as in prod.",
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
              Resource: ["arn:aws:s3:::labels/*"],
            },
          ],
        },
        functions: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "InvokePreAnnotationOutsidePatterns",
              Effect: "Allow",
              Action: ["lambda:InvokeFunction"],
              Resource: [
                "arn:aws:lambda:us-east-1:111111111111:function:before",
              ],
            },
          ],
        },
      },
    });

    new ServiceRole(this, "pre_annotation", {
      name: "GroundTruthPreAnnotation-prod-gate",
      path: "/",
      description: "What the pre-annotation function before runs as in prod.",
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
    });
  }
}
