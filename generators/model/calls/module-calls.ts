import { factsUsed } from "../../blueprints/module-facts";
import { NAMED_KINDS } from "../../blueprints/part-kinds";
import { PINNED, partsOf } from "../../blueprints/parts";
import type { BlueprintData } from "../../blueprints/schema";
import { placeParameters } from "../../blueprints/terraform-names";
import type { Value } from "../../blueprints/values";
import { compare, sortedUnique } from "../../text/names";
import { problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import type { SpecData, ViaData } from "../../fleet-file/schema";
import type { Given } from "../grants/given";
import { isEmpty } from "../parts/blueprint-parts";
import type { StackParts } from "../parts/blueprint-parts";
import type { Parameters } from "../parameters";
import type { Placement, Site } from "../placements";
import type { CommonSettings, RoleSetting } from "../roles/settings";
import type { ModuleCall, ModuleOutputs, Role } from "../types";
import { givenInputs, roleInputs } from "./role-inputs";

/** The module that a fleet or workload is made with: its own, or that of its blueprint; none by default. */
export function viaOf({ data, blueprint }: Placement, { defaults }: SpecData): ViaData | undefined {
  const common = defaults?.via ?? {};
  return data.via ?? (Object.hasOwn(common, blueprint) ? common[blueprint] : undefined);
}

/** The one module that all fleets of a blueprint which share its account-wide parts are made with. */
export function sharedVia(
  users: readonly { readonly placement: Placement }[],
  data: SpecData,
): ViaData | undefined {
  const all = users.map(({ placement }) => viaOf(placement, data));
  const [first] = all;
  const same = all.every((one) => one?.module === first?.module && one?.version === first?.version);
  return same ? first : undefined;
}

/** A module attaches what AWS manages: copies are made of it in stacks of resources only. */
export function pinnedProblems(
  placement: Placement,
  { values, explicit }: Parameters,
  data: SpecData,
): Problem[] {
  const via = viaOf(placement, data);
  if (via === undefined || values.get(PINNED) !== true) return [];
  const message = `${quote(placement.name)} cannot be pinned via ${quote(via.module)}: a module attaches AWS's own policies`;
  const path = explicit.get(PINNED) ?? placement.path;
  return [problemAt("pinned-via", path, message, "leave pinned out, or via")];
}

/** A module makes its roles: what somebody else has made is none of them. */
export function existingProblems(
  via: ViaData | undefined,
  settings: readonly RoleSetting[],
): Problem[] {
  if (via === undefined) return [];
  return settings.flatMap(({ role, settings: { existing } }) =>
    existing?.value !== true
      ? []
      : [
          problemAt(
            "conflicting-keys",
            existing.path,
            `the module ${quote(via.module)} makes the role ${quote(role)} itself`,
            "leave existing out, or via; or set the blueprint's parameter that leaves the role out, if it has one",
          ),
        ],
  );
}

/** What a fleet's stack asks of the module of its blueprint. */
export interface FleetCallRequest {
  readonly via: ViaData;
  readonly blueprint: BlueprintData;
  readonly placement: Placement;
  readonly parameters: Parameters;
  /** What the module creates: the model has it whole, for the checks. */
  readonly parts: StackParts;
  readonly about: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly given: Given;
  readonly settings: CommonSettings;
}

/** The call of a blueprint's module for one fleet: it creates the fleet's parts, not the account's. */
export function fleetCall(request: FleetCallRequest): ModuleCall {
  const { via, blueprint, placement, parameters, parts, about, tags } = request;
  const { site, names, path } = placement;
  // The key goes into names in AWS.
  const name = names.fleet;
  const places = placeParameters(blueprint);
  const said = (list: readonly (readonly [string, unknown])[]): Record<string, Value> =>
    settings(list, parameters.values, (one) => parameters.explicit.has(one));
  const uses = factsUsed(blueprint);
  const fleet = {
    ...(about !== "" && { description: about }),
    ...said(places.fleet),
    ...givenInputs(request),
    ...(Object.keys(tags).length > 0 && { tags }),
  };
  return {
    ...callOf(via, blueprint),
    inputs: {
      ...placeInputs(blueprint, site),
      ...(uses.region && { region: site.region }),
      ...(!isEmpty(partsOf(blueprint, "account")) && { create_account_roles: false }),
      ...said(places.module),
      ...roleInputs(request),
      fleets: { [name]: fleet },
    },
    outputs: outputsOf(parts, (id, what) => [`${id}_${what}s`, name]),
    origin: path,
  };
}

/** What a shared stack asks of the module of a blueprint. */
export interface SharedCallRequest {
  readonly via: ViaData;
  readonly blueprint: BlueprintData;
  readonly owner: Site;
  readonly regions: readonly string[];
  readonly values: ReadonlyMap<string, Value>;
  readonly users: readonly {
    readonly placement: Placement;
    readonly parameters: Parameters;
  }[];
  readonly parts: StackParts;
  /** Before the ids of the parts in the stack; in the module they have none. */
  readonly prefix: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly given: Given;
  readonly settings: CommonSettings;
}

/** The call of a blueprint's module that creates what the account has once. */
export function sharedCall(request: SharedCallRequest): ModuleCall {
  const { via, blueprint, owner, regions, values, users, parts, prefix, tags } = request;
  const explicit = (name: string): boolean =>
    users.some(({ parameters }) => parameters.explicit.has(name));
  return {
    ...callOf(via, blueprint),
    inputs: {
      ...placeInputs(blueprint, owner),
      ...(factsUsed(blueprint).regions && { regions }),
      ...(!isEmpty(partsOf(blueprint, "fleet")) && { create_account_roles: true }),
      ...settings(placeParameters(blueprint).module, values, explicit),
      ...givenInputs(request),
      ...roleInputs(request),
      ...(Object.keys(tags).length > 0 && { tags }),
    },
    outputs: outputsOf(parts, (id, what) => [`${id.slice(prefix.length)}_${what}`]),
    origin: users[0]?.placement.path ?? [],
  };
}

/**
 * The calls with the roles that they have to wait for: those that their trust policies name, where a
 * resource or another call makes them.
 */
export function callsInOrder(
  calls: readonly ModuleCall[],
  roles: readonly Role[],
): readonly ModuleCall[] {
  return calls
    .map((call) => {
      const made = roles.filter(({ blueprint }) => blueprint === call.blueprint);
      const own = new Set(made.map(({ id }) => id));
      const after = made.flatMap((role) => role.after).filter((id) => !own.has(id));
      return { ...call, after: sortedUnique(after) };
    })
    .sort((a, b) => compare(a.id, b.id));
}

/** The id of the call of a blueprint's module. */
export function callId({ id }: Pick<BlueprintData, "id">): string {
  return id.replaceAll("-", "_");
}

type Call = Pick<ModuleCall, "id" | "source" | "version" | "blueprint" | "references" | "after">;

function callOf({ module, version }: ViaData, blueprint: BlueprintData): Call {
  return {
    id: callId(blueprint),
    source: module,
    ...(version !== undefined && { version }),
    blueprint: blueprint.id,
    references: {},
    after: [],
  };
}

/** Variables that every call of the module has to agree on with the stack's provider. */
function placeInputs(blueprint: BlueprintData, site: Site): Record<string, string> {
  const uses = factsUsed(blueprint);
  return {
    ...(uses.environment && { environment: site.names.environment }),
    ...(uses.account && { account_id: site.account }),
    ...(uses.partition && { partition: site.partition }),
  };
}

/** Those of the parameters that the fleet file sets; the module has its own defaults. */
function settings(
  parameters: readonly (readonly [string, unknown])[],
  values: ReadonlyMap<string, Value>,
  isExplicit: (name: string) => boolean,
): Record<string, Value> {
  const set = parameters.flatMap(([name]): [string, Value][] => {
    const value = values.get(name);
    return value === undefined || !isExplicit(name) ? [] : [[name, value]];
  });
  return Object.fromEntries(set);
}

/** What outputs of the instance profiles of roles begin with. */
export function profileOutputs({ roles }: Pick<StackParts, "roles">): string[] {
  return roles.flatMap(({ id, instanceProfile }) =>
    instanceProfile === undefined ? [] : [`${id}_instance_profile`],
  );
}

function outputsOf(
  parts: StackParts,
  outputPath: (id: string, what: "arn" | "name") => string[],
): Record<string, ModuleOutputs> {
  const all = NAMED_KINDS.flatMap(({ list, noun }) =>
    parts[list].map(({ id }): [string, ModuleOutputs] => [
      id,
      { kind: noun, arn: outputPath(id, "arn"), name: outputPath(id, "name") },
    ]),
  );
  const profiles = profileOutputs(parts).map((id): [string, ModuleOutputs] => [
    id,
    { kind: "instance profile", arn: outputPath(id, "arn"), name: outputPath(id, "name") },
  ]);
  return Object.fromEntries([...all, ...profiles].sort(([a], [b]) => compare(a, b)));
}
