/** What a fleet file sets for roles: of all, of an environment's, of a fleet's, or of one. The nearest wins. */
import { basename } from "node:path/posix";
import type { BlueprintData, Scope as PartScope } from "../../blueprints/schema";
import type { OneRoleData, RoleSettingsData, SpecData } from "../../fleet-file/schema";
import { policyArn } from "../../iam/arn/identities";
import type { Condition } from "../../iam/document";
import type { DataPath } from "../../problem";
import { ownValue } from "../../text/own-value";
import { partsOf } from "../../blueprints/parts";
import { namedRole } from "../grants/takers";
import { holds } from "../parts/scope";
import type { Scope } from "../parts/scope";
import { fill, fillDeep } from "../placements";
import type { Facts, Placement, Site } from "../placements";
import { asWritten } from "../statements/placed";

/** A value, and where it was said. */
export interface Said<T> {
  readonly value: T;
  readonly path: DataPath;
  /** How near that is to a role. */
  readonly level: Level;
}

export type Level = "role" | "fleet" | "environment" | "defaults";

/** Settings that can stand at every level, as they are filled in. */
export interface CommonSettings {
  /** The ARN of a policy. */
  readonly permissions_boundary?: Said<string>;
  readonly name_prefix?: Said<string>;
  readonly name_suffix?: Said<string>;
  readonly path?: Said<string>;
  /** ARNs. */
  readonly managed?: Said<readonly string[]>;
  /** Seconds. */
  readonly max_session?: Said<number>;
  readonly force_detach?: Said<boolean>;
  readonly exclusive?: Said<boolean>;
  /** Whether lists of actions are shortened by patterns. */
  readonly compact?: Said<boolean>;
  /** What every statement of a trust policy gets besides its own. */
  readonly trust_conditions?: Said<Condition>;
}

/** Those of one role: with what no other level can say. */
export interface OwnSettings extends CommonSettings {
  readonly name?: Said<string>;
  readonly description?: Said<string>;
  readonly tags?: Said<Readonly<Record<string, string>>>;
  /** What it was called, where that is not to stay. */
  readonly formerly?: Said<string>;
  /** The name of its instance profile; true for the role's own name. */
  readonly instance_profile?: Said<string | true>;
  /** The role is somebody else's: of whom, where the file says it of all roles that an account has once. */
  readonly existing?: Said<true | { readonly owner: string }>;
}

/** What a fleet sets for one role of its blueprint. */
export interface RoleSetting {
  /** The blueprint's id of the role. */
  readonly role: string;
  readonly scope: PartScope;
  /** Where the role's settings stand. */
  readonly path: DataPath;
  readonly settings: OwnSettings;
}

/** What texts are filled with: names in AWS are made of what things were called then. */
interface Filling {
  readonly site: Site;
  readonly facts: Facts;
  readonly names: Facts;
}

/** What is set for all roles of a stack: by its fleet, if it is one, its environment, and `defaults`. */
export function commonSettings(
  data: SpecData,
  filling: Filling,
  fleet?: Pick<Placement, "data" | "path">,
): CommonSettings {
  const { name } = filling.site;
  const environment = ownValue(data.environments, name);
  return {
    ...said(data.defaults, ["defaults"], "defaults", filling),
    ...said(environment, ["environments", name], "environment", filling),
    ...said(fleet?.data, fleet?.path ?? [], "fleet", filling),
  };
}

/** What stands under `roles:` of a fleet. Whom it is for is judged with the managed policies there. */
export function roleSettings(
  placement: Placement,
  blueprint: BlueprintData,
  scope: Scope,
): RoleSetting[] {
  const own = Object.entries(placement.data.roles ?? {}).flatMap(([role, data]): RoleSetting[] => {
    const path = [...placement.path, "roles", role];
    const taker = namedRole({ value: role, path }, blueprint, scope);
    if (!("scope" in taker)) return [];
    const settings = namedAsBefore(said(data, path, "role", placement), data.keep_names);
    return [{ role, scope: taker.scope, path, settings }];
  });
  return withElsewhere(own, placement, blueprint, scope);
}

/** A role keeps the name that it had, unless the file says that it is to get another. */
function namedAsBefore(settings: OwnSettings, keepNames = true): OwnSettings {
  const { formerly, ...others } = settings;
  return formerly === undefined || !keepNames ? settings : { name: formerly, ...others };
}

/** With what an environment says whose account-wide roles are made elsewhere. */
function withElsewhere(
  own: readonly RoleSetting[],
  { path: at, site }: Placement,
  blueprint: BlueprintData,
  scope: Scope,
): RoleSetting[] {
  if (site.elsewhere === undefined) return [...own];
  const { owner, path } = site.elsewhere;
  const existing: Said<{ readonly owner: string }> = {
    ...{ value: { owner }, path },
    level: "environment",
  };
  const all = partsOf(blueprint, "account").roles.filter(([, { when }]) => holds(when, scope));
  const wide = all.map(([role]): RoleSetting => {
    const found = own.find((one) => one.role === role);
    const known = found ?? { role, scope: "account" as const, path: [...at, "roles", role] };
    return { ...known, settings: { ...found?.settings, existing } };
  });
  return [...own.filter((one) => one.scope !== "account"), ...wide];
}

/** Those settings of a level that are there, each with its place. */
function said(
  data: (RoleSettingsData & OneRoleData) | RoleSettingsData | undefined,
  path: DataPath,
  level: Level,
  filling: Filling,
): OwnSettings {
  if (data === undefined) return {};
  const found: [string, Said<unknown>][] = [];
  for (const [key, fillIn] of level === "role" ? FILLINGS : COMMON) {
    const value: unknown = ownValue(data as Readonly<Record<string, unknown>>, key);
    if (value === undefined) continue;
    found.push([key, { value: fillIn(value, filling), path: [...path, key], level }]);
  }
  return found.length === 0 ? {} : Object.fromEntries(found);
}

type Filler = (value: unknown, filling: Filling) => unknown;

const asIs: Filler = (value) => value;
const named: Filler = (value, { names }) => fill(String(value), names);
const about: Filler = (value, { facts }) => fill(String(value), facts);

/** Every setting, and what is done with its text. */
const FILLERS: Readonly<Record<keyof OwnSettings, Filler>> = {
  permissions_boundary: (value, { site, facts }) => {
    const written = value as BoundaryData;
    const text = typeof written === "string" ? fill(written, facts) : policyNameOf(written, facts);
    return arnOf(text, site);
  },
  name_prefix: named,
  name_suffix: named,
  path: named,
  managed: (value, { facts }) => (value as readonly string[]).map((one) => fill(one, facts)),
  max_session: asIs,
  force_detach: asIs,
  exclusive: asIs,
  compact: asIs,
  // In the order of the file: checks point at single values.
  trust_conditions: (value, { facts }) =>
    asWritten(fillDeep(value as Parameters<typeof asWritten>[0], facts)),
  name: named,
  formerly: named,
  description: about,
  tags: (value, { facts }) =>
    Object.fromEntries(
      Object.entries(value as Readonly<Record<string, string>>).map(([key, one]) => [
        key,
        fill(one, facts),
      ]),
    ),
  instance_profile: (value, filling) => (value === true ? value : named(value, filling)),
  existing: asIs,
};

/** What is said of one role alone: a fleet's own `description` and `tags` are something else. */
const ONE_ROLE: ReadonlySet<string> = new Set([
  "name",
  "formerly",
  "description",
  "tags",
  "instance_profile",
  "existing",
]);

const FILLINGS = Object.entries(FILLERS);
const COMMON = FILLINGS.filter(([key]) => !ONE_ROLE.has(key));

/** A name is that of a policy of the account. */
function arnOf(text: string, { partition, account }: Site): string {
  return /^arn:/i.test(text) ? text : policyArn(partition, account, "/", text);
}

type BoundaryData = NonNullable<RoleSettingsData["permissions_boundary"]>;

/** What the policy of a file is called: `team-boundary` of `policies/team-boundary.json`. */
export function policyNameOf({ file, name }: Exclude<BoundaryData, string>, facts: Facts): string {
  return fill(name ?? basename(file).replace(/\.[^.]*$/, ""), facts);
}
