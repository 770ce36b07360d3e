/** `access:` on resources without curated intents: AWS's own access levels. */
import { pascalCase } from "../../text/names";
import type { ActionInfo, ServiceReference } from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import { sentenceList, suggestAnd } from "../../text/lists";
import { type Drafted, type GrantDraft, labelOf, type Located, type Target } from "./types";
import { ownValue } from "../../text/own-value";

/** AWS's access levels by the verbs that stand for them where nothing is curated. */
const LEVELS: Readonly<Record<string, string>> = {
  read: "Read",
  list: "List",
  write: "Write",
  tag: "Tagging",
};

/**
 * The statements that verbs come to by AWS's access levels, over the actions that can name resources
 * of the target's type; and a notice that says so.
 */
export function draftLevels(
  verbs: readonly Located[],
  target: Target,
  type: string,
  reference: ServiceReference,
): Drafted {
  const applicable = reference
    .actions(target.service)
    .filter(({ resourceTypes }) => resourceTypes.includes(type));
  const problems: Problem[] = [];
  const drafts: GrantDraft[] = [];
  for (const verb of verbs) {
    const actions = applicable.filter((action) => hasLevel(action, ownValue(LEVELS, verb.value)));
    if (actions.length === 0) problems.push(noLevel(verb, target, applicable));
    else drafts.push(draftLevel(verb, actions, target));
  }
  if (drafts.length > 0) problems.push(levelsUsed(drafts, target));
  return { drafts, problems };
}

function hasLevel({ accessLevel }: ActionInfo, level: string | undefined): boolean {
  const levels = accessLevel.split(", ");
  // Whatever tags or manages permissions is a kind of writing for AWS: no one means it by "write".
  return level === "Write" ? accessLevel === level : level !== undefined && levels.includes(level);
}

function draftLevel(verb: Located, actions: readonly ActionInfo[], target: Target): GrantDraft {
  return {
    effect: "Allow",
    actions: actions.map(({ service, name }) => `${service}:${name}`),
    actionsAt: actions.map(() => verb.path),
    resources: target.resources,
    resourcesAt: target.at.path,
    label: labelOf(target),
    verbs: [pascalCase(verb.value)],
  };
}

function noLevel(verb: Located, target: Target, applicable: readonly ActionInfo[]): Problem {
  const known = Object.keys(LEVELS).filter((name) =>
    applicable.some((a) => hasLevel(a, ownValue(LEVELS, name))),
  );
  const name = `${target.service}:${target.type ?? ""}`;
  const rest =
    known.length === 0
      ? `AWS has no access level with actions for ${name}`
      : `${name} has ${sentenceList(known)}, AWS's access levels; anything else goes under actions:`;
  const message = `${quote(verb.value)} is no kind of access to ${name}`;
  return problemAt("unknown-access", verb.path, message, suggestAnd(verb.value, known, rest));
}

function levelsUsed(drafts: readonly GrantDraft[], target: Target): Problem {
  const count = new Set(drafts.flatMap((draft) => draft.actions ?? [])).size;
  const writes = drafts.some((draft) => draft.verbs.includes("Write"));
  return problemAt(
    "access-level-used",
    target.at.path,
    `access to ${target.service}:${target.type ?? ""} is taken from AWS's access levels, ` +
      `${String(count)} ${count === 1 ? "action" : "actions"}` +
      (writes ? "; write there may include creating and deleting the resource" : ""),
    "name the actions: that the code calls, to grant less",
  );
}
