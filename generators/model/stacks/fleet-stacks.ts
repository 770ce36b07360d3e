import { whenText } from "../../blueprints/describe";
import type { Blueprint } from "../../blueprints/load";
import { normaliseCondition } from "../../iam/condition";
import { toDocument } from "../../iam/policy/minimise";
import type { DraftStatement } from "../../iam/policy/minimise";
import { compare } from "../../text/names";
import { hasErrors, problem, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { GrantData, SpecData } from "../../fleet-file/schema";
import { blueprintParts, isEmpty } from "../parts/blueprint-parts";
import { holds } from "../parts/blueprint-roles";
import type { Scope } from "../parts/blueprint-roles";
import { backendFor } from "./backend";
import type { ModelContext } from "../context";
import { expandGrant } from "../grants";
import type { GrantRequest } from "../grants";
import type { Parameters } from "../parameters";
import { fill, fillDeep } from "../placements";
import type { Placement } from "../placements";
import { environmentOf } from "../context";
import { callsInOrder, fleetCall, pinnedProblems, viaOf } from "../calls/module-calls";
import type { FleetCallRequest } from "../calls/module-calls";
import { ownModules } from "../calls/module-inputs";
import { inOrder } from "../parts/order";
import { pinParts } from "../parts/pinned";
import { rawDraft, statementProblems } from "../parts/statements";
import type { InlinePolicy, ModuleCall, Stack } from "../types";
import { variableProblems } from "../parts/variables";
import { ownValue } from "../../text/own-value";

/** The stack of one fleet in one environment, or none where its blueprint has only account-wide parts. */
export function fleetStack(
  placement: Placement,
  blueprint: Blueprint,
  parameters: Parameters,
  context: ModelContext,
): { stack?: Stack; problems: readonly Problem[] } {
  const { spec } = context;
  const { name, site, data, facts, path } = placement;
  const { policy, problems } = grantPolicy(placement, context);
  const stackName = `${site.name}-${name}`;
  const tags = tagsOf(spec.data, site.name, facts, data.tags);
  const about = fill(data.description ?? "", facts);
  const scope: Scope = { facts, parameters: parameters.values };
  const found = blueprintParts({
    blueprint: blueprint.data,
    parts: "fleet",
    scope,
    prefix: "",
    tags,
    origin: path,
    about,
    ...(policy && { grants: policy }),
  });
  if (policy !== undefined && !takesGrants(blueprint, scope)) {
    problems.push(noTaker(placement, blueprint));
  }
  const pinned = pinParts(found, scope, context, { name: stackName, tags });
  const parts = inOrder(pinned.parts, site);
  const request = { blueprint: blueprint.data, placement, parameters, about, tags, grants: policy };
  const { modules, problems: uncallable } = moduleCalls({ ...request, parts }, spec.data);
  problems.push(...pinned.problems, ...uncallable);
  if (isEmpty(parts) && modules.length === 0) return { problems };
  const head = headOf(placement, about, spec.data);
  return { stack: { ...head, ...parts, references: [], modules }, problems };
}

/** What a fleet's stack is, but for what is in it. */
function headOf(
  { kind, name, site, blueprint }: Placement,
  about: string,
  data: SpecData,
): Pick<Stack, "name" | "environment" | "subject" | "backend"> {
  const stack = `${site.name}-${name}`;
  return {
    name: stack,
    environment: environmentOf(site, data),
    subject: { kind, name, blueprint, ...(about !== "" && { description: about }) },
    backend: backendFor(stack, site, data),
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

function takesGrants({ data }: Blueprint, scope: Scope): boolean {
  return Object.values(data.roles ?? {}).some(({ grants, when }) => grants && holds(when, scope));
}

/** Tags of the defaults, the environment and the fleet; the nearest wins. Sorted by key. */
export function tagsOf(
  data: SpecData,
  environment: string,
  facts: Placement["facts"],
  own: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const all = { ...data.defaults?.tags, ...ownValue(data.environments, environment)?.tags, ...own };
  const filled = Object.entries(fillDeep(all, facts));
  return Object.fromEntries(filled.sort(([a], [b]) => compare(a, b)));
}

/** What is wrong with a fleet's grants and statements, whatever becomes of its blueprint. */
export function grantProblems(placement: Placement, context: ModelContext): readonly Problem[] {
  return grantPolicy(placement, context).problems;
}

/** A fleet's grants and raw statements as one minimal policy. */
function grantPolicy(
  placement: Placement,
  { reference, intents }: ModelContext,
): { policy?: InlinePolicy; problems: Problem[] } {
  const { data, facts, path, site } = placement;
  const drafts: DraftStatement[] = [];
  const problems: Problem[] = [];
  data.grants?.forEach((grant, index) => {
    const filled = fillDeep(grant, facts);
    const request = grantRequest(filled, [...path, "grants", index]);
    for (const key of ["to", "conditions"] as const) {
      problems.push(...variableProblems(filled[key], [...request.path, key], reference));
    }
    const expanded = expandGrant(request, site, reference, intents);
    drafts.push(...expanded.drafts);
    problems.push(...expanded.problems);
  });
  data.statements?.forEach((statement, index) => {
    const filled = fillDeep(statement, facts);
    problems.push(...statementProblems(filled, [...path, "statements", index], reference));
    drafts.push(rawDraft(filled));
  });
  // With a fault among them the drafts may not hold together; the problems say enough.
  if (hasErrors(problems)) return { problems };
  const built = toDocument(drafts);
  return built === undefined ? { problems } : { policy: { name: "grants", ...built }, problems };
}

function grantRequest(grant: GrantData, path: DataPath): GrantRequest {
  const list = (key: "to" | "access" | "actions"): { value: string; path: DataPath }[] => {
    const value = grant[key];
    if (value === undefined) return [];
    return typeof value === "string"
      ? [{ value, path: [...path, key] }]
      : value.map((item, index) => ({ value: item, path: [...path, key, index] }));
  };
  return {
    to: list("to"),
    ...(grant.access !== undefined && { access: list("access") }),
    ...(grant.actions !== undefined && { actions: list("actions") }),
    ...(grant.conditions !== undefined && { conditions: normaliseCondition(grant.conditions) }),
    ...(grant.why !== undefined && { why: grant.why }),
    path,
  };
}

function noTaker({ path, data }: Placement, { data: blueprint }: Blueprint): Problem {
  const takers = Object.values(blueprint.roles ?? {}).filter(({ grants }) => grants);
  const when = takers.map((role) => whenText(role.when)).join("");
  return problem("no-role-for-grants", {
    message: `the blueprint ${quote(blueprint.id)} has no role that takes grants${when === "" ? "" : " here"}`,
    fix:
      when === ""
        ? "remove the grants and statements, or use a blueprint with a role per fleet"
        : `it has one if ${when}: set that under with, or remove the grants and statements`,
    path: [...path, data.grants ? "grants" : "statements"],
    atKey: true,
  });
}
