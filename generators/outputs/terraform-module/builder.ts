import { parametersOf, partsOf } from "../../blueprints/parts";
import type {
  BlueprintData,
  BlueprintPolicy,
  BlueprintStatement,
  Scope,
  When,
} from "../../blueprints/schema";
import { withUsualNames } from "../../blueprints/terraform-names";
import { compare } from "../../text/names";
import { indent } from "./hcl";
import type { Hcl } from "./hcl";
import { lowerStatement, lowerStatements } from "./lower";
import { allOf, anyWhen, lowerWhen } from "./lower-when";
import { RoleArguments } from "./role-variables";
import type { Variables } from "./types";
import { EACH, LOOP, variablesFor } from "./scope";
import { ownValue } from "../../text/own-value";

/** A resource of a module. */
export interface ModuleResource {
  readonly type: string;
  readonly name: string;
  /** What makes it the same thing under another address: the name it has in AWS, as the blueprint says it. */
  readonly identity: string;
  readonly code: Hcl;
}

/** Attributes of a block and blocks in it, in order; an empty line where one is undefined. */
export type Attributes = readonly (readonly [string, Hcl] | Nested | undefined)[];

/** A block in a block: `lifecycle`. */
interface Nested {
  readonly block: string;
  readonly body: Hcl;
}

/**
 * What gets another name is made, with all that belongs to it, before that of before goes, as in stacks. Where only another path is
 * asked for, the name is taken: the apply fails, and what there was stays.
 */
export const NEW_ONE_FIRST: Attributes = [undefined, lifecycle("create_before_destroy = true")];

/** How Terraform changes a resource. */
export function lifecycle(body: Hcl): Nested {
  return { block: "lifecycle", body };
}

/** What building the resources of one scope of a blueprint has in common. */
export class Builder {
  /** What names stand for in a resource. */
  readonly here: Variables;
  /** The same in a `for` over the fleets, where it is decided which resources there are. */
  readonly loop: Variables;

  constructor(
    readonly blueprint: BlueprintData,
    readonly scope: Scope,
  ) {
    this.here = variablesFor(blueprint, scope, EACH);
    this.loop = variablesFor(blueprint, scope, LOOP);
  }

  resource(
    type: string,
    name: string,
    identity: string,
    whens: readonly Existence[],
    attributes: Attributes,
  ): ModuleResource {
    const instances = this.instances(whens);
    const code = block(type, name, [instances, undefined, ...attributes]);
    return { type, name, identity: withUsualNames(identity, this.blueprint), code };
  }

  /** `for_each` over the fleets, or `count`. */
  instances(whens: readonly Existence[]): readonly [string, Hcl] {
    const condition = this.condition(whens);
    if (this.scope === "fleet") {
      const some = `{ for name, fleet in local.fleets : name => fleet if ${condition ?? ""} }`;
      return ["for_each", condition === undefined ? "local.fleets" : some];
    }
    return ["count", `${this.enabled(condition)} ? 1 : 0`];
  }

  enabled(condition: Hcl | undefined): Hcl {
    const both = partsExist(this.blueprint, "fleet");
    const created = both ? "local.create_account_roles" : "var.create";
    return condition === undefined ? created : `${created} && ${condition}`;
  }

  condition(whens: readonly Existence[]): Hcl | undefined {
    const all = whens.flatMap((when) => {
      if (when === undefined) return [];
      if (typeof when === "object" && "all" in when) return when.all;
      return lowerWhen(when, this.loop);
    });
    return allOf(all);
  }

  /** What must hold for a document to have a statement at all. */
  anyOf(statements: readonly { readonly when?: When | undefined }[]): Condition {
    const whens = statements.map(({ when }) => when);
    return { all: anyWhen(whens, this.loop, parametersOf(this.blueprint)) };
  }

  statements(statements: readonly (BlueprintStatement | Omit<BlueprintStatement, "Sid">)[]): Hcl {
    const lowered = statements.map((statement) => ({
      when: statement.when,
      body: lowerStatement(statement, this.here),
    }));
    return lowerStatements(lowered, this.here);
  }

  reference(type: string, id: string, attribute: string): Hcl {
    return `${type}.${id}[${this.scope === "fleet" ? "each.key" : "0"}].${attribute}`;
  }

  tags(): Hcl {
    return this.scope === "fleet" ? "merge(var.tags, each.value.tags)" : "var.tags";
  }

  /** What the arguments of a role are made of. */
  role(id: string): RoleArguments {
    return new RoleArguments(id, this.scope === "fleet" ? "each.value" : undefined);
  }

  /** Whether something is set for a role, in a condition on whether there is a resource. */
  roleIn(id: string): RoleArguments {
    return new RoleArguments(id, this.scope === "fleet" ? LOOP.value : undefined);
  }

  seconds(value: number | { readonly parameter: string } | undefined): Hcl | undefined {
    if (value === undefined) return undefined;
    return typeof value === "number" ? String(value) : this.here(value.parameter).code;
  }

  policyOf(id: string): BlueprintPolicy {
    const policy = ownValue(this.blueprint.policies, id);
    if (policy === undefined) throw new Error(`${this.blueprint.id}: no policy ${id}`);
    return policy;
  }
}

/** Something that decides whether a resource is there. */
export type Existence = When | Condition | undefined;

/** Conditions in HCL already. */
export interface Condition {
  readonly all: readonly Hcl[];
}

/** Whether a blueprint has parts of a scope. */
export function partsExist(blueprint: BlueprintData, scope: Scope): boolean {
  return Object.values(partsOf(blueprint, scope)).some((parts) => (parts as unknown[]).length > 0);
}

/** A block of a resource: attributes, with an empty line where one is undefined. */
export function block(type: string, name: string, attributes: Attributes): Hcl {
  const lines = attributes.map((attribute) =>
    attribute === undefined ? "" : indent(lineOf(attribute)),
  );
  return `resource "${type}" "${name}" {\n${lines.join("\n")}\n}`;
}

function lineOf(attribute: readonly [string, Hcl] | Nested): Hcl {
  return "block" in attribute
    ? `${attribute.block} {\n${indent(attribute.body)}\n}`
    : attribute.join(" = ");
}

/** Statements in the order that documents have them. */
export function bySid(statements: readonly BlueprintStatement[]): BlueprintStatement[] {
  return [...statements].sort(({ Sid: a = "" }, { Sid: b = "" }) => compare(a, b));
}
