/** What callers of a module set for its roles: for all of them, for those of a fleet, or for one. The nearest wins. */
import { partsOf } from "../../blueprints/parts";
import type { BlueprintData, Scope } from "../../blueprints/schema";
import { ROLE_NAME_MAX, SESSION_DURATION_MAX, SESSION_DURATION_MIN } from "../../iam/policy/quotas";
import { ownValue } from "../../text/own-value";
import { hclCall, hclString } from "./hcl";
import type { Hcl } from "./hcl";
import {
  TRUST_CONDITIONS,
  TRUST_CONDITIONS_TEXT,
  TRUST_CONDITIONS_TYPE,
  freeForAll,
  freeForOne,
  narrowingRule,
  takenForOne,
} from "./trust-conditions";
import type { ModuleVariable } from "./types";

/** A setting, and what values of it have to be. */
interface RoleVariable {
  readonly type: Hcl;
  /** Of the variable for all roles, where there is one. */
  readonly all?: { readonly description: string; readonly default: Hcl };
  /** Of one role, in `role_settings`, where it can be set there. */
  readonly one?: string;
  readonly rule?: {
    readonly test: (what: Hcl) => Hcl;
    readonly message: string;
    /** A value that it refuses. */
    readonly wrong: unknown;
  };
}

const nameRule = {
  test: (what: Hcl) => `can(regex("^[A-Za-z0-9_+=,.@-]{0,${String(ROLE_NAME_MAX)}}$", ${what}))`,
  message: `must have letters, digits and _+=,.@- only, ${String(ROLE_NAME_MAX)} of them at most`,
  wrong: "edge roles",
};

/** By the name of the setting; the variable for all roles has `role_` before it. */
const ROLE_VARIABLES: Readonly<Record<string, RoleVariable>> = {
  description: { type: "string", one: "its description" },
  exclusive: {
    type: "bool",
    all: {
      description:
        "Whether policies that roles have and that are not from here are taken away by the next apply.",
      default: "true",
    },
    one: "whether policies are taken away that are not from here",
  },
  force_detach: {
    type: "bool",
    all: {
      description:
        "Whether roles that are destroyed are detached from policies that others attached first.",
      default: "false",
    },
    one: "whether others' policies are detached when it is destroyed",
  },
  max_session: {
    type: "number",
    all: {
      description: "The longest session of roles, in seconds, in place of the module's own.",
      default: "null",
    },
    one: "its longest session, in seconds",
    rule: {
      test: (what) =>
        `try(${what} >= ${String(SESSION_DURATION_MIN)} && ${what} <= ${String(SESSION_DURATION_MAX)}, false)`,
      message: `must be from ${String(SESSION_DURATION_MIN)} to ${String(SESSION_DURATION_MAX)}`,
      wrong: 900,
    },
  },
  name: { type: "string", one: "its name, whole", rule: nameRule },
  name_prefix: {
    type: "string",
    all: { description: "Stands before the names of roles.", default: '""' },
    rule: nameRule,
  },
  name_suffix: {
    type: "string",
    all: { description: "Stands after the names of roles.", default: '""' },
    rule: nameRule,
  },
  path: {
    type: "string",
    all: { description: "The path of roles, in place of the module's own.", default: "null" },
    one: "its path",
    rule: {
      test: (what) => `can(regex("^/([!-~]{0,510}/)?$", ${what}))`,
      message: "must begin and end with /",
      wrong: "edge",
    },
  },
  permissions_boundary: {
    type: "string",
    all: {
      description: "The ARN of the policy that says what roles can do at most.",
      default: "null",
    },
    one: "the ARN of the policy that says what it can do at most",
    rule: {
      test: (what) => `can(regex("^arn:[a-z-]+:iam::(aws|[0-9]{12}):policy/.+$", ${what}))`,
      message: "must be the ARN of a managed policy",
      wrong: "Team",
    },
  },
  tags: { type: "map(string)", one: "its tags; they win over the others" },
  [TRUST_CONDITIONS]: {
    type: TRUST_CONDITIONS_TYPE,
    all: { description: `${TRUST_CONDITIONS_TEXT}, for every role.`, default: "{}" },
    one: `${TRUST_CONDITIONS_TEXT}, in place of those for all roles`,
    rule: narrowingRule,
  },
};

const ENTRIES = Object.entries(ROLE_VARIABLES);

/** The variable, and the setting of a fleet, for all roles. A blueprint's parameter can have the plain name. */
function variableName(setting: string): string {
  return `role_${setting}`;
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
export function oneRoleSettings(): readonly (readonly [name: string, type: Hcl, text: string])[] {
  return ENTRIES.flatMap(([name, { type, one }]) =>
    one === undefined ? [] : [[name, `optional(${type})`, one] as const],
  );
}

/**
 * Rules on what is set for one role.
 *
 * @param every how to say that something holds for all settings, which a test calls `settings`
 */
export function oneRoleRules(every: (test: Hcl) => Hcl): ModuleVariable["validations"] {
  return ENTRIES.flatMap(([name, { one, rule }]) =>
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
  return [...fixed, ...freeForOne(blueprint, scope, every)];
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
  const values = ENTRIES.flatMap(([name, { one, rule }]) =>
    one === undefined || rule === undefined
      ? []
      : [[`${name}_of_a_role`, { [id]: { [name]: rule.wrong } }] as const],
  );
  const kept = roles.flatMap(([fixedId, { fixed = {} }]) =>
    Object.keys(fixed).map(
      (what) =>
        [`the_${what}_of_${fixedId}`, { [fixedId]: { [what]: ownValue(RIGHT, what) } }] as const,
    ),
  );
  return [...values, ...kept, ...takenForOne(blueprint, scope)];
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
