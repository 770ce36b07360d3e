/** ARNs against the patterns of them that Resource and conditions hold. */
import { arnFields } from "../arn/parts";
import { isPlainLike, testText, type Scope } from "./texts";
import type { Truth } from "./truth";

/** The parts of an ARN of a request: six, the last of which may hold colons; fewer where it is no ARN. */
function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

/**
 * What ArnLike says, and ArnEquals, which means the same: all six parts are matched by themselves, with wildcards, and
 * their case counts (AWS IAM User Guide, reference_policies_elements_condition_operators).
 */
export function arnLike(pattern: string, given: string, scope: Scope): Truth {
  const parts = partsOf(given);
  return testText(arnFields(pattern), scope, (fields) => {
    if (fields.length === 6 && parts.length === 6) {
      return fields.every((field, index) => isPlainLike(parts[index] ?? "", field));
    }
    if (fields.length === 6) return scope.negated ? "request-value" : false;
    return scope.negated || isPlainLike(given, fields.join(":")) ? "arn-parts" : false;
  });
}

/** The resource of a request, and the same in lower case. */
export interface ReadResource {
  readonly text: string;
  readonly lower: string;
}

/**
 * Whether a Resource or NotResource names a resource: `*` names each; wildcards stay within the parts of an ARN, and
 * in the last one they match colons and slashes (AWS IAM User Guide, reference_policies_elements_resource). The pattern is read once.
 */
export function readResource(pattern: string): (resource: ReadResource, scope: Scope) => Truth {
  if (pattern === "*") return () => true;
  const written = arnFields(pattern);
  // ASCII alone: how other letters change their case may hang on what follows. A variable without a value is a case of its own.
  const isPlain = written.length >= 6 && !pattern.includes("${");
  const begins = isPlain ? (/^[ -#%-)+->@-[\]-~]*/.exec(pattern)?.[0] ?? "") : "";
  const beginsLower = begins.toLowerCase();
  return ({ text, lower }, scope) => {
    // No reading of an ARN lets it begin otherwise, but for its case.
    if (text !== "*" && !lower.startsWith(beginsLower)) return false;
    const test = (fields: readonly string[]): Truth =>
      text === "*" ? namesStar(fields) : namesArn(fields, text, scope.negated);
    return testText(written, scope, test, true);
  };
}

/** Actions without a resource are decided on `*` (AWS IAM User Guide, reference_policies_elements_notaction). */
function namesStar(fields: readonly string[]): Truth {
  return /^\*+$/.test(fields.at(-1) ?? "") ? "star-resource" : false;
}

function namesArn(fields: readonly string[], resource: string, negated: boolean): Truth {
  const whole = fields.join(":");
  const parts = partsOf(resource);
  if (fields.length < 6 || parts.length < 6) {
    const truth = namesShort(fields, resource, parts.length < 6);
    // Whether NotResource excludes what is no ARN, nobody says.
    return truth === false && negated && fields.length < 6 ? "short-arn" : truth;
  }
  if (fields.every((field, index) => isPlainLike(parts[index] ?? "", field))) {
    return wildcardsStand(fields);
  }
  const lower = lowerHead(fields);
  const lowerParts = lowerHead(parts);
  if (lower.every((field, index) => isPlainLike(lowerParts[index] ?? "", field))) return "arn-case";
  const beyond = isPlainLike(resource, whole) || isPlainLike(lowerParts.join(":"), lower.join(":"));
  return beyond ? "segment-wildcard" : false;
}

/** A text that is no whole ARN, or a pattern of one: it is taken as it stands, or for what its parts begin. */
function namesShort(fields: readonly string[], resource: string, isNoArn: boolean): Truth {
  const whole = fields.join(":");
  if (isPlainLike(resource, whole)) return isNoArn || resource === whole || "short-arn";
  const full = [...fields, ...new Array<string>(Math.max(6 - fields.length, 0)).fill("*")];
  const given = lowerHead(partsOf(resource)).join(":");
  return isPlainLike(given, lowerHead(full).join(":")) ? "short-arn" : false;
}

/** What is open about wildcards where AWS's pages advise against them, though they match. */
function wildcardsStand([
  ,
  ,
  service = "",
  region,
  account,
  resource = "",
]: readonly string[]): Truth {
  if (hasWildcard(service)) return "service-wildcard";
  const type = resource.split(/[:/]/, 1)[0] ?? "";
  if (!hasWildcard(type)) return true;
  if (service === "iam") return resource === "*" || "type-wildcard";
  const isS3 = service === "s3" && region === "" && account === "";
  return isS3 || type === resource || "type-wildcard";
}

function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

function lowerHead(parts: readonly string[]): string[] {
  return parts.map((part, index) => (index < 5 ? part.toLowerCase() : part));
}
