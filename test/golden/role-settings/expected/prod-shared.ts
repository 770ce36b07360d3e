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
      path: "/edge/",
      description:
        "Lets AWS IoT Greengrass deploy Lambda functions to devices.",
      maxSessionDuration: 7200,
      exclusive: false,
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
                "aws:RequestedRegion": ["us-east-1"],
                "aws:SourceAccount": ["222222222222"],
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

    new ServiceRole(this, "deeplens_lambda", {
      name: "AWSDeepLensLambdaRole",
      path: "/",
      description:
        "Passed to Lambda to create functions and to use other services.",
      maxSessionDuration: 7200,
      exclusive: false,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["lambda.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              StringEquals: {
                "aws:RequestedRegion": ["us-east-1"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AWSLambda_FullAccess",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
    });

    new ServiceRole(this, "deeplens_sagemaker", {
      name: "AWSDeepLensSageMakerRole",
      path: "/edge/",
      description: "Lets Amazon SageMaker train custom models.",
      maxSessionDuration: 7200,
      exclusive: false,
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
                "aws:RequestedRegion": ["us-east-1"],
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
    });

    new ServiceRole(this, "deeplens_service", {
      name: "AWSDeepLensServiceRole",
      path: "/edge/",
      description: "Lets AWS DeepLens use IoT, S3, Greengrass and Lambda.",
      maxSessionDuration: 7200,
      exclusive: false,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["deeplens.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              StringEquals: {
                "aws:RequestedRegion": ["us-east-1"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
    });

    new ServiceRole(this, "greengrass_v2_service", {
      name: "edge-Greengrass_ServiceRole-us-east-1",
      path: "/shared/",
      description:
        "Lets AWS IoT Greengrass use Lambda, AWS IoT and other services.",
      maxSessionDuration: 7200,
      forceDetachPolicies: true,
      exclusive: false,
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
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
    });
  }
}
