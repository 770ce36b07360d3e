// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The fleet gate of cameras in dev (account 111111111111, us-east-1): blueprint panorama.
 */
export default class DevGate extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-gate", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-gate.tfstate",
        },
      },
    });

    new ModuleCall(this, "panorama", {
      source: "./modules/terraform-aws-panorama-roles",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        role_exclusive: true,
        fleets: {
          gate: {
            tags: {
              stage: "development",
            },
          },
        },
      },
      outputs: {
        greengrass_group: {
          kind: "role",
          arn: ["greengrass_group_arns", "gate"],
          name: ["greengrass_group_names", "gate"],
        },
      },
    });
  }
}
