/** A role as a shape, and the texts in it that may differ from site to site. */
import { compare } from "../../../text/names";
import type { LiveRole } from "../live-role";
import type { LiveStatement } from "../statement";
import { templated, type TextFacts } from "./text";

/** A text of a role. */
export interface Slot {
  /** With the facts of the environment as placeholders, and the site as it is. */
  readonly plain: string;
  /** The same, with the site as {@link SITE}. */
  readonly general: string;
  /** What it is of: `Resource`, a condition's key, `managed`. */
  readonly of: string;
}

/** Stands for a slot in a shape. */
export interface SlotIndex {
  readonly slot: number;
}

/** Statements with lists of slots where texts differ. */
export type ShapedStatement = Readonly<Record<string, unknown>>;

/** What a role is but for the texts that may differ. Roles of equal shapes have as many slots. */
export interface Shape {
  readonly path: string;
  readonly trust: readonly ShapedStatement[];
  readonly inline: readonly (readonly [string, readonly ShapedStatement[]])[];
  readonly managed: readonly SlotIndex[];
}

export interface Profile {
  readonly role: LiveRole;
  readonly shape: Shape;
  readonly slots: readonly Slot[];
}

/** The profile of a role at a site. */
export function profileOf(role: LiveRole, site: string, facts: TextFacts): Profile {
  const slots: Slot[] = [];
  const list = (texts: readonly string[], of: string): SlotIndex[] =>
    texts
      .map((text) => ({ ...templated(text, site, facts), of }))
      .sort((a, b) => compare(a.general, b.general))
      .map((slot) => ({ slot: slots.push(slot) - 1 }));
  const shape: Shape = {
    path: role.path.replaceAll("{{", "\\{{"),
    trust: role.trust.map((one) => shapedStatement(one, list)),
    inline: [...role.inline].map(([name, all]) => [
      templated(name, site, facts).general,
      all.map((one) => shapedStatement(one, list)),
    ]),
    managed: list(role.attached, "managed"),
  };
  return { role, shape, slots };
}

type MakeList = (texts: readonly string[], of: string) => SlotIndex[];

/** Actions, effects and services stay: what differs in them is another role. */
function shapedStatement(statement: LiveStatement, list: MakeList): ShapedStatement {
  const { Resource, NotResource, Principal, Condition, ...rest } = statement;
  const whom = Object.entries(Principal ?? {}).map(([kind, all]) => {
    return [kind, kind === "Service" ? all : list(all, kind)] as const;
  });
  const conditions = Object.entries(Condition ?? {}).map(([operator, keys]) => {
    const lists = Object.entries(keys).map(([key, all]) => [key, list(all, key)] as const);
    return [operator, Object.fromEntries(lists)] as const;
  });
  return {
    ...rest,
    ...(Principal && { Principal: Object.fromEntries(whom) }),
    ...(Resource && { Resource: list(Resource, "Resource") }),
    ...(NotResource && { NotResource: list(NotResource, "NotResource") }),
    ...(Condition && { Condition: Object.fromEntries(conditions) }),
  };
}

/** A shape with texts in its slots. */
export function filledShape<T>(value: T, texts: readonly string[]): T {
  if (Array.isArray(value)) return value.map((one: unknown) => filledShape(one, texts)) as T;
  if (typeof value !== "object" || value === null) return value;
  if ("slot" in value) return (texts[value.slot as number] ?? "") as T;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    filledShape(one as unknown, texts),
  ]);
  return Object.fromEntries(entries) as T;
}
