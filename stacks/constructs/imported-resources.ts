import { TerraformElement } from "./framework";
import type { FleetStack } from "./fleet-stack";
import { literal } from "./literal";

/**
 * Resources that are in the account already, and that this stack takes over: `import` blocks. Where the state has one of them, its
 * block does nothing.
 */
export class ImportedResources extends TerraformElement {
  /**
   * @param stack where they belong; it has one of these
   * @param imports the address of a resource → what Terraform imports it by
   */
  constructor(
    stack: FleetStack,
    private readonly imports: Readonly<Record<string, string>>,
  ) {
    super(stack, "import");
    stack.vouchFor(this);
  }

  /** As in `TerraformElement`: the part of the stack's Terraform JSON. */
  override toTerraform(): unknown {
    const blocks = Object.entries(this.imports).map(([to, id]) => ({
      to: literal(to),
      id: literal(id),
    }));
    return { import: blocks };
  }
}
