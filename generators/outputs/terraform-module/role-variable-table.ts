/** What callers of a module can set for roles: THE table. */
import {
  POLICY_NAME_MAX,
  ROLE_NAME_MAX,
  SESSION_DURATION_MAX,
  SESSION_DURATION_MIN,
} from "../../iam/policy/quotas";
import type { Hcl } from "./hcl";
import { INSTANCE_PROFILE } from "./instance-profiles";
import {
  TRUST_CONDITIONS,
  TRUST_CONDITIONS_TEXT,
  TRUST_CONDITIONS_TYPE,
  narrowingRule,
} from "./trust-conditions";

/** A setting, and what values of it have to be. */
export interface RoleVariable {
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
export const ROLE_VARIABLES: Readonly<Record<string, RoleVariable>> = {
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
  [INSTANCE_PROFILE]: {
    type: "string",
    one: "the name of its instance profile, where it is to have one",
    rule: {
      test: (what) => `can(regex("^[A-Za-z0-9_+=,.@-]{1,${String(POLICY_NAME_MAX)}}$", ${what}))`,
      message: `must have letters, digits and _+=,.@- only, ${String(POLICY_NAME_MAX)} of them at most`,
      wrong: "edge instances",
    },
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
