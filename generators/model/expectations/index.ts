/** What is expected of the roles of a fleet: by the fleet file, by its defaults, and by the blueprint. */
import { blueprintFile } from "../../blueprints/load";
import type { BlueprintData, BlueprintExpectation } from "../../blueprints/schema";
import type { ExpectationData } from "../../fleet-file/schema";
import type { DataPath, Place, Problem } from "../../problem";
import { resolveTarget } from "../grants/targets";
import type { ModelContext } from "../context";
import { namesWithin, onceAlike } from "../parts/alike";
import { expand, holds } from "../parts/scope";
import type { Scope } from "../parts/scope";
import { fillDeep } from "../placements";
import type { Placement } from "../placements";
import type { Expectation } from "../types";
import { conditionsOfHolders, holdersNamed, holdersOf } from "./holders";
import type { Holder } from "./holders";
import { namesIn, singleExpectations } from "./said";
import type { ReadResource, TakenExpectation } from "./said";

export { isAboutTrust } from "../../fleet-file/expectations";
export type { TakenExpectation } from "./said";

/** What a fleet file expects of a fleet, and what is wrong with it. */
export interface FleetExpectations {
  readonly taken: readonly TakenExpectation[];
  /** Which of the entries under `defaults` are about one of its roles. */
  readonly defaults: ReadonlySet<number>;
  readonly problems: readonly Problem[];
}

/** The expectations of a fleet: its own, and those of `defaults` that are about a role that it has. */
export function fleetExpectations(
  placement: Placement,
  blueprint: BlueprintData,
  scope: Scope,
  context: ModelContext,
): FleetExpectations {
  const taken: TakenExpectation[] = [];
  const problems: Problem[] = [];
  const defaults = new Set<number>();
  const add = (written: ExpectationData, path: DataPath): boolean => {
    const entry = fillDeep(written, placement.facts);
    const as = entry.as === undefined ? undefined : namesIn(entry.as, [...path, "as"]);
    const found = holdersNamed(as, blueprint, scope, path);
    const missing = found.flatMap((one) => ("problem" in one ? [one.problem] : []));
    const holders = found.flatMap((one) => ("holders" in one ? one.holders : []));
    const single = singleExpectations(
      entry,
      { path },
      [...new Set(holders)],
      readerFor(placement, context),
    );
    taken.push(...single.taken);
    problems.push(...single.problems, ...(path[0] === "defaults" ? [] : missing));
    return single.taken.length > 0 || single.problems.length > 0;
  };
  (placement.data.expect ?? []).forEach((entry, index) => {
    add(entry, [...placement.path, "expect", index]);
  });
  (context.spec.data.defaults?.expect ?? []).forEach((entry, index) => {
    if (add(entry, ["defaults", "expect", index])) defaults.add(index);
  });
  return { taken, defaults, problems };
}

/** Reads `on` as grants read `to`. */
function readerFor({ site }: Placement, context: ModelContext): ReadResource {
  const { reference, intents } = context;
  return ({ text, path }) => {
    if (text === "*") return undefined;
    const result = resolveTarget({ value: text, path }, { facts: site, reference, intents });
    if ("problem" in result) return result.problem;
    return { forms: result.target.resources, isPattern: /[*?]/.test(text) };
  };
}

/**
 * What a blueprint promises of its parts of one scope, as far as its conditions on parameters hold, as a stack has it: under the ids of its
 * own parts. Its strings are templates over parameters, and its resources are ARNs. Fleets share one list, unless it names what differs
 * between them.
 */
export const blueprintPromises = onceAlike(
  (
    blueprint: BlueprintData,
    scope,
    parts: Holder["scope"],
    prefix: string,
  ): readonly Expectation[] => {
    const all = holdersOf(blueprint, scope);
    const mine = new Set(all.flatMap((one) => (one.scope === parts ? [one.id] : [])));
    const taken = (blueprint.expect ?? []).flatMap((entry, index) =>
      promised({ entry, index }, blueprint, scope, ({ id, scope: of }) => {
        return of === parts && mine.has(id);
      }),
    );
    return stackExpectations(taken, parts, prefix);
  },
  { names: (blueprint) => [...conditionsOfHolders(blueprint), ...namesWithin(blueprint.expect)] },
);

function promised(
  { entry, index }: { readonly entry: BlueprintExpectation; readonly index: number },
  blueprint: BlueprintData,
  scope: Scope,
  isMine: (holder: Holder) => boolean,
): TakenExpectation[] {
  if (!holds(entry.if, scope)) return [];
  const [file, path] = [blueprintFile(blueprint), ["expect", index]];
  const as = entry.as === undefined ? undefined : namesIn(entry.as, path);
  const found = holdersNamed(as, blueprint, scope, path);
  const holders = found.flatMap((one) => ("holders" in one ? one.holders : []));
  const mine = [...new Set(holders)].filter(isMine);
  const filled = mine.length === 0 ? undefined : filledEntry(entry, scope);
  if (filled === undefined) return [];
  const { taken } = singleExpectations(filled, { file, path }, mine, ({ text }) =>
    text === "*" ? undefined : { forms: [text], isPattern: /[*?]/.test(text) },
  );
  return atOnce(taken, { file, path });
}

/** What must not be of one holder is asked in one question: whichever it is, the place is the same. */
function atOnce(taken: readonly TakenExpectation[], place: Place): TakenExpectation[] {
  const found = new Map<string, TakenExpectation>();
  for (const { holder, expectation } of taken) {
    const { kind, texts } = expectation;
    const id = kind === "cannot" ? holder.id : JSON.stringify([holder.id, expectation]);
    const known = found.get(id)?.expectation.texts ?? [];
    const all = [...known, ...texts] as unknown as typeof texts;
    found.set(id, { holder, expectation: { ...expectation, texts: all, place, promise: true } });
  }
  return [...found.values()];
}

/** The entry with its placeholders filled; undefined where a list makes all of a key fall away. */
function filledEntry(entry: BlueprintExpectation, scope: Scope): ExpectationData | undefined {
  const said = Object.entries(entry).filter(([key]) => key !== "if");
  const texts = said.map(([key, value]): [string, unknown] => {
    if (key === "when" || key === "as") return [key, value];
    return [key, [value as string | string[]].flat().flatMap((text) => expand(text, scope))];
  });
  if (texts.some(([, value]) => Array.isArray(value) && value.length === 0)) return undefined;
  return {
    ...Object.fromEntries(texts),
    ...(entry.when && { when: filledWhen(entry.when, scope) }),
  };
}

function filledWhen(
  when: NonNullable<ExpectationData["when"]>,
  scope: Scope,
): NonNullable<ExpectationData["when"]> {
  return Object.fromEntries(
    Object.entries(when).map(([key, value]) => {
      const filled = [value].flat().flatMap((one) => expand(String(one), scope));
      const [first = ""] = filled;
      return [key, Array.isArray(value) || filled.length > 1 ? filled : first];
    }),
  );
}

/** Expectations as a stack has them: of its own ids, each once. */
export function stackExpectations(
  taken: readonly TakenExpectation[],
  parts: Holder["scope"],
  prefix: string,
): Expectation[] {
  const own = taken.filter(({ holder }) => holder.scope === parts);
  const all = own.map(({ holder, expectation }): Expectation => {
    return { ...expectation, of: `${prefix}${holder.id}` };
  });
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
