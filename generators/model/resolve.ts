import { basename } from "node:path";
import { compare } from "../text/names";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { located } from "../source/located";
import type { ModelContext } from "./context";
import { fleetStack, grantProblems } from "./stacks/fleet-stacks";
import { resolveParameters } from "./parameters";
import { placements, sites } from "./placements";
import type { Placement } from "./placements";
import { sharedStacks } from "./stacks/shared-stacks";
import type { Resolved } from "./stacks/shared-stacks";
import { blueprintProblems, managedProblems } from "./parts/blueprint-problems";
import type { BlueprintUse, Model, Stack } from "./types";

/**
 * Spec × blueprints × environments → model. Problems come with their places; the model of a spec with
 * errors is good for finding more of them, never for generating.
 */
export function buildModel(context: ModelContext): { model: Model; problems: Problem[] } {
  const { spec } = context;
  const all = sites(spec.data);
  const found: Problem[] = [];
  const resolved = placements(spec, all).flatMap((placement): Resolved[] => {
    const { known, problems } = resolvePlacement(placement, context);
    found.push(...problems);
    return known ? [known] : [];
  });
  const stacks = resolved.flatMap(({ placement, blueprint, parameters }): Stack[] => {
    const { stack, problems } = fleetStack(placement, blueprint, parameters, context);
    found.push(...problems);
    return stack ? [stack] : [];
  });
  const shared = sharedStacks(all, resolved, context);
  found.push(...shared.problems);
  found.push(...unknownDefaults(context));
  const { project } = spec.data;
  const model: Model = {
    // Without its folder: the same file gives the same stacks wherever it is read from.
    source: basename(spec.document.file),
    ...(project !== undefined && { project }),
    stacks: [...stacks, ...shared.stacks].sort((a, b) => compare(a.name, b.name)),
    blueprints: blueprintsInUse(resolved),
  };
  return {
    model,
    problems: [
      ...blueprintProblems(resolved, context),
      ...distinct(managedProblems(resolved, context)),
      ...located(distinct(found), spec.document),
    ],
  };
}

function resolvePlacement(
  placement: Placement,
  context: ModelContext,
): { known?: Resolved; problems: readonly Problem[] } {
  const { catalog, spec } = context;
  const blueprint = catalog.tryFind(placement.blueprint);
  if (blueprint !== undefined) {
    const parameters = resolveParameters(placement, blueprint.data, spec.data);
    return { known: { placement, blueprint, parameters }, problems: parameters.problems };
  }
  // One that has errors has said so itself.
  const unknown = catalog.has(placement.blueprint) ? [] : [unknownBlueprint(placement, context)];
  return { problems: [...unknown, ...grantProblems(placement, context)] };
}

function unknownBlueprint(placement: Placement, { catalog }: ModelContext): Problem {
  const own = placement.data.blueprint !== undefined;
  return problem("unknown-blueprint", {
    message: `there is no blueprint ${quote(placement.blueprint)}`,
    fix: catalog.suggestion(placement.blueprint),
    path: own ? [...placement.path, "blueprint"] : ["defaults", "blueprint"],
  });
}

/** A misspelt blueprint under `defaults` would leave its fleets as if nothing were said there. */
function unknownDefaults({ spec, catalog }: ModelContext): Problem[] {
  return (["with", "via"] as const).flatMap((key) =>
    Object.keys(spec.data.defaults?.[key] ?? {})
      .filter((id) => !catalog.has(id))
      .map((id) =>
        problem("unknown-blueprint", {
          message: `there is no blueprint ${quote(id)}`,
          fix: catalog.suggestion(id),
          path: ["defaults", key, id],
          atKey: true,
        }),
      ),
  );
}

/** A fleet's problem is the same in each of its environments; it is said once. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ id, message, path }) => {
    const key = JSON.stringify([id, message, path]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Each blueprint once, with the first that uses it. */
function blueprintsInUse(resolved: readonly Resolved[]): BlueprintUse[] {
  const uses = new Map<string, BlueprintUse>();
  for (const { blueprint, placement } of resolved) {
    const { id, title, lifecycle } = blueprint.data;
    if (uses.has(id)) continue;
    uses.set(id, { id, title, ...(lifecycle && { lifecycle }), origin: placement.path });
  }
  return [...uses.values()].sort((a, b) => compare(a.id, b.id));
}
