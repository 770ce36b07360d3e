/** What a schema cannot say of expectations. */
import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import type { ExpectationData } from "./schema-expect";

/** The keys that say what is expected. */
export const EXPECTATION_KINDS = ["can", "cannot", "assumable-by", "not-assumable-by"] as const;

export type ExpectationKind = (typeof EXPECTATION_KINDS)[number];

/** Whether it is about who can assume a role, and not about what the role can do. */
export function isAboutTrust(kind: ExpectationKind): boolean {
  return kind === "assumable-by" || kind === "not-assumable-by";
}

/** Each expectation says one thing, and has no key that would mean nothing. */
export function expectationProblems(
  expectations: readonly ExpectationData[] = [],
  path: DataPath,
): Problem[] {
  return expectations.flatMap((one, index) => problemsOf(one, [...path, index]));
}

function problemsOf(one: ExpectationData, path: DataPath): Problem[] {
  const [kind, ...others] = EXPECTATION_KINDS.filter((key) => one[key] !== undefined);
  if (kind === undefined) {
    const message = "the expectation does not say what is expected";
    const fix = "add can, cannot, assumable-by or not-assumable-by";
    return [problem("missing-key", { message, fix, path })];
  }
  const second = others[0];
  if (second !== undefined) {
    const message = `an expectation says one thing, and this has both ${quote(kind)} and ${quote(second)}`;
    const fix = "make two expectations of it";
    return [problem("conflicting-keys", { message, fix, path: [...path, second], atKey: true })];
  }
  if (one.on !== undefined && isAboutTrust(kind)) {
    const message = `${quote("on")} means nothing beside ${quote(kind)}: a trust policy has no resource`;
    const at = [...path, "on"];
    return [problem("conflicting-keys", { message, fix: "remove on", path: at, atKey: true })];
  }
  return [];
}
