// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  IotPolicy,
  ManagedPolicy,
  PolicyAttachments,
  RoleAlias,
  ServiceRole,
} from "fleetroles/constructs";

/**
 * The fleet dock in prod (account 222222222222, us-east-1): blueprint greengrass-v2.
 */
export default class ProdDock extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "prod-dock", {
      account: "222222222222",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/prod-dock.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "access", {
      name: "dock-camerasAccess",
      path: "/",
      description: "What every core device of dock needs in prod.",
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
              "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystemComponent/*",
              "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/UserComponent/*",
              "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/GreengrassSystemComponent/*:*",
              "arn:aws:logs:us-east-1:222222222222:log-group:/aws/greengrass/UserComponent/*:*",
            ],
          },
        ],
      },
    });

    new ManagedPolicy(this, "components", {
      name: "GreengrassV2ComponentAccess-prod-dock",
      path: "/",
      description:
        "What AWS's components on the core devices of dock need in prod.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "PassSystemsManagerRole",
            Effect: "Allow",
            Action: ["iam:PassRole"],
            Resource: [
              "arn:aws:iam::222222222222:role/edge/edge-SSMServiceRole-prod-dock-us-east-1",
            ],
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
            Resource: ["arn:aws:ssm:us-east-1:222222222222:managed-instance/*"],
          },
        ],
      },
    });

    new ManagedPolicy(this, "installer", {
      name: "GreengrassV2InstallerPolicy-prod-dock",
      path: "/",
      description:
        "Lets who runs the installer provision core devices of dock in prod.",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "AttachAccessPolicy",
            Effect: "Allow",
            Action: ["iam:AttachRolePolicy"],
            Resource: ["arn:aws:iam::222222222222:role/edge/dock-cameras"],
            Condition: {
              ArnEquals: {
                "iam:PolicyARN": [
                  "arn:aws:iam::222222222222:policy/dock-camerasAccess",
                ],
              },
            },
          },
          {
            Sid: "AttachToCertificates",
            Effect: "Allow",
            Action: ["iot:AttachPolicy", "iot:AttachThingPrincipal"],
            Resource: ["arn:aws:iot:us-east-1:222222222222:cert/*"],
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
            Resource: ["arn:aws:iam::222222222222:policy/dock-camerasAccess"],
          },
          {
            Sid: "FindAlias",
            Effect: "Allow",
            Action: ["iot:DescribeRoleAlias"],
            Resource: [
              "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-dock",
            ],
          },
          {
            Sid: "FindIotPolicies",
            Effect: "Allow",
            Action: ["iot:GetPolicy"],
            Resource: [
              "arn:aws:iot:us-east-1:222222222222:policy/GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-dock",
              "arn:aws:iot:us-east-1:222222222222:policy/GreengrassV2IoTThingPolicy-prod-dock",
            ],
          },
          {
            Sid: "FindRole",
            Effect: "Allow",
            Action: ["iam:GetRole"],
            Resource: ["arn:aws:iam::222222222222:role/edge/dock-cameras"],
          },
          {
            Sid: "LookForPolicyOfAws",
            Effect: "Allow",
            Action: ["iam:GetPolicy"],
            Resource: ["arn:aws:iam::aws:policy/dock-camerasAccess"],
          },
        ],
      },
    });

    new ServiceRole(this, "systems_manager", {
      name: "edge-SSMServiceRole-prod-dock-us-east-1",
      path: "/edge/",
      description: "Lets Systems Manager manage core devices of dock in prod.",
      maxSessionDuration: 7200,
      exclusive: false,
      trust: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Service: ["ssm.amazonaws.com"],
            },
            Action: ["sts:AssumeRole"],
            Condition: {
              ArnLike: {
                "aws:SourceArn": ["arn:aws:ssm:us-east-1:222222222222:*"],
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
        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
    });

    new ServiceRole(this, "token_exchange", {
      name: "dock-cameras",
      path: "/edge/",
      description: "Cameras at the dock.",
      maxSessionDuration: 7200,
      exclusive: false,
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
              ArnEquals: {
                "aws:SourceArn": [
                  "arn:aws:iot:us-east-1:222222222222:rolealias/*-dock",
                ],
              },
              ArnLike: {
                "aws:SourceArn": [
                  "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-dock",
                ],
              },
              Null: {
                "aws:SourceArn": ["false"],
              },
              StringEquals: {
                "aws:SourceAccount": ["222222222222"],
              },
            },
          },
        ],
      },
      managedPolicies: [
        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      ],
      policies: ["access", "components"],
      tags: {
        owner: "stock",
      },
    });

    new PolicyAttachments(this, "installers", {
      users: ["anna"],
      policies: ["installer"],
    });

    new RoleAlias(this, "token_exchange_alias", {
      name: "GreengrassV2TokenExchangeRoleAlias-prod-dock",
      role: "token_exchange",
      credentialDuration: 3600,
    });

    new IotPolicy(this, "token_exchange_certificate", {
      name: "GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-dock",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["iot:AssumeRoleWithCertificate"],
            Resource: [
              "arn:aws:iot:us-east-1:222222222222:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-dock",
            ],
          },
        ],
      },
    });
  }
}
