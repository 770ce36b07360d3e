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
 * The fleet hall of harbour in live (account 111111111111, us-east-1): blueprint greengrass-v2.
 * Its names in AWS are those of prod-hall.
 */
export default class LiveHall extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "live-hall", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "s3",
        config: {
          key: "port/live-hall.tfstate",
          bucket: "states-port",
          region: "us-east-1",
        },
      },
    });

    new ManagedPolicy(this, "access", {
      name: "GreengrassV2TokenExchangeRole-prod-hallAccess",
      path: "/",
      description: "What every core device of hall needs in prod.",
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
      name: "GreengrassV2TokenExchangeRole-prod-hall",
      path: "/",
      description: "What the code on the core devices of hall may do in prod.",
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
                  "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-hall",
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
    });

    new RoleAlias(this, "token_exchange_alias", {
      name: "GreengrassV2TokenExchangeRoleAlias-prod-hall",
      role: "token_exchange",
      credentialDuration: 3600,
    });

    new IotPolicy(this, "token_exchange_certificate", {
      name: "GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-prod-hall",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["iot:AssumeRoleWithCertificate"],
            Resource: [
              "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-prod-hall",
            ],
          },
        ],
      },
    });
  }
}
