import type { TerraformElement } from "./framework";
import { Construct } from "constructs";
import { StackError } from "./errors";
import type { FleetStack } from "./fleet-stack";

/** What generated stacks are made of: something with an id, which creates Terraform resources. */
export abstract class StackPart extends Construct {
  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique in the stack
   * @param kind as messages name it: `role`
   * @param node its name in the tree of constructs, if that is not the id
   * @throws StackError for a bad or taken id
   */
  protected constructor(
    protected readonly stack: FleetStack,
    protected readonly id: string,
    private readonly kind: string,
    node = id,
  ) {
    super(stack, checkId(stack, id, kind, node));
  }

  /**
   * Claims the address (`<type>.<id>`) before it creates what is to stand there.
   *
   * @param detail tells apart what one part creates: ` (policy "x")`
   * @throws StackError if the address is taken
   */
  protected add<T extends TerraformElement>(create: () => T, address: string, detail = ""): T {
    this.stack.claim(address, `${this.kind} "${this.id}"${detail}`);
    const resource = this.stack.vouchFor(create());
    resource.overrideLogicalId(address.slice(address.indexOf(".") + 1));
    return resource;
  }

  /** The id of something that belongs to this part: `<id>-<name>`. */
  protected idOf(...names: readonly string[]): string {
    return [this.id, ...names].join("-").replace(/[^A-Za-z0-9_-]/g, "_");
  }
}

/**
 * Checks the id of a part in a stack, and gives the name of its node back.
 *
 * @throws StackError if it is no Terraform identifier, or another part of the stack has it
 */
export function checkId(stack: FleetStack, id: string, kind: string, node: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(id)) {
    throw new StackError(
      `Stack ${stack.node.id}: ${kind} id ${JSON.stringify(id)} is no Terraform identifier; ` +
        `use letters, digits, "-" and "_", the first a letter or "_"`,
    );
  }
  if (stack.node.tryFindChild(node) !== undefined) {
    throw new StackError(
      `Stack ${stack.node.id}: ${kind} id "${id}" is taken; rename one of the two`,
    );
  }
  return node;
}
