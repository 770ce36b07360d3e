import { TerraformElement } from "./framework";
import type { FleetStack } from "./fleet-stack";
import { WITH_REMOVED, removedBlocks } from "./retired";

/**
 * Resources that this stack had and another has now: `removed` blocks, by which Terraform lets go of them and destroys nothing.
 * Where the state has none of them, a block does nothing.
 */
export class ReleasedResources extends TerraformElement {
  /**
   * @param stack where they were; it has one of these
   * @param addresses of resources; instance keys are left out, for Terraform takes none here
   */
  constructor(
    stack: FleetStack,
    private readonly addresses: readonly string[],
  ) {
    super(stack, "removed");
    stack.vouchFor(this);
  }

  /** As in `TerraformElement`: the part of the stack's Terraform JSON. */
  override toTerraform(): unknown {
    return {
      terraform: { required_version: WITH_REMOVED },
      removed: removedBlocks(this.addresses),
    };
  }
}
