import { TerraformElement } from "./framework";
import type { FleetStack } from "./fleet-stack";
import { literal } from "./literal";

/**
 * Resources that stood under other addresses before: `moved` blocks, by which Terraform keeps what is there instead of destroying
 * it and making it anew. Where the state has nothing under the old address, a block does nothing.
 */
export class MovedResources extends TerraformElement {
  /**
   * @param stack where they belong; it has one of these
   * @param moves the address of before → the address of now
   */
  constructor(
    stack: FleetStack,
    private readonly moves: Readonly<Record<string, string>>,
  ) {
    super(stack, "moved");
    stack.vouchFor(this);
  }

  /** As in `TerraformElement`: the part of the stack's Terraform JSON. */
  override toTerraform(): unknown {
    const moved = Object.entries(this.moves).map(([from, to]) => ({
      from: literal(from),
      to: literal(to),
    }));
    return { moved };
  }
}
