import { App, TerraformHclModule } from "./framework";
import { existsSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { StackError } from "./errors";
import type { FleetStack } from "./fleet-stack";
import { carriesToken, literal, literals } from "./literal";
import { addOutput } from "./outputs";
import { StackPart } from "./stack-part";

/** What a module puts out of a part of the stack: an output, and the keys into it. */
export interface ModuleOutputsProps {
  /** As descriptions name it: `role`. */
  readonly kind: string;
  /** `["service_arn"]`, or `["greengrass_group_arns", "warehouse"]`. */
  readonly arn: readonly string[];
  readonly name: readonly string[];
}

/** A call of a Terraform module. Every string reaches the module as it is written here. */
export interface ModuleCallProps {
  /**
   * As Terraform takes it, but that a local path (`./modules/x`) starts from the project's folder, the one
   * with `cdktf.json`.
   */
  readonly source: string;
  /** A version constraint, where the source is a registry. */
  readonly version?: string;
  /** By variable: JSON values. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** A text that stands in strings of the inputs → the output of the stack that it stands for. */
  readonly references?: Readonly<Record<string, string>>;
  /** Id → where the module puts out what becomes the outputs `<id>_arn` and `<id>_name` of the stack. */
  readonly outputs?: Readonly<Record<string, ModuleOutputsProps>>;
  /** Ids of roles of the same stack that must exist first. */
  readonly after?: readonly string[];
  /** Ids of other calls of the same stack that must be done first. */
  readonly afterModules?: readonly string[];
}

/** A call of a Terraform module: `module.<id>`. What it refers to must be in the stack before it. */
export class ModuleCall extends StackPart {
  private readonly module: TerraformHclModule;

  /**
   * @param stack where it belongs
   * @param id a Terraform identifier, unique among the stack's calls
   * @throws StackError for a bad or taken id, a source or version that cannot be written, or a reference to
   *   what the stack does not put out
   */
  constructor(stack: FleetStack, id: string, props: ModuleCallProps) {
    // Parts have names of blueprints, and calls names of their own.
    super(stack, id, "module", `module.${id}`);
    const { source, version, inputs = {}, references = {}, outputs = {} } = props;
    const address = `module.${id}`;
    const config = {
      source: this.written(sourceFor(stack, source)),
      ...(version !== undefined && { version: this.written(version) }),
      variables: this.filled(inputs, references) as Record<string, unknown>,
      skipAssetCreationFromLocalModules: true,
    };
    this.module = this.add(() => new TerraformHclModule(this, address, config), address);
    const after = [
      ...(props.after ?? []).map((role) => `aws_iam_role.${role}`),
      ...(props.afterModules ?? []).map((other) => `module.${other}`),
    ];
    if (after.length > 0) this.module.dependsOn = after;
    for (const [part, { kind, arn, name }] of Object.entries(outputs)) {
      addOutput(stack, this, { id: part, kind, what: "arn", value: expression(address, arn) });
      addOutput(stack, this, { id: part, kind, what: "name", value: expression(address, name) });
    }
  }

  /** An output of the module, as a cdktf token: known when Terraform has applied the stack. */
  get(output: string): unknown {
    return this.module.get(output);
  }

  /** Terraform reads sources and versions as they are, not as templates. */
  private written(text: string): string {
    if (!carriesToken(text)) return text;
    throw new StackError(
      `Stack ${this.stack.node.id}: module "${this.id}": ${JSON.stringify(text)} cannot be written; rename it`,
    );
  }

  private filled(data: unknown, references: Readonly<Record<string, string>>): unknown {
    // One mark may be the beginning of another.
    const marks = Object.keys(references).sort((a, b) => b.length - a.length);
    if (marks.length === 0) return literals(data);
    const pattern = new RegExp(`(${marks.map(escapeRegExp).join("|")})`);
    return mapStrings(data, (text) =>
      text
        .split(pattern)
        .map((piece, index) =>
          index % 2 === 1 ? this.referenceTo(references[piece] ?? "") : beforeReference(piece),
        )
        .join(""),
    );
  }

  private referenceTo(output: string): string {
    const value = this.stack.tryFindOutput(output);
    if (value !== undefined) return value;
    throw new StackError(
      `Stack ${this.stack.node.id}: module "${this.id}" refers to ${JSON.stringify(output)}, which the stack ` +
        "does not put out; create what it belongs to before the module",
    );
  }
}

/** A literal that an expression may follow: `$` before `${` would escape it. */
function beforeReference(text: string): string {
  return literal(text).replace(/(?<!\$)\$+$/, (signs) => `\${"${signs}"}`);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** `${module.x.arns["warehouse"]}` */
function expression(address: string, [output = "", ...keys]: readonly string[]): string {
  const index = keys.map((key) => `[${JSON.stringify(literal(key))}]`).join("");
  return `\${${address}.${output}${index}}`;
}

/** As `literals`, with strings written by `write`; keys are literals. */
function mapStrings(data: unknown, write: (text: string) => string): unknown {
  if (typeof data === "string") return write(data);
  if (Array.isArray(data)) return data.map((item) => mapStrings(item, write));
  if (typeof data !== "object" || data === null) return literals(data);
  const entries = Object.entries(data).map(([key, value]) => [
    literal(key),
    mapStrings(value, write),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** A local path as Terraform reads it: from the folder of the stack, `<output folder>/stacks/<stack>`. */
function sourceFor(stack: FleetStack, source: string): string {
  if (!/^\.\.?\//.test(source)) return source;
  return posix.normalize(`${"../".repeat(levelsBelowProject(stack))}${source}`);
}

/** How deep the stack's folder lies in the project; where there is none, the output folder lies in it. */
function levelsBelowProject(stack: FleetStack): number {
  const outdir = resolve(App.of(stack).outdir);
  for (let folder = dirname(outdir); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "cdktf.json"))) {
      return relative(folder, outdir).split(sep).length + 2;
    }
  }
  return 3;
}
