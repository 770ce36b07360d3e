/** A role of an own blueprint, from a shape and its texts. */
import type { BlueprintRole, BlueprintStatement, BlueprintTrust } from "../../../blueprints/schema";
import type { LiveRole } from "../live-role";
import type { LiveStatement } from "../statement";
import { filledShape, type Shape } from "./profile";
import { SITE } from "./text";

/** What a role is called, and what of it goes elsewhere. */
export interface RolePart {
  readonly role: BlueprintRole;
  /** Names of inline policies that a blueprint cannot say: fleets say their statements. */
  readonly apart: ReadonlySet<string>;
}

/** Why no blueprint can say a role; undefined where one can. */
export function unsayable(role: LiveRole): string | undefined {
  return NAME.test(role.name) ? trustFault(role) : "IAM gives no role such a name";
}

/** Source: AWS IAM API Reference, CreateRole. */
const NAME = /^[\w+=,.@-]{1,64}$/;

function trustFault({ trust }: LiveRole): string | undefined {
  const foreign = trust.find(
    ({ Effect, NotPrincipal, Principal, Action }) =>
      Effect !== "Allow" ||
      NotPrincipal !== undefined ||
      Principal === undefined ||
      Action === undefined,
  );
  if (trust.length === 0) return "its trust policy lets nobody in";
  if (foreign !== undefined) {
    return "a blueprint's trust policy only allows: no Deny, NotPrincipal or NotAction";
  }
  const kinds = trust.flatMap(({ Principal = {} }) => Object.keys(Principal));
  const strange = kinds.find((kind) => !["Service", "AWS", "Federated"].includes(kind));
  return strange && `a blueprint trusts no principals of the kind ${strange}`;
}

/** How a role is to be said. */
export interface PartHow {
  /** Whether fleets can grant it more without naming it. */
  readonly grants: boolean;
  /** Whether the blueprint says even a policy that is called as that of a fleet's statements: by another name. */
  readonly inside: boolean;
}

/** @param name the role's name as a template */
export function rolePart(
  name: string,
  shape: Shape,
  texts: readonly string[],
  { grants, inside }: PartHow,
): RolePart {
  const filled = filledShape(shape, texts) as unknown as {
    readonly path: string;
    readonly trust: readonly LiveStatement[];
    readonly inline: readonly (readonly [string, readonly LiveStatement[]])[];
    readonly managed: readonly string[];
  };
  const apart = new Set(
    filled.inline.flatMap(([policy, all]) => {
      const isOfFleets = policy === "grants" && !inside;
      return isOfFleets || all.some(leavesOut) ? [policy] : [];
    }),
  );
  const kept = filled.inline.filter(([policy]) => !apart.has(policy));
  return {
    apart,
    role: {
      name,
      scope: "fleet",
      description: "",
      ...(filled.path !== "/" && { path: filled.path }),
      trust: filled.trust.map(trustStatement),
      ...(filled.managed.length > 0 && { managed: [...filled.managed] }),
      ...(kept.length > 0 && { policies: Object.fromEntries(named(kept)) }),
      ...(grants && { grants: true as const }),
    },
  };
}

/** Blueprints have no such statements. */
function leavesOut({ Action, Resource }: LiveStatement): boolean {
  return Action === undefined || Resource === undefined;
}

function trustStatement({ Principal, Action, Condition }: LiveStatement): BlueprintTrust {
  return {
    Principal: lists(Principal ?? {}),
    ...(JSON.stringify(Action) !== '["sts:AssumeRole"]' && { Action: one(Action ?? []) }),
    ...(Condition && { Condition: conditions(Condition) }),
  };
}

function named(
  policies: readonly (readonly [string, readonly LiveStatement[]])[],
): [string, BlueprintStatement[]][] {
  const names = new Set<string>();
  return policies.map(([policy, statements]) => {
    const plain = words(policy.replaceAll(SITE, " "), /[A-Za-z0-9_-]+/g);
    const isSame = plain.join("") === policy && policy !== "grants";
    const name = isSame ? policy : free(plain.join("-") || "policy", names);
    names.add(name);
    return [name, statements.map(written)];
  });
}

function words(text: string, pattern: RegExp): string[] {
  const found = [...text.matchAll(pattern)].map(([word]) => word);
  return found.filter((word) => /[A-Za-z0-9]/.test(word) && word !== "grants");
}

function free(base: string, taken: Set<string>): string {
  let name = base;
  for (let index = 2; taken.has(name); index++) name = `${base}${String(index)}`;
  taken.add(name);
  return name;
}

function written(statement: LiveStatement): BlueprintStatement {
  const { Sid, Effect, Action = [], Resource = [], Condition } = statement;
  return {
    ...(Sid !== undefined && { Sid }),
    ...(Effect === "Deny" && { Effect: "Deny" as const }),
    Action: one(Action),
    Resource: one(Resource),
    ...(Condition && { Condition: conditions(Condition) }),
  };
}

type OneOrMany = string | string[];

function one(texts: readonly string[]): OneOrMany {
  const [first = "", ...others] = texts;
  return others.length === 0 ? first : [...texts];
}

function lists(record: Readonly<Record<string, readonly string[]>>): Record<string, OneOrMany> {
  return Object.fromEntries(Object.entries(record).map(([key, all]) => [key, one(all)]));
}

function conditions(
  condition: NonNullable<LiveStatement["Condition"]>,
): Record<string, Record<string, OneOrMany>> {
  return Object.fromEntries(Object.entries(condition).map(([key, all]) => [key, lists(all)]));
}
