/** How what extends a template is put together with it. */
import { partOf } from "../source/traced";
import type { Traced } from "../source/traced";
import { ownValue } from "../text/own-value";
import type { FleetData, OneRoleData, RoleSettingsData } from "./schema";

/**
 * What becomes of a key that both have. `replace`: the nearer one is all there is. `append`: the nearer list follows the other. A
 * mapping merges by its keys, each under the rule that stands for it, or under `each`.
 */
export type MergeRule = "replace" | "append" | MergeKeys;

interface MergeKeys {
  readonly keys?: Readonly<Record<string, MergeRule>>;
  readonly each?: MergeRule;
}

const BY_KEY: MergeKeys = { each: "replace" };

/** For every setting of roles, wherever it stands. */
const SETTING_RULES: Readonly<Record<keyof RoleSettingsData, MergeRule>> = {
  permissions_boundary: "replace",
  name_prefix: "replace",
  name_suffix: "replace",
  path: "replace",
  managed: "append",
  max_session: "replace",
  force_detach: "replace",
  exclusive: "replace",
  compact: "replace",
  // Half of a condition is another one.
  trust_conditions: "replace",
};

/** For every key that can stand under `roles`, by the role's id. */
const ROLE_RULES: Readonly<Record<keyof OneRoleData, MergeRule>> = {
  ...SETTING_RULES,
  name: "replace",
  description: "replace",
  tags: BY_KEY,
  formerly: "replace",
  keep_names: "replace",
  instance_profile: "replace",
  existing: "replace",
  allow: "append",
};

/** For every key of a fleet: THE table. README.md shows it. */
export const FLEET_RULES: Readonly<Record<keyof FleetData, MergeRule>> = {
  blueprint: "replace",
  description: "replace",
  // Who says where a fleet is says all of it.
  environments: "replace",
  with: BY_KEY,
  tags: BY_KEY,
  grants: "append",
  statements: "append",
  expect: "append",
  allow: "append",
  roles: { each: { keys: ROLE_RULES } },
  ...SETTING_RULES,
  // A version belongs to the source beside it.
  via: "replace",
  modules: BY_KEY,
  formerly: "replace",
  keep_names: "replace",
};

/** The nearer value over the other, each part with its place. */
export function merged(
  base: Traced,
  over: Traced,
  rule: MergeRule = { keys: FLEET_RULES },
): Traced {
  if (rule === "append") return appended(base, over);
  if (rule === "replace" || !isMapping(base.value) || !isMapping(over.value)) return over;
  const keys = [...new Set([...Object.keys(base.value), ...Object.keys(over.value)])];
  const parts = new Map(
    keys.map((key): [string, Traced] => [key, partMerged(base, over, key, rule)]),
  );
  const value = Object.fromEntries([...parts].map(([key, part]) => [key, part.value]));
  return { value, at: over.at, parts };
}

function partMerged(base: Traced, over: Traced, key: string, rule: MergeKeys): Traced {
  if (!Object.hasOwn(over.value as object, key)) return partOf(base, key);
  if (!Object.hasOwn(base.value as object, key)) return partOf(over, key);
  const known = ownValue(rule.keys, key) ?? rule.each ?? "replace";
  return merged(partOf(base, key), partOf(over, key), known);
}

function appended(base: Traced, over: Traced): Traced {
  if (!Array.isArray(base.value) || !Array.isArray(over.value)) return over;
  const items = [base, over].flatMap((list) =>
    (list.value as readonly unknown[]).map((_, index) => partOf(list, index)),
  );
  return { value: items.map(({ value }) => value), at: over.at, parts: new Map(items.entries()) };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
