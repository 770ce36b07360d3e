/** `access:` of a grant: verbs, by curated intents, or else by AWS's access levels. */
import type { IntentEntry, ResourceIntent } from "../../intents";
import { fillFormat, formatPlaceholders, splitName } from "../../iam/arn";
import { pascalCase, sortedUnique } from "../../text/names";
import type { ServiceReference } from "../../iam/reference";
import { problemAt, quote } from "../../problem";
import type { Problem } from "../../problem";
import { fillCondition, fillPlaceholders, joinConditions } from "./conditions";
import { draftLevels } from "./levels";
import { sentenceList } from "../../text/lists";
import { listFix } from "../../text/flow";
import { meantAnd } from "../../text/meant";
import { type Drafted, type GrantDraft, labelOf, type Located, type Target } from "./types";

/** The statements that verbs of access come to on one resource, and what is wrong with the verbs. */
export function draftAccess(
  verbs: readonly Located[],
  target: Target,
  reference: ServiceReference,
): Drafted {
  const { intent, type } = target;
  if (type === undefined) return { drafts: [], problems: [severalTypes(target)] };
  if (intent !== undefined) return draftIntents(verbs, target, intent, reference);
  return draftLevels(verbs, target, type, reference);
}

function draftIntents(
  verbs: readonly Located[],
  target: Target,
  intent: ResourceIntent,
  reference: ServiceReference,
): Drafted {
  const drafts: GrantDraft[] = [];
  const problems: Problem[] = [];
  for (const verb of verbs) {
    const entries = entriesOf(intent).get(verb.value);
    if (entries === undefined) problems.push(unknownVerb(verb, intent));
    for (const entry of entries ?? []) drafts.push(draftEntry(entry, verb, target, reference));
  }
  return { drafts, problems };
}

/** What an entry comes to on any resource of its type. */
interface KnownEntry {
  readonly entry: IntentEntry;
  readonly general: Pick<GrantDraft, "effect" | "actions" | "label" | "verbs" | "part">;
}

const known = new WeakMap<ResourceIntent, ReadonlyMap<string, readonly KnownEntry[]>>();

/** By verb. Thousands of grants are of one type: its actions are the same list for all. */
function entriesOf(intent: ResourceIntent): ReadonlyMap<string, readonly KnownEntry[]> {
  const found = known.get(intent);
  if (found !== undefined) return found;
  const entries = [...intent.access].map(([verb, all]) => {
    return [verb, all.map((entry) => knownEntry(entry, verb, intent))] as const;
  });
  const made = new Map(entries);
  known.set(intent, made);
  return made;
}

function knownEntry(entry: IntentEntry, verb: string, intent: ResourceIntent): KnownEntry {
  const part = partOf(entry, intent);
  const general = {
    effect: "Allow" as const,
    actions: entry.actions.map((action) => `${intent.service}:${action}`),
    label: labelOf(intent),
    verbs: [pascalCase(verb)],
    ...(part !== undefined && { part }),
  };
  return { entry, general };
}

function draftEntry(
  { entry, general }: KnownEntry,
  verb: Located,
  target: Target,
  reference: ServiceReference,
): GrantDraft {
  const condition = joinConditions([
    target.condition,
    entry.condition && fillCondition(entry.condition, target.values),
  ]);
  return {
    ...general,
    actionsAt: entry.actions.map(() => verb.path),
    resourcesAt: target.at.path,
    resources: resourcesOf(entry, target, reference),
    ...(entry.on === "*" && target.condition === undefined && { companion: true }),
    ...(condition !== undefined && { condition }),
  };
}

function partOf({ on }: IntentEntry, { type }: ResourceIntent): string | undefined {
  if (on === undefined || on === type) return undefined;
  return on === "*" ? "Any" : pascalCase(on);
}

/** What an entry is for: the target, "*", or a resource beside the target. */
function resourcesOf(
  { on, name = "", wildcards }: IntentEntry,
  target: Target,
  reference: ServiceReference,
): readonly string[] {
  if (on === undefined) {
    if (wildcards === "path") return target.resources.flatMap(withPathAbove);
    return wildcards === "iam" ? target.resources.flatMap(received) : target.resources;
  }
  if (on === "*") return ["*"];
  const format = reference.resourceType(target.service, on)?.arn;
  if (format === undefined) throw new Error(`intents name ${target.service}:${on}: no such type`);
  // Split before filling: the target's values may hold slashes that separate nothing here.
  const split = splitName(formatPlaceholders(format), name);
  if ("missing" in split) throw new Error(`intents name too few parts of ${target.service}:${on}`);
  const values = Object.entries(split.values).map(([placeholder, text]) => {
    return [placeholder, fillPlaceholders(text, target.values)] as const;
  });
  const beside = fillFormat(format, target.facts, Object.fromEntries(values));
  // A target that ends in a wildcard takes in what lies below it.
  const within = on === target.type && target.arn.endsWith("*");
  return within && beside.startsWith(target.arn.slice(0, -1)) ? [target.arn] : [beside];
}

/**
 * What a client receives under a filter with MQTT's wildcards, in IAM's: `+` is one level and `*` any number
 * of them, so it takes in more; `#` at the end takes in the level above, too.
 */
function received(arn: string): string[] {
  // Nothing is above all topics.
  const above = arn.endsWith("/#") && !arn.endsWith(":topic/#") ? [arn.slice(0, -2)] : [];
  return [...above, arn].map((text) => text.replace(/[+#]/g, "*"));
}

/** A request for all below a path names the path: `parameter/prod` beside `parameter/prod/*`. */
function withPathAbove(arn: string): string[] {
  return arn.endsWith("/*") ? [arn.slice(0, -2), arn] : [arn];
}

function unknownVerb(verb: Located, { service, type, access }: ResourceIntent): Problem {
  const known = [...access.keys()];
  return problemAt(
    "unknown-access",
    verb.path,
    `${quote(verb.value)} is no kind of access to ${service}:${type}`,
    listFix(verb.value, (part) => access.has(part)) ??
      meantAnd(
        verb.value,
        known,
        `${service}:${type} has ${sentenceList(known)}; anything else goes under actions:`,
      ),
  );
}

function severalTypes({ at, readings }: Target): Problem {
  const names = sortedUnique(readings.map(({ type }) => `${type.service}:${type.name}`));
  return problemAt(
    "ambiguous-resource",
    at.path,
    `${quote(at.value)} stands for resources of several types (${sentenceList(names.slice(0, 4))}${
      names.length > 4 ? " and others" : ""
    }), and access: means something else for each`,
    "write one ARN for each type that is meant, or name actions:",
  );
}
