/** What of a role's grants takes the most room, for messages that ask for less of it. */
import { documentSize } from "../../iam/policy/quotas";
import { grantPolicies } from "../../model/parts/spread-grants";
import type { From, Role, Stack } from "../../model/types";
import { quote, type DataPath } from "../../problem";
import { compare } from "../../text/names";
import { sentenceList } from "../../text/lists";

/** How many are named. */
const FEW = 3;

/**
 * The grants and statements of a role that are the longest, each by its place, as a clause; empty where it has none. Sizes are before
 * statements are merged.
 */
export function heaviest(role: Role, stack: Stack): string {
  return heaviestOf(grantPolicies(role, stack), stack);
}

/** The same for the statements of some documents. */
export function heaviestOf(documents: readonly { readonly from: From }[], stack: Stack): string {
  const own = new Set(documents.flatMap(({ from }) => from.flat().map(({ path }) => text(path))));
  const sizes = new Map<string, number>();
  for (const { place, text: statement } of stack.statements) {
    const at = text(place.path);
    if (own.has(at)) sizes.set(at, (sizes.get(at) ?? 0) + documentSize(statement));
  }
  const all = [...sizes].sort(([a, x], [b, y]) => y - x || compare(a, b)).slice(0, FEW);
  if (all.length === 0) return "";
  const named = all.map(([at, size]) => `${quote(at)} (${String(size)} characters)`);
  return `; the heaviest are ${sentenceList(named)}`;
}

/** What makes grants of a role shorter, where it is not done yet. */
export function shorter({ compact }: Pick<Role, "compact">): string {
  const less = "name resources by a common prefix with *";
  return compact ? less : `${less}, set compact: true (wildcards for lists of actions)`;
}

/** `fleets.office.grants.3` */
function text(path: DataPath): string {
  return path.join(".");
}
