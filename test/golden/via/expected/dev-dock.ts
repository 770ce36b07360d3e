// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The fleet dock of cameras in dev (account 111111111111, us-east-1): blueprint greengrass-v2.
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

    new ModuleCall(this, "greengrass_v2", {
      source: "registry.example.com/example/greengrass/aws//modules/roles",
      version: "~> 3.1",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        service_role_path: "/service-role/",
        role_exclusive: true,
        fleets: {
          dock: {
            artifact_buckets: ["artifacts-dev"],
            tags: {
              stage: "development",
            },
          },
        },
      },
      outputs: {
        access: {
          kind: "policy",
          arn: ["access_arns", "dock"],
          name: ["access_names", "dock"],
        },
        artifacts: {
          kind: "policy",
          arn: ["artifacts_arns", "dock"],
          name: ["artifacts_names", "dock"],
        },
        token_exchange: {
          kind: "role",
          arn: ["token_exchange_arns", "dock"],
          name: ["token_exchange_names", "dock"],
        },
        token_exchange_alias: {
          kind: "role alias",
          arn: ["token_exchange_alias_arns", "dock"],
          name: ["token_exchange_alias_names", "dock"],
        },
        token_exchange_certificate: {
          kind: "IoT policy",
          arn: ["token_exchange_certificate_arns", "dock"],
          name: ["token_exchange_certificate_names", "dock"],
        },
      },
    });
  }
}
