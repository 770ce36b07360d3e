// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The account-wide roles of prod (account 222222222222, us-east-1).
 */
export default class ProdShared extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-shared", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-shared.tfstate",
        },
      },
    });

    new ServiceRole(this, "deeplens_greengrass", {
      name: "AWSDeepLensGreengrassRole",
      path: "/",
      description:
        "Lets AWS IoT Greengrass deploy Lambda functions to devices.",
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
                  "arn:aws:greengrass:us-east-1:222222222222:*",
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
        "arn:aws:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy",
      ],
    });

    new ServiceRole(this, "deeplens_lambda", {
      name: "AWSDeepLensLambdaRole",
      path: "/",
      description:
        "Passed to Lambda to create functions and to use other services.",
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
      managedPolicies: ["arn:aws:iam::aws:policy/AWSLambda_FullAccess"],
    });

    new ServiceRole(this, "deeplens_sagemaker", {
      name: "AWSDeepLensSageMakerRole",
      path: "/",
      description: "Lets Amazon SageMaker train custom models.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["sagemaker.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              ArnLike: {
                "aws:SourceArn": ["arn:aws:sagemaker:us-east-1:222222222222:*"],
              },
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: ["arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"],
    });

    new ServiceRole(this, "deeplens_service", {
      name: "AWSDeepLensServiceRole",
      path: "/",
      description: "Lets AWS DeepLens use IoT, S3, Greengrass and Lambda.",
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["deeplens.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy",
      ],
    });
  }
}
