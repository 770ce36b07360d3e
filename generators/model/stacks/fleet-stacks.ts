import { blueprintFile } from "../../blueprints/load";
import type { Problem } from "../../problem";
import type { SpecData } from "../../fleet-file/schema";
import { compare } from "../../text/names";
import { blueprintParts, isEmpty } from "../parts/blueprint-parts";
import { stackName } from "../../fleet-file/names";
import { formerStack } from "./former-stack";
import { blueprintPromises, stackExpectations } from "../expectations";
import { attachedAt } from "../grants/managed";
import { givenTo, placedFor } from "../grants/given";
import { blueprintStatements } from "../statements/blueprint";
import { backendFor } from "./backend";
import { idleSettings } from "../roles/conflicts";
import { referenceTo } from "../roles/references";
import { placedConditions } from "../roles/trust";
import { tagsOf, tagsSaid } from "./tags";
import type { ModelContext } from "../context";
import type { ResolvedPlacement } from "../resolved";
import { fill } from "../placements";
import type { Placement } from "../placements";
import { environmentOf } from "../context";
import {
  callsInOrder,
  existingProblems,
  fleetCall,
  pinnedProblems,
  viaOf,
} from "../calls/module-calls";
import type { FleetCallRequest } from "../calls/module-calls";
import { ownModules } from "../calls/module-inputs";
import { accountPrefix } from "../parts/account-prefix";
import type { Scope } from "../parts/scope";
import { inOrder } from "../parts/order";
import { pinParts } from "../parts/pinned";
import type { Expectation, ModuleCall, RoleReference, Stack, StackGroup } from "../types";

/** Where a stack is, and what it looks up that no stack of the file makes. */
export interface StackPlace {
  /** With those of other fleets, if it is no stack of its own. */
  readonly group: StackGroup | undefined;
  readonly lookups: readonly RoleReference[];
}

/** The stack of one fleet in one environment, or none where its blueprint has only account-wide parts. */
export function fleetStack(
  resolved: ResolvedPlacement,
  context: ModelContext,
  { group, lookups }: StackPlace,
): { stack?: Stack; problems: readonly Problem[] } {
  const { placement, blueprint, parameters, access, common: settings } = resolved;
  const { site, data, facts, names, path } = placement;
  const { spec, reference } = context;
  const given = givenTo("fleet", [access]);
  const said = tagsSaid(spec.data, site.name, facts, placement);
  const [tags, about] = [tagsOf(said), fill(data.description ?? "", facts)];
  const { values, explicit } = parameters;
  const source = { blueprint: blueprint.data, file: blueprintFile(blueprint.data) };
  const of = { parts: "fleet" as const, prefix: "", origin: path, reference };
  const more = { tags, about, given, settings };
  const asked = { facts: names, parameters: values, explicit };
  const found = blueprintParts({ ...source, ...of, ...more, scope: asked });
  const { scope, existing } = found;
  const inNames = stackName(names.environment, names.fleet);
  const at = { name: inNames, tags, attachedAt: attachedAt([access], settings) };
  const pinned = pinParts(found.parts, scope, context, at);
  const parts = inOrder(pinned.parts, site);
  const own = existing.map((role) => referenceTo(role, site, access.settings));
  const references = [...own, ...lookups].sort((a, b) => compare(a.id, b.id));
  const request = { blueprint: blueprint.data, placement, parameters, ...more };
  const { modules, problems: uncallable } = moduleCalls({ ...request, parts }, spec.data);
  const made = parts.roles.length + own.length;
  const idle = idleSettings(settings, { roles: made, environment: site.name });
  const foreign = existingProblems(viaOf(placement, spec.data), access.settings);
  const problems = [...found.problems, ...pinned.problems, ...uncallable, ...idle, ...foreign];
  if (isEmpty({ ...parts, references, modules })) return { problems };
  const head = headOf(placement, { about, group }, spec.data);
  const promised = blueprintStatements({ ...source, parts: "fleet", scope });
  const stack = { ...head, ...parts, references, modules, tagsSaid: said };
  const judged = [...promised, ...placedConditions(promised, found.trustConditions)];
  const statements = [...placedFor("fleet", [access]), ...judged];
  const expectations = expectationsOf(resolved, scope);
  return { stack: { ...stack, statements, expectations }, problems };
}

/** What is expected of a fleet's parts, and of account-wide ones that no stack of this file makes. */
function expectationsOf(
  { placement, blueprint, expectations }: ResolvedPlacement,
  scope: Scope,
): readonly Expectation[] {
  const { taken } = expectations;
  const promises = blueprintPromises(blueprint.data, scope, "fleet", "");
  if (taken.length === 0) return promises;
  const others = placement.site.elsewhere === undefined ? [] : taken;
  return [
    ...stackExpectations(taken, "fleet", ""),
    ...promises,
    ...stackExpectations(others, "account", accountPrefix(blueprint.data)),
  ];
}

/** What a fleet's stack is, but for what is in it. */
function headOf(
  placement: Placement,
  { about, group }: { readonly about: string; readonly group: StackGroup | undefined },
  data: SpecData,
): Pick<Stack, "name" | "group" | "formerly" | "environment" | "subject" | "backend"> {
  const { kind, name, site, blueprint, names } = placement;
  const stack = stackName(site.name, name);
  return {
    name: stack,
    ...(group && { group }),
    ...formerStack(site, data, placement),
    environment: environmentOf(site, data),
    subject: {
      kind,
      name,
      ...(names.fleet !== name && { formerly: names.fleet }),
      blueprint,
      ...(about !== "" && { description: about }),
    },
    backend: backendFor(group?.name ?? stack, site, data),
  };
}

/** The modules that a fleet's stack calls: that of its blueprint, and its own. */
function moduleCalls(
  request: Omit<FleetCallRequest, "via">,
  data: SpecData,
): { modules: ModuleCall[]; problems: Problem[] } {
  const { placement, parameters, parts } = request;
  const via = viaOf(placement, data);
  const calls = via && !isEmpty(parts) ? [fleetCall({ ...request, via })] : [];
  const own = ownModules(placement, parts, calls[0]?.id);
  return {
    modules: [...callsInOrder(calls, parts.roles), ...own.calls],
    problems: [...pinnedProblems(placement, parameters, data), ...own.problems],
  };
}
