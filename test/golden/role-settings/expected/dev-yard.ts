// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The fleet yard in dev (account 111111111111, us-east-1): blueprint greengrass-v2.
 * Its names in AWS are those of dev-garden.
 */
export default class DevYard extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-yard", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-yard.tfstate",
        },
      },
    });

    new ModuleCall(this, "greengrass_v2", {
      source: "example/greengrass-v2-roles/aws",
      version: "~> 1.4",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        role_exclusive: true,
        role_trust_conditions: {},
        fleets: {
          garden: {
            role_settings: {
              token_exchange: {
                managed_policies: {
                  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole":
                    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                },
                name: "garden-cameras",
                path: "/edge/",
                max_session: 7200,
                exclusive: false,
                trust_conditions: {
                  Bool: {
                    "aws:SecureTransport": ["true"],
                  },
                },
              },
            },
          },
        },
      },
      outputs: {
        access: {
          kind: "policy",
          arn: ["access_arns", "garden"],
          name: ["access_names", "garden"],
        },
        token_exchange: {
          kind: "role",
          arn: ["token_exchange_arns", "garden"],
          name: ["token_exchange_names", "garden"],
        },
        token_exchange_alias: {
          kind: "role alias",
          arn: ["token_exchange_alias_arns", "garden"],
          name: ["token_exchange_alias_names", "garden"],
        },
        token_exchange_certificate: {
          kind: "IoT policy",
          arn: ["token_exchange_certificate_arns", "garden"],
          name: ["token_exchange_certificate_names", "garden"],
        },
      },
    });
  }
}
