// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, ModuleCall } from "fleetroles/constructs";

/**
 * The fleet yard in dev (account 111111111111, us-east-1): blueprint deeplens.
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

    new ModuleCall(this, "deeplens", {
      source: "example/deeplens-roles/aws",
      version: "~> 1.3",
      inputs: {
        environment: "dev",
        account_id: "111111111111",
        partition: "aws",
        region: "us-east-1",
        create_account_roles: false,
        role_permissions_boundary:
          "arn:aws:iam::111111111111:policy/Limits-dev",
        role_exclusive: true,
        fleets: {
          yard: {},
        },
      },
      outputs: {
        greengrass_group: {
          kind: "role",
          arn: ["greengrass_group_arns", "yard"],
          name: ["greengrass_group_names", "yard"],
        },
      },
    });
  }
}
