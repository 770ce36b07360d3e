/** Reads the short form of `to:`, `service:type/name`, and makes the ARN of it. */
import type { ResourceIntent } from "../../intents";
import { arnFaults, fillFormat, formatPlaceholders, splitName } from "../../iam/arn";
import type { ResourceType } from "../../iam/reference";
import { type Problem, quote } from "../../problem";
import { fillCondition } from "./conditions";
import { bareValues, formsOf } from "./forms";
import { ambiguous, failed, incomplete, noResource, otherType } from "./name-problems";
import { unknownService, unknownType } from "./name-problems";
import type { GrantContext, Located, TargetResult, Target } from "./types";

/** The resource that a short form names in the environment of the facts. */
export function targetOfName(at: Located, context: GrantContext): TargetResult {
  const colon = at.value.indexOf(":");
  const { reference, intents } = context;
  const whole = at.value.replace(/:\*?$/, "");
  if (colon < 1 || whole.length < at.value.length) return noResource(at, whole, context);
  const service = at.value.slice(0, colon).toLowerCase();
  const rest = at.value.slice(colon + 1);
  if (!reference.hasService(service)) {
    return unknownService(at, at.value.slice(0, colon), context);
  }
  const own = intents.resources.filter((entry) => entry.service === service && entry.own);
  const intent = longestStart(own, (entry) => entry.type, rest);
  if (intent !== undefined) return ownTarget(at, intent, nameAfter(rest, intent.type), context);
  const types = reference.resourceTypes(service);
  const type = longestStart(types, (entry) => entry.name, rest);
  if (type !== undefined) return typedTarget(at, type, nameAfter(rest, type.name), context);
  return unknownType(at, service, rest, context, [
    ...types.map((entry) => entry.name),
    ...own.map((entry) => entry.type),
  ]);
}

/** The resource of a type, once its name is known to be whole. */
function typedTarget(
  at: Located,
  type: ResourceType,
  name: string,
  { facts, reference, intents }: GrantContext,
): TargetResult {
  if (type.isOfSeveral) return ambiguous(at, type);
  const intent = intents.find(type.service, type.name);
  const split = valuesOf(at, formatPlaceholders(type.arn), name, intent);
  if ("problem" in split) return split;
  const arn = fillFormat(type.arn, facts, split.values);
  const [fault] = arnFaults(arn);
  if (fault !== undefined) {
    const message = `${quote(at.value)} gives the ARN ${quote(arn)}: ${fault.message}`;
    return failed(at, "malformed-arn", message, fault.fix);
  }
  const readings = reference.typesOfArn(arn);
  if (!readings.some((reading) => reading.type === type)) return otherType(at, type, arn, readings);
  return {
    target: {
      ...{ at, arn, service: type.service, type: type.name, readings, facts },
      resources: formsOf(arn, intent, split.values),
      values: bareValues(split.values, intent),
      ...(intent && { intent }),
    },
  };
}

/** A resource that AWS has no ARN for: "*", and a condition that stands for the name. */
function ownTarget(
  at: Located,
  intent: ResourceIntent,
  name: string,
  { facts }: GrantContext,
): TargetResult {
  const split = valuesOf(at, intent.own?.parts ?? [], name, intent);
  if ("problem" in split) return split;
  const { service, type } = intent;
  const filled = fillCondition(intent.own?.condition ?? {}, split.values);
  const condition = Object.keys(filled).length === 0 ? undefined : filled;
  const target: Target = {
    ...{ at, arn: "*", resources: ["*"], service, type, readings: [], intent, facts },
    values: split.values,
    ...(condition && { condition }),
  };
  return { target };
}

function valuesOf(
  at: Located,
  placeholders: readonly string[],
  name: string,
  intent: ResourceIntent | undefined,
): { values: Record<string, string> } | { problem: Problem } {
  const last = placeholders[placeholders.length - 1];
  const stem = at.value.slice(0, at.value.length - name.length).replace(/\/$/, "");
  if (last === undefined) {
    if (name === "") return { values: {} };
    const message = `${quote(at.value)} has a name, but there is one such resource only`;
    return failed(at, "malformed-resource", message, `write ${stem}`);
  }
  // A parameter is known by its path, "/prod/db"; its ARN has the path without the leading slash.
  const given = last.endsWith("WithoutLeadingSlash") ? name.replace(/^\//, "") : name;
  const split = splitName(placeholders, hideSlashes(given), intent?.optional);
  if ("missing" in split) return incomplete(at, stem, placeholders, split.missing);
  const suffix = intent?.suffix ?? "";
  const values = Object.entries(split.values).map(([placeholder, hidden]) => {
    const value = hidden.replaceAll(HIDDEN_SLASH, "/");
    const whole = placeholder !== last || value.endsWith(suffix) ? value : value + suffix;
    return [placeholder, whole] as const;
  });
  return { values: Object.fromEntries(values) };
}

const HIDDEN_SLASH = "\u0000";

/** The slash in a policy variable, `${aws:PrincipalTag/site}`, separates no parts of a name. */
function hideSlashes(name: string): string {
  return name.replace(/\$\{[^}]*\}/g, (variable) => variable.replaceAll("/", HIDDEN_SLASH));
}

/** The entry with the longest name that the text is, or starts with before a slash. */
function longestStart<T>(
  entries: readonly T[],
  nameOf: (entry: T) => string,
  text: string,
): T | undefined {
  const lower = text.toLowerCase();
  const fitting = entries.filter((entry) => {
    const name = nameOf(entry).toLowerCase();
    return lower === name || lower.startsWith(name.endsWith("/") ? name : `${name}/`);
  });
  return fitting.sort((a, b) => nameOf(b).length - nameOf(a).length)[0];
}

function nameAfter(rest: string, type: string): string {
  const name = rest.slice(type.length);
  return name.startsWith("/") ? name.slice(1) : name;
}
