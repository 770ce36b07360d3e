/** Paths of privilege escalation of which what a holder gains is a part. */
import { loadEscalationPaths } from "../escalation-paths";
import { isTold, needsOf } from "../iam/escalation";
import { isLike } from "../iam/wildcards";
import { packageFolder } from "../package-root";
import type { HolderChange } from "./compare";
import { EscalationFinder } from "./escalation";

let finder: EscalationFinder | undefined;

/** The paths that come with the program, read where something is gained. */
function theFinder(): EscalationFinder {
  finder ??= new EscalationFinder(
    loadEscalationPaths(packageFolder("templates", "escalation-paths")).paths,
  );
  return finder;
}

const known = new WeakMap<HolderChange["access"], boolean>();

/**
 * Whether the holder's policies complete a path now, by a permission of which some is gained: the path may have been there before, and
 * reaches further.
 */
export function gainsPath({ holder, access }: Pick<HolderChange, "holder" | "access">): boolean {
  const found = known.get(access) ?? isGained(holder, access);
  known.set(access, found);
  return found;
}

function isGained(holder: HolderChange["holder"], { gained }: HolderChange["access"]): boolean {
  const [first] = gained;
  if (first === undefined || holder.kind === "resource") return false;
  const patterns = gained.flatMap(({ actions }) => actions).map((one) => one.toLowerCase());
  // A document alone says no account: that of whom the request shows.
  const [, partition = "aws", , , account = ""] = (holder.arn ?? first.witness.principal).split(
    ":",
  );
  return theFinder()
    .of(holder, { partition, account: holder.account ?? account })
    .filter(isTold)
    .some(({ path }) =>
      needsOf(path).some(({ action }) =>
        patterns.some((pattern) => isLike(action.toLowerCase(), pattern)),
      ),
    );
}
