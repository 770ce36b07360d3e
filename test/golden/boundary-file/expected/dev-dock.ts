// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  IotPolicy,
  ManagedPolicy,
  RoleAlias,
  ServiceRole,
} from "fleetroles/constructs";

/**
 * The fleet dock in dev (account 111111111111, us-east-1): blueprint greengrass-v2.
 */
export default class DevDock extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-dock", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-dock.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "access", {
      name: "GreengrassV2TokenExchangeRole-dev-dockAccess",
      path: "/",
      description: "What every core device of dock needs in dev.",
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

    new ServiceRole(this, "token_exchange", {
      name: "GreengrassV2TokenExchangeRole-dev-dock",
      path: "/",
      description: "What the code on the core devices of dock may do in dev.",
      maxSessionDuration: 3600,
      permissionsBoundary: "arn:aws:iam::111111111111:policy/dock",
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
                  "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-dev-dock",
                ],
              },
              StringEquals: {
                "aws:SourceAccount": ["111111111111"],
              },
            },
          },
        ],
      },
      policies: ["access"],
      inlinePolicies: {
        grants: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "DynamodbTableRead",
              Effect: "Allow",
              Action: [
                "dynamodb:BatchGetItem",
                "dynamodb:DescribeTable",
                "dynamodb:GetItem",
                "dynamodb:PartiQLSelect",
                "dynamodb:Query",
                "dynamodb:Scan",
              ],
              Resource: [
                "arn:aws:dynamodb:us-east-1:111111111111:table/Inventory",
              ],
            },
            {
              Sid: "DynamodbTableReadIndex",
              Effect: "Allow",
              Action: [
                "dynamodb:PartiQLSelect",
                "dynamodb:Query",
                "dynamodb:Scan",
              ],
              Resource: [
                "arn:aws:dynamodb:us-east-1:111111111111:table/Inventory/index/*",
              ],
            },
          ],
        },
      },
    });

    new RoleAlias(this, "token_exchange_alias", {
      name: "GreengrassV2TokenExchangeRoleAlias-dev-dock",
      role: "token_exchange",
      credentialDuration: 3600,
    });

    new IotPolicy(this, "token_exchange_certificate", {
      name: "GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-dev-dock",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["iot:AssumeRoleWithCertificate"],
            Resource: [
              "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-dev-dock",
            ],
          },
        ],
      },
    });
  }
}
