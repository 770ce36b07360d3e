/** Which stacks are alike: they are drawn as one. */
import type { Stack } from "../../model/types";
import { cutList } from "../../text/lists";
import { grouped } from "../../text/grouped";
import { compare, sortedUnique } from "../../text/names";
import { parseArn } from "../../iam/arn";
import type { Drawn, Drawing } from "./drawn";
import { ALL_FACTS, type Fact, OwnFacts } from "./own-facts";
import type { Reached } from "./reached";
import type { Frame } from "./types";

/** Stacks that are drawn as one, with what is drawn of any of them. */
export interface Alike {
  /** In the order of the model. */
  readonly stacks: readonly Stack[];
  /** One of each kind that is not told from the others by what is its own. */
  readonly kinds: readonly { readonly stack: Stack; readonly drawn: readonly Drawn[] }[];
}

/** More frames than these, nobody looks at: what differs in the names of resources alone is then drawn as one, too. */
export const MOST_FRAMES = 24;

/**
 * The stacks in groups that are alike. First, stacks whose roles, trust and policies say the same but for the stack's own account, region,
 * environment and name. If these are more than `MOST_FRAMES`: those that reach the same types of resources at the same
 * levels; then those that have the same roles; then those of one blueprint.
 */
export function alike(stacks: readonly Stack[], drawing: Drawing): Alike[] {
  const same = grouped(stacks, (stack) => {
    return new OwnFacts(stack, ALL_FACTS).general(JSON.stringify(saidOf(stack), withoutSid));
  });
  const fine = Array.from(same.values(), (all): Alike => {
    const [stack] = all;
    const drawn = drawing.of(stack, new OwnFacts(stack, differing(all)));
    return { stacks: all, kinds: [{ stack, drawn }] };
  });
  const groups = [typesKey, rolesKey, blueprintKey].reduce<Alike[]>(
    (all, key) => (all.length <= MOST_FRAMES ? all : merged(all, key)),
    fine,
  );
  return groups.map((group) => (group.kinds.length === 1 ? group : redrawn(group, drawing)));
}

/** With places for what differs in all stacks of the group. */
function redrawn({ stacks, kinds }: Alike, drawing: Drawing): Alike {
  const facts = differing(stacks);
  return {
    stacks,
    kinds: kinds.map(({ stack }) => {
      return { stack, drawn: drawing.of(stack, new OwnFacts(stack, facts)) };
    }),
  };
}

/** The facts in which stacks that are drawn as one differ: what is the same in all can be told. */
function differing(stacks: readonly Stack[]): Set<Fact> {
  const isOne = (of: (stack: Stack) => string): boolean => new Set(stacks.map(of)).size === 1;
  return new Set<Fact>([
    ...(["account", "region"] as const),
    ...(isOne(({ environment }) => environment.name) ? [] : ["environment" as const]),
    ...(isOne(subjectName) ? [] : ["fleet" as const]),
  ]);
}

function subjectName({ subject }: Stack): string {
  return "name" in subject ? subject.name : "";
}

function blueprintOf({ subject }: Stack): string {
  return "blueprint" in subject ? subject.blueprint : "";
}

/** All of a stack that is drawn. */
function saidOf(stack: Stack): unknown {
  return [
    [stack.subject.kind, blueprintOf(stack)],
    stack.roles.map((role) => [
      ...[role.id, role.trust, role.managedPolicies, role.attached, role.permissionsBoundary],
      role.inlinePolicies.map(({ document }) => document),
    ]),
    stack.policies.map(({ id, document, boundary }) => [id, document, boundary]),
    stack.attachments.map(({ id, managedPolicies, attached, groups, users, roles }) => {
      return [id, managedPolicies, attached, groups, users, roles];
    }),
    stack.roleAliases.map(({ id, role }) => [id, role]),
    stack.iotPolicies.map(({ id, document }) => [id, document]),
    stack.references.map(({ id, existing }) => [id, existing !== undefined]),
  ];
}

/** The reason for a statement is its author's: it gives nothing. */
function withoutSid(key: string, value: unknown): unknown {
  return key === "Sid" ? undefined : value;
}

type Kind = Alike["kinds"][number];

function merged(groups: readonly Alike[], keyOf: (kind: Kind) => string): Alike[] {
  const byKey = grouped(groups, ({ kinds: [kind] }) => (kind === undefined ? "" : keyOf(kind)));
  return Array.from(byKey.values(), (all) => ({
    stacks: all.flatMap(({ stacks }) => stacks),
    kinds: all.flatMap(({ kinds }) => kinds),
  }));
}

function blueprintKey({ stack }: Kind): string {
  return JSON.stringify([stack.subject.kind, blueprintOf(stack)]);
}

function rolesKey(kind: Kind): string {
  return JSON.stringify([blueprintKey(kind), kind.drawn.map(({ key }) => key)]);
}

function typesKey(kind: Kind): string {
  return JSON.stringify([
    blueprintKey(kind),
    kind.drawn.map(({ key, trusted, reached, attached }) => [
      ...[key, sortedUnique(trusted.map((one) => `${one.kind} ${one.general}`))],
      ...[sortedUnique(reached.map(typeOf)), attached.map(({ arn }) => arn)],
    ]),
  ]);
}

/** `dynamodb table Read,Write` */
function typeOf({ service, resource, levels, marks }: Reached): string {
  const type = parseArn(resource)?.resource.split(/[/:]/, 1)[0] ?? resource;
  // A bucket's ARN has no type.
  const named = service === "s3" ? "" : type;
  return `${service} ${named} ${[...levels].sort().join()} ${[...marks].sort().join()}`;
}

/** The frame that a group is drawn in. */
export function frameOf({ stacks, kinds }: Alike, id: string): Frame {
  const names = sortedUnique(stacks.map(subjectName));
  const [first] = stacks;
  const kind = first?.subject.kind;
  const blueprint = first === undefined ? "" : blueprintOf(first);
  const places = sortedUnique(stacks.map(({ environment }) => environment.name));
  const isFleet = kind === "fleet" || kind === "workload";
  const many = `${String(names.length)} ${kind ?? ""}s`;
  const title = !isFleet ? "once per account" : names.length === 1 ? (names[0] ?? "") : many;
  const which = names.length > 1 ? [cutList(names, 3)] : [];
  const made = [...(isFleet ? [blueprint] : []), `in ${cutList(places, 4)}`].join(", ");
  const differs = kinds.length > 1 ? ["not each of them reaches all of this"] : [];
  return {
    ...{ id, kind: isFleet ? kind : "shared", title, lines: [...which, made, ...differs] },
    stacks: stacks.map(({ name }) => name).sort(compare),
  };
}
