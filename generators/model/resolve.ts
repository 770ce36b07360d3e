import { policyArn } from "../iam/arn/identities";
import { allowsOf } from "./allows";
import { commonSettings } from "./roles/settings";
import { blueprintFile } from "../blueprints/load";
import { PINNED } from "../blueprints/parts";
import { compare, sortedUnique } from "../text/names";
import { distinct, problem, quote } from "../problem";
import type { Problem } from "../problem";
import type { ModelContext } from "./context";
import type { MadeStack, ModelMemory, Worked } from "./memory";
import { layoutOf } from "./stacks/layout";
import { fleetStack } from "./stacks/fleet-stacks";
import { fleetExpectations } from "./expectations";
import { fleetAccess } from "./grants/fleet-access";
import { saidAccess } from "./grants/policy";
import { parametersRead, withoutEffect } from "./parameter-effects";
import type { ReadPlacement } from "./parameter-effects";
import { unfilledStatements } from "./statements/blueprint";
import { resolveParameters } from "./parameters";
import type { ResolvedPlacement } from "./resolved";
import { placements, sites } from "./placements";
import type { Placement, Site } from "./placements";
import { projectNames } from "../fleet-file/project-names";
import { SHARED, stackName } from "../fleet-file/names";
import { sharedStacks } from "./stacks/shared-stacks";
import type { AccountReads, LookupsOf } from "./stacks/shared-stacks";
import { meetingIds } from "./stacks/meeting-ids";
import { spreadGrants } from "./parts/spread-grants";
import { managedProblems } from "./parts/managed-problems";
import type { BlueprintUse, Model, PlacedStatement, Stack } from "./types";
import { progress } from "../text/progress";

/**
 * Spec × blueprints × environments → model. Problems come with their places; the model of a spec with
 * errors is good for finding more of them, never for generating.
 *
 * @param memory what fleets came to in the model before
 */
export function buildModel(
  context: ModelContext,
  memory?: ModelMemory,
): { model: Model; problems: Problem[] } {
  const { spec } = context;
  const all = sites(spec.data);
  const placed = placements(spec, all);
  const { resolved, strays, problems: found } = resolveAll(placed, context, memory);
  const shared = sharedStacks(all, resolved, context);
  const { stacks, problems: ofStacks } = fleetStacks(resolved, shared.lookupsOf, context, memory);
  found.push(...ofStacks, ...shared.problems);
  found.push(
    ...unknownDefaults(context),
    ...idleDefaults(context, resolved),
    ...managedProblems(resolved, all, context),
  );
  found.push(
    ...withoutEffect(readPlacements(resolved, shared.read), spec.data, (id) =>
      context.catalog.has(id),
    ),
  );
  const accepted = allowsOf({ data: spec.data, placed, resolved });
  found.push(...accepted.problems);
  const made = inOrder([...stacks, ...shared.stacks], context);
  const model: Model = {
    source: spec.source,
    ...namesOfProject(spec.data),
    stacks: made,
    blueprints: blueprintsInUse(resolved),
    managed: documentsOf(made, context),
    strays,
    ...(accepted.allows.length > 0 && { allows: accepted.allows }),
    ...leftToOthers(all),
  };
  return { model, problems: distinct(found) };
}

function resolveAll(
  placed: readonly Placement[],
  context: ModelContext,
  memory: ModelMemory | undefined,
): { resolved: ResolvedPlacement[]; strays: Model["strays"][number][]; problems: Problem[] } {
  const worked = placed.map((placement, index) => {
    progress("resolving fleets", index, placed.length);
    const work = (): Worked => resolvePlacement(placement, context);
    return { placement, worked: memory?.worked(placement, context, work) ?? work() };
  });
  return {
    resolved: worked.flatMap((one) => one.worked.known ?? []),
    strays: worked.flatMap((one) => straysOf(one.placement, one.worked.statements)),
    problems: worked.flatMap((one) => one.worked.problems),
  };
}

/** The stacks of all fleets, each in its group. */
function fleetStacks(
  resolved: readonly ResolvedPlacement[],
  lookupsOf: LookupsOf,
  context: ModelContext,
  memory: ModelMemory | undefined,
): { stacks: Stack[]; problems: Problem[] } {
  const placed = resolved.map(({ placement }) => placement);
  const layout = layoutOf(placed, context.spec.data, context.past?.groups);
  const made = resolved.map((one, index) => {
    progress("making stacks", index, resolved.length);
    const place = { group: layout.groupOf(one.placement), lookups: lookupsOf(one) };
    const make = (): MadeStack => fleetStack(one, context, place);
    return memory?.stack(one, place, make) ?? make();
  });
  const stacks = made.flatMap(({ stack }) => stack ?? []);
  const problems = made.flatMap((one) => one.problems);
  return { stacks, problems: [...problems, ...layout.problems, ...meetingIds(stacks)] };
}

function inOrder(stacks: readonly Stack[], { past }: ModelContext): Stack[] {
  return stacks
    .map((stack) => spreadGrants(stack, past?.spread))
    .sort((a, b) => compare(a.name, b.name));
}

function namesOfProject(
  data: ModelContext["spec"]["data"],
): Pick<Model, "project" | "projectInNames" | "projectFormerly"> {
  const project = projectNames(data);
  if (project === undefined) return {};
  const { name, inNames, inStates } = project;
  return {
    project: name,
    ...(inNames !== name && { projectInNames: inNames }),
    ...(inStates !== name && { projectFormerly: inStates }),
  };
}

/** By the names that they have, and had. */
function leftToOthers(all: readonly Site[]): Pick<Model, "elsewhere"> {
  const owners = all.filter(({ name, owner, elsewhere }) => elsewhere && owner === name);
  const elsewhere = owners.flatMap(({ name, names }) => [name, names.environment]);
  return elsewhere.length === 0
    ? {}
    : { elsewhere: sortedUnique(elsewhere.map((name) => stackName(name, SHARED))) };
}

/** What the AWS managed policies say that are attached, and the boundaries that the project makes. */
function documentsOf(
  stacks: readonly Stack[],
  { managedPolicies }: ModelContext,
): Model["managed"] {
  const users = stacks.flatMap(({ roles, attachments }) => [...roles, ...attachments]);
  const boundaries = stacks.flatMap(({ roles }) =>
    roles.flatMap((one) => one.permissionsBoundary ?? []),
  );
  const arns = sortedUnique([
    ...users.flatMap(({ managedPolicies }) => managedPolicies),
    ...boundaries,
  ]);
  const entries = arns.flatMap((arn) => {
    const found = managedPolicies.tryFind(arn);
    return found === undefined ? [] : [[arn, found.document] as const];
  });
  const own = stacks.flatMap(({ policies, environment: { partition, account } }) =>
    policies.flatMap(({ boundary, path, name, document }) =>
      boundary ? [[policyArn(partition, account, path, name), document] as const] : [],
    ),
  );
  return Object.fromEntries([...entries, ...own]);
}

/** The placements with the parameters that their own parts, and the account-wide ones, come to something by. */
function readPlacements(
  resolved: readonly ResolvedPlacement[],
  account: AccountReads,
): ReadPlacement[] {
  return resolved.map((one) => {
    const { blueprint, placement, parameters, access, common } = one;
    const scope = { facts: placement.names, parameters: parameters.values };
    const own = parametersRead(blueprint.data, scope, "fleet");
    const shared = account.get(placement.site.owner)?.get(blueprint.data.id) ?? [];
    // What the file attaches can be pinned as well.
    const attaches = [...access.settings.map(({ settings }) => settings), common];
    const pinned = attaches.some(({ managed }) => managed !== undefined) ? [PINNED] : [];
    return { ...one, read: new Set([...own, ...shared, ...pinned]) };
  });
}

function resolvePlacement(placement: Placement, context: ModelContext): Worked {
  const { catalog, spec } = context;
  const blueprint = catalog.tryFind(placement.blueprint);
  if (blueprint !== undefined) {
    const parameters = resolveParameters(placement, blueprint.data, spec.data, spec.document);
    const { access, stray, problems } = fleetAccess(placement, blueprint.data, parameters, context);
    const scope = { facts: placement.names, parameters: parameters.values };
    const expectations = fleetExpectations(placement, blueprint.data, scope, context);
    const common = commonSettings(spec.data, placement, placement);
    return {
      known: { placement, blueprint, parameters, access, common, expectations },
      statements: stray,
      problems: [...parameters.problems, ...problems, ...expectations.problems],
    };
  }
  // One that has errors has said so itself.
  const unknown = catalog.has(placement.blueprint) ? [] : [unknownBlueprint(placement, context)];
  const { statements, problems } = saidAccess(placement, context);
  return {
    statements: statements.map(({ placed }) => placed),
    problems: [...unknown, ...problems],
  };
}

function straysOf(
  { site: { partition } }: Placement,
  statements: readonly PlacedStatement[],
): Model["strays"] {
  return statements.map((placed) => ({ placed, partition }));
}

function unknownBlueprint(placement: Placement, { catalog }: ModelContext): Problem {
  const own = placement.data.blueprint !== undefined;
  return problem("unknown-blueprint", {
    message: `there is no blueprint ${quote(placement.blueprint)}`,
    ...catalog.suggestion(placement.blueprint),
    path: own ? [...placement.path, "blueprint"] : ["defaults", "blueprint"],
  });
}

/** What `defaults` expects of roles that no fleet has would look as if it were proved. */
function idleDefaults({ spec }: ModelContext, resolved: readonly ResolvedPlacement[]): Problem[] {
  const taken = new Set(resolved.flatMap(({ expectations }) => [...expectations.defaults]));
  return (spec.data.defaults?.expect ?? []).flatMap((_, index) =>
    taken.has(index) || resolved.length === 0
      ? []
      : [
          problem("no-role-to-prove", {
            message: "no fleet has a role that this expectation is about",
            fix: "name a role that a fleet's blueprint has in as:, or remove it",
            path: ["defaults", "expect", index],
          }),
        ],
  );
}

/** A misspelt blueprint under `defaults` would leave its fleets as if nothing were said there. */
function unknownDefaults({ spec, catalog }: ModelContext): Problem[] {
  return (["with", "via"] as const).flatMap((key) =>
    Object.keys(spec.data.defaults?.[key] ?? {})
      .filter((id) => !catalog.has(id))
      .map((id) =>
        problem("unknown-blueprint", {
          message: `there is no blueprint ${quote(id)}`,
          ...catalog.suggestion(id),
          path: ["defaults", key, id],
          atKey: true,
        }),
      ),
  );
}

/** Each blueprint once, with the first that uses it. */
function blueprintsInUse(resolved: readonly ResolvedPlacement[]): BlueprintUse[] {
  const uses = new Map<string, BlueprintUse>();
  for (const { blueprint, placement } of resolved) {
    const { id, title, lifecycle } = blueprint.data;
    if (uses.has(id)) continue;
    uses.set(id, {
      id,
      title,
      ...(lifecycle && { lifecycle }),
      origin: placement.path,
      statements: unfilledStatements(blueprint.data, blueprintFile(blueprint.data)),
    });
  }
  return [...uses.values()].sort((a, b) => compare(a.id, b.id));
}
