/** What completed paths of escalation say to people. */
import { cutList } from "../../text/lists";
import type { Completion } from "./complete";
import { needsOf } from "./path";

/** More ways than this say nothing new. */
const MOST = 4;

/**
 * The first in words, the others by their ids: `the role "Cameras" can write itself an inline policy (iam-005); also by iam-009`.
 *
 * @param named whether its permissions are named, where nothing beside the sentence does
 */
export function gainWords(
  who: string,
  [first, ...rest]: readonly [Completion, ...Completion[]],
  named = false,
): string {
  const { path } = first;
  const given = path.given === undefined ? "" : `, if ${path.given}`;
  const needed = needsOf(path).map(({ action }) => action);
  const by = named ? `, by ${cutList(needed, MOST)}` : "";
  const ids = rest.map((one) => one.path.id);
  const others = ids.length === 0 ? "" : `; also by ${cutList(ids, MOST)}`;
  return `${who} can ${path.name}${limitsOf(first)}${given} (${path.id}${by})${others}`;
}

function limitsOf({ reach, named }: Completion): string {
  if (reach === "any") return "";
  return named.length > 0
    ? `: ${cutList(named, MOST)}`
    : ": those that its policies name by a pattern";
}

/** What would mend it. Permissions without resources can only be taken away. */
export function narrowerWords({ path, reach }: Completion): string {
  if (path.passes.length > 0) {
    const how =
      reach === "any"
        ? "name in Resource the roles that it may pass"
        : "let it pass roles that do less";
    return `${how}, and in a condition on iam:PassedToService to what`;
  }
  const [limit] = path.free;
  if (limit !== undefined) return `ask for a permissions boundary in a condition on ${limit}`;
  const narrow = path.needs.find(({ on }) => on !== "any")?.action;
  const away = path.needs.length > 1 ? "take one of the permissions away" : "take it away";
  return narrow === undefined ? away : `name in Resource what ${narrow} may be on, or ${away}`;
}
