// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  IotPolicy,
  ManagedPolicy,
  PolicyAttachments,
  RoleAlias,
  RoleReference,
  ServiceRole,
} from "fleetroles/constructs";

/**
 * The fleet hall in dev (account 111111111111, us-east-1): blueprint greengrass-v2.
 */
export default class DevHall extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-hall", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-hall.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "access", {
      name: "edge-GreengrassV2TokenExchangeRole-dev-hallAccess",
      path: "/",
      description: "What every core device of hall needs in dev.",
      document: {
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
              "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/GreengrassSystemComponent/*",
              "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/UserComponent/*",
              "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/GreengrassSystemComponent/*:*",
              "arn:aws:logs:us-east-1:111111111111:log-group:/aws/greengrass/UserComponent/*:*",
            ],
          },
        ],
      },
    });

    new ManagedPolicy(this, "components", {
      name: "GreengrassV2ComponentAccess-dev-hall",
      path: "/",
      description:
        "What AWS's components on the core devices of hall need in dev.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "PassSystemsManagerRole",
            Effect: "Allow",
            Action: ["iam:PassRole"],
            Resource: ["arn:aws:iam::111111111111:role/hall-dev"],
          },
          {
            Sid: "RegisterNodes",
            Effect: "Allow",
            Action: ["ssm:RegisterManagedInstance"],
            Resource: ["*"],
          },
          {
            Sid: "TagNodes",
            Effect: "Allow",
            Action: ["ssm:AddTagsToResource"],
            Resource: ["arn:aws:ssm:us-east-1:111111111111:managed-instance/*"],
          },
        ],
      },
    });

    new ManagedPolicy(this, "installer", {
      name: "GreengrassV2InstallerPolicy-dev-hall",
      path: "/",
      description:
        "Lets who runs the installer provision core devices of hall in dev.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "AttachAccessPolicy",
            Effect: "Allow",
            Action: ["iam:AttachRolePolicy"],
            Resource: [
              "arn:aws:iam::111111111111:role/edge/edge-GreengrassV2TokenExchangeRole-dev-hall",
            ],
            Condition: {
              ArnEquals: {
                "iam:PolicyARN": [
                  "arn:aws:iam::111111111111:policy/edge-GreengrassV2TokenExchangeRole-dev-hallAccess",
                ],
              },
            },
          },
          {
            Sid: "AttachToCertificates",
            Effect: "Allow",
            Action: ["iot:AttachPolicy", "iot:AttachThingPrincipal"],
            Resource: ["arn:aws:iot:us-east-1:111111111111:cert/*"],
          },
          {
            Sid: "CreateCertificates",
            Effect: "Allow",
            Action: ["iot:CreateKeysAndCertificate", "iot:DescribeEndpoint"],
            Resource: ["*"],
          },
          {
            Sid: "FindAccessPolicy",
            Effect: "Allow",
            Action: ["iam:CreatePolicy", "iam:GetPolicy"],
            Resource: [
              "arn:aws:iam::111111111111:policy/edge-GreengrassV2TokenExchangeRole-dev-hallAccess",
            ],
          },
          {
            Sid: "FindAlias",
            Effect: "Allow",
            Action: ["iot:DescribeRoleAlias"],
            Resource: [
              "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-dev-hall",
            ],
          },
          {
            Sid: "FindIotPolicies",
            Effect: "Allow",
            Action: ["iot:GetPolicy"],
            Resource: [
              "arn:aws:iot:us-east-1:111111111111:policy/GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-dev-hall",
              "arn:aws:iot:us-east-1:111111111111:policy/GreengrassV2IoTThingPolicy-dev-hall",
            ],
          },
          {
            Sid: "FindRole",
            Effect: "Allow",
            Action: ["iam:GetRole"],
            Resource: [
              "arn:aws:iam::111111111111:role/edge/edge-GreengrassV2TokenExchangeRole-dev-hall",
            ],
          },
          {
            Sid: "LookForPolicyOfAws",
            Effect: "Allow",
            Action: ["iam:GetPolicy"],
            Resource: [
              "arn:aws:iam::aws:policy/edge-GreengrassV2TokenExchangeRole-dev-hallAccess",
            ],
          },
        ],
      },
    });

    new ServiceRole(this, "token_exchange", {
      name: "edge-GreengrassV2TokenExchangeRole-dev-hall",
      path: "/edge/",
      description: "What the code on the core devices of hall may do in dev.",
      maxSessionDuration: 3600,
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
              ArnLike: {
                "aws:SourceArn": [
                  "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-dev-hall",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["111111111111"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
      policies: ["access", "components"],
    });

    new RoleReference(this, "systems_manager", {
      name: "hall-dev",
    });

    new PolicyAttachments(this, "installers", {
      users: ["anna"],
      policies: ["installer"],
    });

    new RoleAlias(this, "token_exchange_alias", {
      name: "GreengrassV2TokenExchangeRoleAlias-dev-hall",
      role: "token_exchange",
      credentialDuration: 3600,
    });

    new IotPolicy(this, "token_exchange_certificate", {
      name: "GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-dev-hall",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["iot:AssumeRoleWithCertificate"],
            Resource: [
              "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-dev-hall",
            ],
          },
        ],
      },
    });
  }
}
