/** Where `compact` does nothing. */
import type { Problem } from "../../problem";
import { NOTHING } from "../grants/given";
import type { Given } from "../grants/given";
import { noEffect } from "./conflicts";
import type { SetRole } from "./naming";

/** Roles that the file gives nothing have nothing to shorten. */
export function idleCompact(roles: readonly SetRole[], given: Given = NOTHING): Problem[] {
  // What is wrong with grants is said; with them, it may do something.
  if (given.isPartial) return [];
  const asked = roles.flatMap(({ id, settings: { compact } }) =>
    compact?.value ? [{ compact, isGiven: given.policies.has(id) }] : [],
  );
  const idle = asked.filter(({ compact, isGiven }) => compact.level === "role" && !isGiven);
  const ofFleet = asked.filter(({ compact }) => compact.level === "fleet");
  const [first] = ofFleet.every(({ isGiven }) => !isGiven) ? ofFleet : [];
  return [...idle, ...(first ? [first] : [])].map(({ compact: { path, level } }) =>
    noEffect(
      path,
      `compact shortens what the file gives to roles, and it gives nothing to ${level === "role" ? "this one" : "those of this fleet"}`,
      "remove it, or give the role something, by grants or statements",
    ),
  );
}
