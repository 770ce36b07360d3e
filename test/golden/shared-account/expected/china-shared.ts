// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ServiceRole } from "fleetroles/constructs";

/**
 * The account-wide roles of china (account 333333333333, cn-north-1).
 */
export default class ChinaShared extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "china-shared", {
      account: "333333333333",
      region: "cn-north-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/china-shared.tfstate",
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
                  "arn:aws-cn:greengrass:cn-north-1:333333333333:*",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["333333333333"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws-cn:iam::aws:policy/service-role/AWSGreengrassResourceAccessRolePolicy",
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
      managedPolicies: ["arn:aws-cn:iam::aws:policy/AWSLambda_FullAccess"],
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
        "arn:aws-cn:iam::aws:policy/service-role/AWSDeepLensServiceRolePolicy",
      ],
    });
  }
}
