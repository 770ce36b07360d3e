/** What callers of a module set for its roles: for all of them, for those of a fleet, or for one. The nearest wins. */
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData, Scope } from "../../blueprints/schema";
import { ownValue } from "../../text/own-value";
import { hclCall, hclString } from "./hcl";
import { INSTANCE_PROFILE, profileRules, rolesOfInstances } from "./instance-profiles";
import type { Hcl } from "./hcl";
import { ROLE_VARIABLES, type RoleVariable } from "./role-variable-table";
import { TRUST_CONDITIONS, freeForAll, freeForOne, takenForOne } from "./trust-conditions";
import type { ModuleVariable } from "./types";

const ENTRIES = Object.entries(ROLE_VARIABLES);

/** The variable, and the setting of a fleet, for all roles. A blueprint's parameter can have the plain name. */
function variableName(setting: string): string {
  return `role_${setting}`;
}

/** Those of a scope: only roles that instances can have are given instance profiles. */
function entriesFor(blueprint: BlueprintData, scope: Scope): typeof ENTRIES {
  const { can } = rolesOfInstances(blueprint, scope);
  return ENTRIES.filter(([name]) => name !== INSTANCE_PROFILE || can.length > 0);
}

/** The module's variables for all roles, where there are any. */
export function roleVariables(blueprint: BlueprintData): ModuleVariable[] {
  if (Object.keys(blueprint.roles ?? {}).length === 0) return [];
  return ENTRIES.flatMap(([setting, { type, all, rule }]): ModuleVariable[] => {
    if (all === undefined) return [];
    const name = variableName(setting);
    const nullable = all.default === "null";
    const own = rule === undefined ? [] : [validation(`var.${name}`, name, rule, nullable)];
    const free = setting === TRUST_CONDITIONS ? freeForAll(blueprint, name) : [];
    return [{ name, ...all, type, nullable, validations: [...own, ...free] }];
  });
}

/** What can be set for one role: names and types, and what documentation says. */
export function oneRoleSettings(
  blueprint: BlueprintData,
  scope: Scope,
): readonly (readonly [name: string, type: Hcl, text: string])[] {
  return entriesFor(blueprint, scope).flatMap(([name, { type, one }]) =>
    one === undefined ? [] : [[name, `optional(${type})`, one] as const],
  );
}

/**
 * Rules on what is set for one role.
 *
 * @param every how to say that something holds for all settings, which a test calls `settings`
 */
export function oneRoleRules(
  blueprint: BlueprintData,
  scope: Scope,
  every: (test: Hcl) => Hcl,
): ModuleVariable["validations"] {
  return entriesFor(blueprint, scope).flatMap(([name, { one, rule }]) =>
    one === undefined || rule === undefined
      ? []
      : [
          validation(
            `settings.${name}`,
            `In role_settings, ${name}`,
            { ...rule, test: (what) => every(`${what} == null || ${rule.test(what)}`) },
            false,
          ),
        ],
  );
}

/** What nobody may set: names and paths that a service insists on, and conditions that a trust policy has already. */
export function keptRules(
  blueprint: BlueprintData,
  scope: Scope,
  every: (test: Hcl) => Hcl,
): ModuleVariable["validations"] {
  const fixed = partsOf(blueprint, scope).roles.flatMap(([id, { fixed: kept = {} }]) =>
    Object.entries(kept).map(([what, why]) => ({
      condition: every(`id != ${hclString(id)} || settings.${what} == null`),
      message: `The ${what} of the role ${id} cannot be set: ${why}.`,
    })),
  );
  return [
    ...fixed,
    ...freeForOne(blueprint, scope, every),
    ...profileRules(blueprint, scope, every),
  ];
}

/** The setting of a fleet that there was before those of single roles. */
const BOUNDARY = variableName("permissions_boundary");

/** The setting of a fleet for all its roles: its name, type and description. */
export function fleetRoleSettings({
  roles = {},
}: BlueprintData): (readonly [name: string, type: Hcl, description: string])[] {
  if (!Object.values(roles).some(({ scope }) => scope === "fleet")) return [];
  const text = "the ARN of another one than the module's, for the fleet's roles.";
  return [[BOUNDARY, "optional(string)", text]];
}

/** Rules on it. */
export function fleetRoleRules(blueprint: BlueprintData): ModuleVariable["validations"] {
  const { rule } = ROLE_VARIABLES.permissions_boundary ?? {};
  return fleetRoleSettings(blueprint).flatMap(([name]) => {
    const what = `fleet.${name}`;
    const test = `${what} == null || ${rule?.test(what) ?? ""}`;
    return [
      {
        condition: `alltrue([for fleet in values(var.fleets) : ${test}])`,
        message: `In fleets, ${name} ${rule?.message ?? ""}.`,
      },
    ];
  });
}

/** A wrong value for each variable for all roles that has a rule. */
export function wrongForAll(blueprint: BlueprintData): (readonly [variable: string, unknown])[] {
  return Object.keys(blueprint.roles ?? {}).length === 0
    ? []
    : ENTRIES.flatMap(([name, { all, rule }]) =>
        all === undefined || rule === undefined ? [] : [[variableName(name), rule.wrong] as const],
      );
}

/** Wrong settings of the roles of a scope, by a name for the mistake. */
export function wrongForOne(
  blueprint: BlueprintData,
  scope: Scope,
): (readonly [mistake: string, settings: object])[] {
  const { roles } = partsOf(blueprint, scope);
  const free = roles.find(([, { fixed }]) => fixed === undefined) ?? roles[0];
  if (free === undefined) return [];
  const [id] = free;
  const { can, cannot } = rolesOfInstances(blueprint, scope);
  const values = entriesFor(blueprint, scope).flatMap(([name, { one, rule }]) => {
    if (one === undefined || rule === undefined) return [];
    const taker = name === INSTANCE_PROFILE ? (can[0] ?? id) : id;
    return [[`${name}_of_a_role`, { [taker]: { [name]: rule.wrong } }] as const];
  });
  const profiles = (can.length === 0 ? [] : cannot).map(
    (other) =>
      [`an_instance_profile_of_${other}`, { [other]: { [INSTANCE_PROFILE]: "mine" } }] as const,
  );
  const kept = roles.flatMap(([fixedId, { fixed = {} }]) =>
    Object.keys(fixed).map(
      (what) =>
        [`the_${what}_of_${fixedId}`, { [fixedId]: { [what]: ownValue(RIGHT, what) } }] as const,
    ),
  );
  return [...values, ...kept, ...profiles, ...takenForOne(blueprint, scope)];
}

const RIGHT: Readonly<Record<string, string>> = { name: "mine", path: "/mine/" };

function validation(
  what: Hcl,
  called: string,
  { test, message }: NonNullable<RoleVariable["rule"]>,
  nullable: boolean,
): ModuleVariable["validations"][number] {
  return {
    condition: nullable ? `${what} == null || ${test(what)}` : test(what),
    message: `${called} ${message}.`,
  };
}

/** What a role's arguments are made of: of the role itself, of its fleet, and of all. */
export class RoleArguments {
  /**
   * @param id the blueprint's id of the role
   * @param root how the fleet that it is about is named, where it is a fleet's: `each.value`, `fleet`
   */
  constructor(
    private readonly id: string,
    private readonly root: Hcl | undefined,
  ) {}

  /** What is set for the role itself; null where nothing is. */
  own(setting: string): Hcl {
    const settings = this.root ?? "var";
    return `try(${settings}.role_settings[${hclString(this.id)}].${setting}, null)`;
  }

  /** The nearest of what is set, and else the module's own. */
  nearest(setting: string, usual?: Hcl): Hcl {
    const all = [
      this.own(setting),
      ...(setting === "permissions_boundary" && this.root !== undefined
        ? [`${this.root}.${BOUNDARY}`]
        : []),
      ...(ownValue(ROLE_VARIABLES, setting)?.all === undefined
        ? []
        : [`var.${variableName(setting)}`]),
      ...(usual === undefined ? [] : [usual]),
    ];
    const nearest = hclCall("coalesce", ...all);
    const isSure =
      usual !== undefined || ownValue(ROLE_VARIABLES, setting)?.all?.default !== "null";
    return isSure ? nearest : hclCall("try", nearest, "null");
  }
}
