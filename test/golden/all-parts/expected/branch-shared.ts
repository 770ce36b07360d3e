// Made by `fleetroles generate` from fleets.yaml. Do not edit: change that file and generate again.
import type { Construct } from "constructs";
import { FleetStack, RoleReference } from "fleetroles/constructs";

/**
 * The account-wide roles that another stack owns, looked up for branch (account 222222222222, eu-central-1) of kiosks.
 */
export default class BranchShared extends FleetStack {
  constructor(scope: Construct) {
    super(scope, "branch-shared", {
      account: "222222222222",
      region: "eu-central-1",
      backend: {
        type: "local",
        config: {
          path: "../../../terraform-state/branch-shared.tfstate",
        },
      },
    });

    new RoleReference(this, "kiosk_hub", {
      name: "KioskHub",
    });
  }
}
