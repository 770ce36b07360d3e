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

const known = new WeakMap<HolderChange["access"], readonly string[]>();

/**
 * The ids of the paths that the holder's policies complete now, by a permission of which some is gained: a path may have been there
 * before, and reaches further.
 */
export function pathsGained({
  holder,
  access,
}: Pick<HolderChange, "holder" | "access">): readonly string[] {
  const found = known.get(access) ?? gainedIn(holder, access);
  known.set(access, found);
  return found;
}

function gainedIn(
  holder: HolderChange["holder"],
  { gained }: HolderChange["access"],
): readonly string[] {
  const [first] = gained;
  if (first === undefined || holder.kind === "resource") return [];
  const patterns = gained.flatMap(({ actions }) => actions).map((one) => one.toLowerCase());
  // A document alone says no account: that of whom the request shows.
  const [, partition = "aws", , , account = ""] = (holder.arn ?? first.witness.principal).split(
    ":",
  );
  const completed = theFinder().of(holder, { partition, account: holder.account ?? account });
  const isOfGained = ({ path }: (typeof completed)[number]): boolean =>
    needsOf(path).some(({ action }) =>
      patterns.some((pattern) => isLike(action.toLowerCase(), pattern)),
    );
  return completed
    .filter(isTold)
    .filter(isOfGained)
    .map(({ path }) => path.id);
}
