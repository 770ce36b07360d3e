/** Values that a blueprint's parameters may have had, read off what the account has. */
import { parametersOf, partsOf, PINNED } from "../../../blueprints/parts";
import type { ParameterData } from "../../../blueprints/schema";
import { parametersNamed } from "../../../blueprints/terraform-names";
import { valueFault, type Value } from "../../../blueprints/values";
import { sortedUnique } from "../../../text/names";
import { ownValue } from "../../../text/own-value";
import type { LiveStatement } from "../statement";
import type { Claim } from "./claims";
import { matcherOf, textsIn, type Facts } from "./pattern";

/** Parameter → the values to try, the default first, where there is one. */
export type Candidates = ReadonlyMap<string, readonly Value[]>;

/** A statement of the blueprint, and those of the account that may have come of it. */
type Pair = readonly [written: object, live: readonly object[]];

/** For each parameter that the claim's parts read. What nothing in the account tells stays at its default. */
export function candidatesOf(claim: Claim, facts: Facts): Candidates {
  const { blueprint, scope, fleet } = claim;
  const read = parametersNamed(partsOf(blueprint, scope));
  const known = scope === "fleet" ? { ...facts, fleet } : facts;
  const found = capturedIn(claim, known);
  const entries = Object.entries(parametersOf(blueprint))
    .filter(([name]) => read.has(name) && name !== PINNED)
    .map(([name, parameter]): [string, Value[]] => [
      name,
      valuesFor(parameter, found.get(name) ?? []),
    ]);
  return new Map(entries);
}

function valuesFor(parameter: ParameterData, captured: readonly (readonly string[])[]): Value[] {
  const { type, default: first, enum: known = [] } = parameter;
  const fits = (value: Value): boolean => valueFault(parameter, value) === undefined;
  const values: Value[] = first === undefined ? [] : [first];
  if (type === "boolean") values.push(true, false);
  if (type === "string") values.push(...known, ...captured.flat());
  if (type === "list") {
    const sound = captured.map((list) => sortedUnique(list.filter((one) => fits([one]))));
    values.push([], ...sound, sortedUnique(sound.flat()));
  }
  const distinct = new Map(values.filter(fits).map((value) => [JSON.stringify(value), value]));
  return [...distinct.values()];
}

/** Parameter → what stood for it, once for each text of the blueprint, and once for what texts beside it agree on. */
function capturedIn(claim: Claim, facts: Facts): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  const add = (name: string, values: readonly string[]): void => {
    const lists = found.get(name) ?? [];
    found.set(name, lists);
    if (values.length > 0) lists.push([...values]);
  };
  for (const [written, live] of pairsOf(claim)) {
    const texts = live.flatMap((one) => textsIn(one));
    const bySlot = new Map<string, Map<string, string[][]>>();
    for (const [slot, template] of textsIn(written)) {
      if (!template.includes("{{")) continue;
      const matches = matcherOf(template, facts);
      const groups = texts.flatMap(([at, text]): Readonly<Record<string, string>>[] => {
        const found = at === slot ? matches?.(text) : undefined;
        return found === undefined ? [] : [found];
      });
      for (const name of sortedUnique(groups.flatMap((one) => Object.keys(one)))) {
        const values = sortedUnique(groups.flatMap((one) => ownValue(one, name) ?? []));
        add(name, values);
        const slots = bySlot.get(name) ?? new Map<string, string[][]>();
        bySlot.set(name, slots.set(slot, [...(slots.get(slot) ?? []), values]));
      }
    }
    for (const [name, slots] of bySlot) {
      for (const lists of slots.values()) add(name, common(lists));
    }
  }
  return found;
}

function common([first = [], ...others]: readonly (readonly string[])[]): string[] {
  return first.filter((one) => others.every((list) => list.includes(one)));
}

/** Statements go together by their Sids, or by what they do. */
function pairsOf({ blueprint, scope, roles, policies }: Claim): Pair[] {
  const parts = partsOf(blueprint, scope);
  const ofRoles = parts.roles.flatMap(([id, part]): Pair[] => {
    const live = roles.get(id);
    if (live === undefined) return [];
    const inline = [...live.inline.values()].flat();
    const { name, path = "/", managed = [] } = part;
    return [
      ...part.trust.map((one): Pair => [{ ...one, when: undefined }, live.trust]),
      ...statementPairs(Object.values(part.policies ?? {}).flat(), inline),
      [{ name, path }, [{ name: live.name, path: live.path }]],
      ...managed.map((one): Pair => [
        { arn: typeof one === "string" ? one : one.arn },
        live.attached.map((arn) => ({ arn })),
      ]),
    ];
  });
  const ofPolicies = parts.policies.flatMap(([id, part]): Pair[] => {
    const live = policies.get(id);
    if (live === undefined) return [];
    const { name, path = "/", statements } = part;
    return [
      ...statementPairs(statements, live.statements),
      [{ name, path }, [{ name: live.name, path: live.path }]],
    ];
  });
  const takers = [...policies.values()].flatMap((one) => one.takers);
  const names = takers.map(({ kind, name }) => ({ [`${kind}s`]: name }));
  const ofTakers = parts.attachments.map(([, { groups, users, roles: others }]): Pair => [
    { groups, users, roles: others },
    names,
  ]);
  return [...ofRoles, ...ofPolicies, ...ofTakers];
}

function statementPairs(
  written: readonly {
    readonly Sid?: string | undefined;
    readonly Action: string | readonly string[];
  }[],
  live: readonly LiveStatement[],
): Pair[] {
  return written.flatMap((one): Pair[] => {
    const actions = JSON.stringify(sortedUnique([one.Action].flat()));
    const { Sid, ...rest } = one;
    const named = live.filter((other) => Sid !== undefined && other.Sid === Sid);
    const alike = live.filter((other) => JSON.stringify(other.Action) === actions);
    const texts = { ...rest, when: undefined };
    if (named.length > 0) return [[texts, named]];
    // Which of them it is, where several do the same, the search finds out.
    return [...alike.map((other): Pair => [texts, [other]]), [texts, alike]];
  });
}
