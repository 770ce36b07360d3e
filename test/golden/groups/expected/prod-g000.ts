// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * 2 fleets in prod (account 222222222222, us-east-1), each with roles of its own.
 */
export default class ProdG000 extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-g000", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-g000.tfstate",
        },
      },
    });

    // The workload labels: blueprint ground-truth.

    new ServiceRole(this, "labels_execution", {
      name: "GroundTruthExecution-prod-labels",
      path: "/",
      description: "What the labeling job labels runs as in prod.",
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
              Resource: ["arn:aws:s3:::images/*"],
            },
          ],
        },
      },
      tags: {
        team: "north",
      },
    });

    new ServiceRole(this, "labels_pre_annotation", {
      name: "GroundTruthPreAnnotation-prod-labels",
      path: "/",
      description:
        "What the pre-annotation function PreSageMakerDock runs as in prod.",
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
      tags: {
        team: "north",
      },
    });

    // The fleet pier: blueprint deeplens.
    // Its names in AWS are those of prod-quay.

    new ServiceRole(this, "pier_greengrass_group", {
      name: "AWSDeepLensGreengrassGroupRole-prod-quay",
      path: "/",
      description: "What the code on the devices of quay may do in prod.",
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
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy",
      ],
      tags: {
        team: "south",
      },
    });
  }
}
