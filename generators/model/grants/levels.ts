/** `access:` on resources without curated intents: AWS's own access levels. */
import { pascalCase } from "../../text/names";
import {
  type ActionInfo,
  soundsLikePermissions,
  deletes,
  type ServiceReference,
} from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import { sentenceList } from "../../text/lists";
import { listFix } from "../../text/flow";
import { meantAnd } from "../../text/meant";
import { type Drafted, type GrantDraft, labelOf, type Located, type Target } from "./types";
import { ownValue } from "../../text/own-value";

/** AWS's access levels by the verbs that stand for them where nothing is curated; to delete is to write, for AWS. */
const LEVELS: Readonly<Record<string, string>> = {
  read: "Read",
  list: "List",
  write: "Write",
  delete: "Write",
  tag: "Tagging",
};

/** The verbs that have a meaning without curated intents. */
export const LEVEL_VERBS: readonly string[] = Object.keys(LEVELS);

/**
 * What a verb stands for by AWS's access levels, on resources of the type. What changes permissions is under
 * no verb, what deletes under `delete` alone. Empty for what is no verb, and where AWS has no such action.
 */
export function actionsOfLevel(
  verb: string,
  type: { readonly service: string; readonly name: string },
  reference: ServiceReference,
): readonly ActionInfo[] {
  const level = ownValue(LEVELS, verb);
  return reference
    .actions(type.service)
    .filter(({ resourceTypes }) => resourceTypes.includes(type.name))
    .filter((action) => hasLevel(action, level) && deletes(action) === (verb === "delete"))
    .filter((action) => !soundsLikePermissions(action));
}

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
  const of = { service: target.service, name: type };
  const problems: Problem[] = [];
  const drafts: GrantDraft[] = [];
  for (const verb of verbs) {
    const actions = actionsOfLevel(verb.value, of, reference);
    if (actions.length === 0) problems.push(noLevel(verb, of, reference));
    else drafts.push(draftLevel(verb, actions, target));
  }
  if (drafts.length > 0) problems.push(levelsUsed(drafts, target));
  return { drafts, problems };
}

function hasLevel({ accessLevel }: ActionInfo, level: string | undefined): boolean {
  const levels = accessLevel.split(", ");
  // Whatever tags is a kind of writing for AWS: no one means it by "write".
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

function noLevel(
  verb: Located,
  type: { readonly service: string; readonly name: string },
  reference: ServiceReference,
): Problem {
  const known = LEVEL_VERBS.filter((name) => actionsOfLevel(name, type, reference).length > 0);
  const name = `${type.service}:${type.name}`;
  const rest =
    known.length === 0
      ? `AWS has no access level with actions for ${name}`
      : `${name} has ${sentenceList(known)}, AWS's access levels; anything else goes under actions:`;
  const message = `${quote(verb.value)} is no kind of access to ${name}`;
  const list = listFix(verb.value, (part) => known.some((one) => one === part));
  return problemAt("unknown-access", verb.path, message, list ?? meantAnd(verb.value, known, rest));
}

function levelsUsed(drafts: readonly GrantDraft[], target: Target): Problem {
  const count = new Set(drafts.flatMap((draft) => draft.actions ?? [])).size;
  const verbs = new Set(drafts.flatMap((draft) => draft.verbs));
  const may = [
    ...(verbs.has("Write") ? ["write there may include creating the resource"] : []),
    ...(verbs.has("Delete") ? ["delete there may include the resource itself"] : []),
  ];
  return problemAt(
    "access-level-used",
    target.at.path,
    `access to ${target.service}:${target.type ?? ""} is taken from AWS's access levels, ` +
      `${String(count)} ${count === 1 ? "action" : "actions"}` +
      may.map((text) => `; ${text}`).join(""),
    "name the actions: that the code calls, to grant less",
  );
}
