// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import {
  FleetStack,
  IotPolicy,
  ManagedPolicy,
  ModuleCall,
  RoleAlias,
  ServiceRole,
} from "fleetroles/constructs";

/**
 * The fleet ramp of cameras in dev (account 111111111111, us-east-1): blueprint greengrass-v2.
 */
export default class DevRamp extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-ramp", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-ramp.tfstate",
        },
      },
    });

    new ManagedPolicy(this, "access", {
      name: "GreengrassV2TokenExchangeRole-dev-rampAccess",
      path: "/",
      description: "What every core device of ramp needs in dev.",
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
      tags: {
        stage: "development",
      },
    });

    new ServiceRole(this, "token_exchange", {
      name: "GreengrassV2TokenExchangeRole-dev-ramp",
      path: "/",
      description: "What the code on the core devices of ramp may do in dev.",
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
                  "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-dev-ramp",
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
      tags: {
        stage: "development",
      },
    });

    new RoleAlias(this, "token_exchange_alias", {
      name: "GreengrassV2TokenExchangeRoleAlias-dev-ramp",
      role: "token_exchange",
      credentialDuration: 3600,
      tags: {
        stage: "development",
      },
    });

    new IotPolicy(this, "token_exchange_certificate", {
      name: "GreengrassTESCertificatePolicyGreengrassV2TokenExchangeRoleAlias-dev-ramp",
      document: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["iot:AssumeRoleWithCertificate"],
            Resource: [
              "arn:aws:iot:us-east-1:111111111111:rolealias/GreengrassV2TokenExchangeRoleAlias-dev-ramp",
            ],
          },
        ],
      },
      tags: {
        stage: "development",
      },
    });

    new ModuleCall(this, "bucket-1", {
      source: "terraform-aws-modules/s3-bucket/aws",
      version: "4.2.0",
      inputs: {
        bucket: "photos-111111111111-us-east-1",
        readers: ["{{token_exchange_arn}}", "x{{token_exchange_name}}$"],
        rules: [
          {
            id: "a",
            days: 30,
            enabled: true,
            none: null,
            ratio: 0.5,
          },
          [],
        ],
        nested: {
          "${k}": "${v} %{w} {{token_exchange_alias_arn}}",
          __proto: "$${{access_name}}",
        },
        empty: {},
      },
      references: {
        "{{access_name}}": "access_name",
        "{{token_exchange_alias_arn}}": "token_exchange_alias_arn",
        "{{token_exchange_arn}}": "token_exchange_arn",
        "{{token_exchange_name}}": "token_exchange_name",
      },
    });

    new ModuleCall(this, "nothing", {
      source: "../shared/nothing",
    });

    new ModuleCall(this, "table", {
      source: "git::https://example.com/tables.git//table?ref=v1.0.0",
      inputs: {
        text: "{{token_exchange_arn}} {{token_exchange_arn:1}}",
      },
      references: {
        "{{token_exchange_arn:1}}": "token_exchange_arn",
      },
    });
  }
}
