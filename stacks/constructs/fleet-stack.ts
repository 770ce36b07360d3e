import { TerraformStack, type TerraformElement } from "./framework";
import type { Construct } from "constructs";
import { assemble, elementsOf } from "./assemble";
import { RawBackend, type BackendProps } from "./backend";
import { StackProvider } from "./elements";
import { StackError } from "./errors";
import { literals } from "./literal";
import { retiredStack, type Retirement } from "./retired";
import { stableJson } from "./stable-json";

/** Where a stack is applied, and where its state is kept. */
export interface FleetStackProps {
  /** The AWS account, 12 digits: the only one that the provider will work in. */
  readonly account: string;
  /** The AWS region of the provider. */
  readonly region: string;
  /**
   * Further arguments of the AWS provider, in Terraform's own spelling:
   * `{ skip_credentials_validation: true, endpoints: [{ iam: "http://localhost:4566" }] }`.
   * They win over `region` and `allowed_account_ids`.
   */
  readonly provider?: Readonly<Record<string, unknown>>;
  /** A constraint of the AWS provider's version: `~> 5.100`. Without it, any that these constructs are made for will do. */
  readonly providerVersion?: string;
  readonly backend: BackendProps;
  /** Set on a tombstone: a stack that is only there for Terraform to get rid of what it had. */
  readonly retired?: Retirement;
}

/**
 * One Terraform root module: an AWS provider for one account and region, a backend, and the roles
 * created in it. It becomes `stacks/<name>/cdk.tf.json` in the output folder.
 */
export class FleetStack extends TerraformStack {
  private readonly owners = new Map<string, string>();
  private readonly outputs = new Map<string, string>();
  private readonly literalElements = new WeakSet<TerraformElement>();
  private readonly retired: Retirement | undefined;
  private isOverridden = false;

  /**
   * @param name letters, digits, `-` and `_`; a folder of this name is made
   * @throws StackError for a bad or taken name, or for backend settings that cannot be written
   */
  constructor(scope: Construct, name: string, props: FleetStackProps) {
    super(scope, checkName(scope, name));
    const { account, region, provider, providerVersion } = props;
    this.retired = props.retired;
    const settings = { region, allowed_account_ids: [account], ...provider };
    const written = literals(settings) as Record<string, unknown>;
    this.vouchFor(new StackProvider(this, written, providerVersion));
    this.vouchFor(new RawBackend(this, props.backend));
  }

  /**
   * Keeps an address of this stack (`aws_iam_role.greengrass_group`) for one owner: Terraform takes
   * every address once, and cdktf would silently merge two elements that have the same one.
   *
   * @param owner who asks, as an error names it: `role "greengrass_group"`
   * @throws StackError if the address is taken
   */
  claim(address: string, owner: string): void {
    const other = this.owners.get(address);
    if (other !== undefined) {
      throw new StackError(
        `Stack ${this.node.id}: ${address} is defined by ${other} and by ${owner}; rename one of them`,
      );
    }
    this.owners.set(address, owner);
  }

  /** Remembers an output: its name, and the expression of Terraform that is its value. */
  registerOutput(name: string, value: string): void {
    this.outputs.set(name, value);
  }

  /** The expression of Terraform that is the value of an output; undefined where there is none yet. */
  tryFindOutput(name: string): string | undefined {
    return this.outputs.get(name);
  }

  /**
   * Says of an element that it was made of literals alone: it holds no tokens, so it needs no search for
   * them. Gives the element back.
   */
  vouchFor<T extends TerraformElement>(element: T): T {
    this.literalElements.add(element);
    return element;
  }

  /** As in `TerraformStack`: changes the stack's Terraform JSON at a path. */
  override addOverride(path: string, value: unknown): void {
    this.isOverridden = true;
    super.addOverride(path, value);
  }

  /** As in `TerraformStack`; it looks for references to other stacks, which only tokens can hold. */
  override prepareStack(): void {
    const strangers = elementsOf(this).some((element) => !this.literalElements.has(element));
    if (strangers && this.assembled() === undefined) super.prepareStack();
  }

  /** As in `TerraformStack`: the stack's Terraform JSON. */
  override toTerraform(): unknown {
    return this.finished(this.assembled() ?? super.toTerraform());
  }

  /** The text of the stack's Terraform JSON, byte for byte that of the framework; undefined where only the framework can tell. */
  tryWrite(): string | undefined {
    const stack = this.assembled();
    return stack === undefined ? undefined : stableJson(this.finished(stack));
  }

  private finished(stack: unknown): unknown {
    return this.retired ? retiredStack(stack as Record<string, unknown>, this.retired) : stack;
  }

  private assembled(): unknown {
    return this.isOverridden ? undefined : assemble(this, this.literalElements);
  }
}

/** What is said where two stacks have one name. */
export function nameTaken(name: string): string {
  return `Stack name "${name}": another stack has it; rename one of them`;
}

function checkName(scope: Construct, name: string): string {
  if (scope.node.tryFindChild(name) !== undefined) {
    throw new StackError(nameTaken(name));
  }
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name)) return name;
  throw new StackError(
    `Stack name ${JSON.stringify(name)}: use letters, digits, "-" and "_" only, the first a letter or digit`,
  );
}
