import {
  PINNED,
  managedEntry,
  parameterOf,
  parametersOf,
  partsOf,
  testsOf,
} from "../blueprints/parts";
import type { BlueprintData, Scope as PartScope, When } from "../blueprints/schema";
import type { DataPath, Problem } from "../problem";
import { problem, quote } from "../problem";
import { isFault, parseTemplate, placeholders } from "../source/template";
import type { SpecData } from "../fleet-file/schema";
import { onceAlike } from "./parts/alike";
import { holds } from "./parts/scope";
import type { Scope } from "./parts/scope";
import type { ResolvedPlacement } from "./resolved";

/**
 * The parameters that the parts of one scope come to something by: those that texts name where every `when`
 * around them holds, those of these `when`s, and of one that fails the tests that make it fail. Whatever
 * else is set changes nothing.
 */
export const parametersRead = onceAlike(readBy, {
  names: (blueprint) => Object.keys(parametersOf(blueprint)),
});

function readBy(blueprint: BlueprintData, scope: Scope, parts: PartScope): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      const template = parseTemplate(value);
      if (key === "parameter") names.add(value);
      else if (!isFault(template)) placeholders(template).forEach((name) => names.add(name));
    } else if (typeof value === "object" && value !== null) {
      if (!Array.isArray(value) && !decided(value, scope, names)) {
        return;
      }
      for (const [next, inner] of Object.entries(value)) {
        if (next === "when") continue;
        if (next === "managed") readPinned(inner as ManagedList, scope, names);
        visit(inner, next);
      }
    }
  };
  visit(partsOf(blueprint, parts), "");
  return names;
}

type ManagedList = readonly Parameters<typeof managedEntry>[0][];

/** Whether what a value's `when` is about is there; its parameters are read either way. */
function decided({ when }: { readonly when?: When }, scope: Scope, names: Set<string>): boolean {
  const tests = testsOf(when);
  const failing = tests.filter((test) => !holds(test, scope));
  for (const test of failing.length > 0 ? failing : tests) names.add(parameterOf(test));
  return failing.length === 0;
}

/** Every attached policy of AWS's can be pinned. */
function readPinned(entries: ManagedList, scope: Scope, names: Set<string>): void {
  if (entries.some((entry) => holds(managedEntry(entry).when, scope))) names.add(PINNED);
}

/** A placement, and the parameters that had an effect in it. */
export interface ReadPlacement extends ResolvedPlacement {
  readonly read: ReadonlySet<string>;
}

/**
 * Settings that have no effect: parameters that no part of any fleet they are set for reads, and defaults of
 * blueprints that no fleet uses. An empty list says that there is nothing to add, which is an answer.
 */
export function withoutEffect(
  placements: readonly ReadPlacement[],
  data: SpecData,
  exists: (blueprint: string) => boolean,
): Problem[] {
  return [...unreadParameters(placements), ...unusedDefaults(placements, data, exists)];
}

function unreadParameters(placements: readonly ReadPlacement[]): Problem[] {
  const unread = new Map<string, Problem>();
  const read = new Set<string>();
  for (const { parameters, read: names, blueprint } of placements) {
    for (const [name, path] of parameters.explicit) {
      const key = JSON.stringify(path);
      const value = parameters.values.get(name);
      if (names.has(name)) read.add(key);
      // What needs this one may be what is wrong with another.
      else if (parameters.problems.length === 0 && !(Array.isArray(value) && value.length === 0)) {
        unread.set(key, noEffect(name, value, blueprint.data.id, path));
      }
    }
  }
  return [...unread].filter(([key]) => !read.has(key)).map(([, found]) => found);
}

function noEffect(name: string, value: unknown, blueprint: string, path: DataPath): Problem {
  return problem("no-effect", {
    message: `the parameter ${quote(name)} changes nothing here: with what else is set, no part of the blueprint ${quote(blueprint)} reads it, so ${quote(value)} is dropped`,
    fix: "remove it, or set what it needs: docs/reference/blueprints.md says when each part is there",
    path,
    atKey: true,
  });
}

function unusedDefaults(
  placements: readonly ReadPlacement[],
  { defaults }: SpecData,
  exists: (blueprint: string) => boolean,
): Problem[] {
  const used = new Set(placements.map(({ blueprint }) => blueprint.data.id));
  return (["with", "via"] as const).flatMap((key) =>
    Object.keys(defaults?.[key] ?? {})
      .filter((id) => !used.has(id) && exists(id))
      .map((id) =>
        problem("no-effect", {
          message: `defaults.${key} sets something for the blueprint ${quote(id)}, which no fleet uses`,
          fix: "remove it, or use the blueprint",
          path: ["defaults", key, id],
          atKey: true,
        }),
      ),
  );
}
