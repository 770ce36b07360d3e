import { basename } from "node:path";
import { compare } from "../iam/names";
import { quote } from "../problem";
import type { Problem } from "../problem";
import type { Blueprint } from "../blueprints/load";
import { located } from "../spec/load";
import type { ModelContext } from "./context";
import { fleetStack, grantProblems } from "./fleet-stacks";
import { resolveParameters } from "./parameters";
import { placements, sites } from "./placements";
import type { Placement } from "./placements";
import { sharedStacks } from "./shared-stacks";
import type { Resolved } from "./shared-stacks";
import { statementProblems } from "./statements";
import type { Model, Stack } from "./types";

/**
 * Spec × blueprints × environments → model. Problems come with their places; the model of a spec with
 * errors is good for finding more of them, never for generating.
 */
export function buildModel(context: ModelContext): { model: Model; problems: Problem[] } {
  const { spec } = context;
  const all = sites(spec.data);
  const found: Problem[] = [];
  const resolved = placements(spec, all).flatMap((placement): Resolved[] => {
    const blueprint = context.catalog.tryFind(placement.blueprint);
    if (blueprint === undefined) {
      if (!context.catalog.has(placement.blueprint)) {
        found.push(unknownBlueprint(placement, context));
      }
      found.push(...grantProblems(placement, context));
      return [];
    }
    const parameters = resolveParameters(placement, blueprint.data, spec.data);
    found.push(...parameters.problems);
    return [{ placement, blueprint, parameters }];
  });
  const stacks: Stack[] = [];
  for (const { placement, blueprint, parameters } of resolved) {
    const { stack, problems } = fleetStack(placement, blueprint, parameters, context);
    found.push(...problems);
    if (stack) stacks.push(stack);
  }
  const shared = sharedStacks(all, resolved, context);
  found.push(...shared.problems);
  found.push(...unknownDefaults(context));
  const { project } = spec.data;
  const model: Model = {
    // Without its folder: the same file gives the same stacks wherever it is read from.
    source: basename(spec.document.file),
    ...(project !== undefined && { project }),
    stacks: [...stacks, ...shared.stacks].sort((a, b) => compare(a.name, b.name)),
  };
  return {
    model,
    problems: [
      ...problemsOfBlueprints(resolved, context),
      ...located(distinct(found), spec.document),
    ],
  };
}

function unknownBlueprint(placement: Placement, { catalog }: ModelContext): Problem {
  const own = placement.data.blueprint !== undefined;
  return {
    id: "unknown-blueprint",
    severity: "error",
    message: `there is no blueprint ${quote(placement.blueprint)}`,
    fix: catalog.suggestion(placement.blueprint),
    path: own ? [...placement.path, "blueprint"] : ["defaults", "blueprint"],
  };
}

/** A misspelt blueprint under `defaults.with` would leave its parameters at their defaults. */
function unknownDefaults({ spec, catalog }: ModelContext): Problem[] {
  return Object.keys(spec.data.defaults?.with ?? {})
    .filter((id) => !catalog.has(id))
    .map((id) => ({
      id: "unknown-blueprint",
      severity: "error",
      message: `there is no blueprint ${quote(id)}`,
      fix: catalog.suggestion(id),
      path: ["defaults", "with", id],
      atKey: true,
    }));
}

/** A fleet's problem is the same in each of its environments; it is said once. */
function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ id, message, path }) => {
    const key = JSON.stringify([id, message, path]);
    return !seen.has(key) && seen.add(key);
  });
}

/** What the blueprints in use say about AWS, against what AWS has; places are in their own files. */
function problemsOfBlueprints(
  resolved: readonly Resolved[],
  { reference }: ModelContext,
): Problem[] {
  const used = new Map<string, Blueprint>();
  for (const { blueprint } of resolved) used.set(blueprint.data.id, blueprint);
  return [...used.values()].flatMap(({ data, document }) => {
    const problems = Object.entries(data.roles).flatMap(([id, role]) =>
      Object.entries(role.policies ?? {}).flatMap(([name, statements]) =>
        statements.flatMap((statement, index) =>
          // Resources are templates here; the resolved ones are checked as ARNs with the model.
          statementProblems(
            { ...statement, Resource: undefined },
            ["roles", id, "policies", name, index],
            reference,
          ),
        ),
      ),
    );
    return located(problems, document);
  });
}
