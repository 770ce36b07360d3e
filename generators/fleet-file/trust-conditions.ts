/** Conditions that are added to trust policies: each has to keep somebody out. */
import { narrowingFaults } from "../iam/condition/narrowing";
import type { Condition } from "../iam/document";
import { problem } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { RoleSettingsData } from "./schema";

/** Where settings of roles stand, and what they are. */
export type SettingLevel = readonly [DataPath, RoleSettingsData];

/** What of the conditions of one place would keep nobody out. */
export function trustConditionProblems([
  path,
  { trust_conditions: said },
]: SettingLevel): Problem[] {
  if (said === undefined) return [];
  return narrowingFaults(asTexts(said)).map(({ message, fix, at }) =>
    problem("condition-keeps-nobody-out", {
      message: `${message}: trust_conditions can only keep out`,
      fix,
      path: [...path, "trust_conditions", ...at],
      ...(at.length < 3 && { atKey: true }),
    }),
  );
}

function asTexts(said: NonNullable<RoleSettingsData["trust_conditions"]>): Condition {
  const entries = Object.entries(said).map(([operator, keys]) => {
    const pairs = Object.entries(keys).map(([key, value]) => [key, [value].flat().map(String)]);
    return [operator, Object.fromEntries(pairs)] as const;
  });
  return Object.fromEntries(entries);
}
