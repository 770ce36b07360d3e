// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The fleet office of cameras in dev (account 111111111111, us-east-1): blueprint deeplens.
 */
export default class DevOffice extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "dev-office", {
      account: "111111111111",
      region: "us-east-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/dev-office.tfstate",
        },
      },
    });

    new ModuleCall(this, "deeplens", {
      source: "example/deeplens-roles/aws",
      version: ">= 1.2, < 2.0",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        role_exclusive: true,
        fleets: {
          office: {
            greengrass_group_ids: ["group-office"],
            tags: {
              stage: "development",
            },
          },
        },
      },
      outputs: {
        greengrass_group: {
          kind: "role",
          arn: ["greengrass_group_arns", "office"],
          name: ["greengrass_group_names", "office"],
        },
      },
    });
  }
}
