import { fillFormat, givenArn, matchGiven, parseArn, type GivenArn } from "../arn";
import { compare } from "../../text/names";
import type { ResourceType } from "./data";

/** One reading of an ARN: what it can be, and what its placeholders then stand for. */
export interface TypeMatch {
  readonly type: ResourceType;
  /** The one of the type's ARN formats that fits. */
  readonly format: string;
  /** Placeholder → its text in the ARN; "*" where a wildcard swallowed the place. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether the ARN spells the format out, instead of reaching it through a wildcard. */
  readonly literal: boolean;
}

/** Resource types by the service that stands in their ARN formats; "" where a placeholder does. */
export type TypesByArnService = ReadonlyMap<string, readonly ResourceType[]>;

/**
 * Groups types by the service in their ARNs, which is not always their own: the `thing` of
 * greengrass, iotjobsdata and iot is one and the same resource of iot.
 */
export function indexByArnService(types: readonly ResourceType[]): TypesByArnService {
  const index = new Map<string, ResourceType[]>();
  for (const type of types) {
    for (const service of new Set(type.arns.map(arnService))) {
      index.set(service, [...(index.get(service) ?? []), type]);
    }
  }
  return index;
}

/** What an ARN pattern can be: spelled-out readings first, the most specific of them at the head. */
export function typesOfArn(arn: string, index: TypesByArnService): readonly TypeMatch[] {
  const service = parseArn(arn)?.service.toLowerCase();
  if (service === undefined) return [];
  const types = [...(index.get(service) ?? []), ...(index.get("") ?? [])];
  const given = givenArn(arn);
  const isOpen = /[*?]|\$\{/.test(arn);
  const matches = types.flatMap((type) => readAs({ arn, given, isOpen }, type));
  return [...matches, ...standIns(matches, types)]
    .map((match) => ({ match, rank: rank(match, service) }))
    .sort((a, b) => a.rank - b.rank || compareTypes(a.match.type, b.match.type))
    .map(({ match }) => match);
}

/** The two halves of `dynamodb:GetItem`; the second is undefined where there is no colon. */
export function splitPrefix(name: string): [string, string | undefined] {
  const colon = name.indexOf(":");
  return colon < 0 ? [name, undefined] : [name.slice(0, colon), name.slice(colon + 1)];
}

/**
 * Whether a pattern with `*` and `?` matches the whole text, whatever the case. Quadratic at worst:
 * a regular expression would take exponentially long on a hostile pattern.
 */
export function wildcardMatches(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let i = 0; i < given.length;) {
    if (wanted[at] === "*") {
      star = at++;
      retry = i;
    } else if (at < wanted.length && (wanted[at] === "?" || wanted[at] === given[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++retry;
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}

/** How many characters of a format are not placeholders: the more, the more specific. */
export function literalLength(format: string): number {
  return format.replace(/\$\{[^}]*\}/g, "").length;
}

/**
 * Types that AWS lists no actions for, because those of another type go by their ARNs: a function is
 * called under the ARN of its version or alias where the caller names one.
 * Source: AWS Lambda Developer Guide, resources and conditions for Lambda actions.
 */
const STANDS_FOR: ReadonlyMap<string, string> = new Map([
  ["lambda:function alias", "function"],
  ["lambda:function version", "function"],
]);

/** The types of a service that AWS lists no actions for, because those of this type go by their ARNs. */
export function standingInFor(service: string, type: string): string[] {
  return Array.from(STANDS_FOR).flatMap(([name, other]) => {
    const [of, standIn = ""] = splitPrefix(name);
    return of === service && other === type ? [standIn] : [];
  });
}

function standIns(matches: readonly TypeMatch[], types: readonly ResourceType[]): TypeMatch[] {
  const present = new Set(matches.map(({ type }) => type));
  return matches.flatMap((match) => {
    const name = STANDS_FOR.get(`${match.type.service}:${match.type.name}`);
    if (name === undefined) return [];
    const type = types.find((other) => other.service === match.type.service && other.name === name);
    if (type === undefined || present.has(type)) return [];
    present.add(type);
    const [placeholder = ""] = /(?<=\$\{)\w+(?=\}$)/.exec(type.arn) ?? [];
    const values = { [placeholder]: Object.values(match.values).join(":") };
    return [{ type, format: type.arn, values, literal: match.literal }];
  });
}

/** An ARN as it was written, its fields, and whether it has wildcards or variables. */
interface Looked {
  readonly arn: string;
  readonly given: GivenArn;
  readonly isOpen: boolean;
}

function readAs({ arn, given, isOpen }: Looked, type: ResourceType): TypeMatch[] {
  return type.arns.flatMap((format) => {
    if (!isOpen && !couldFit(arn, format)) return [];
    const values = matchGiven(given, format);
    return values === undefined
      ? []
      : [{ type, format, values, literal: spells(arn, format, values) }];
  });
}

/**
 * Whether the literal pieces of the format follow each other in the ARN, which has no wildcards. Most formats fall through
 * here, at a fraction of the cost of matching them.
 */
function couldFit(arn: string, format: string): boolean {
  const wanted = piecesOf(format);
  if (!arn.endsWith(wanted[wanted.length - 1] ?? "")) return false;
  let from = 0;
  return wanted.every((piece) => {
    const at = arn.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}

const pieces = new Map<string, readonly string[]>();

function piecesOf(format: string): readonly string[] {
  const known = pieces.get(format) ?? format.split(/\$\{[^}]*\}|\*/);
  pieces.set(format, known);
  return known;
}

/** Whether the format, filled with what was captured from the ARN, gives the ARN's resource back. */
function spells(arn: string, format: string, values: Readonly<Record<string, string>>): boolean {
  const nowhere = { partition: "", region: "", account: "" };
  const filled = parseArn(fillFormat(format, nowhere, values))?.resource;
  const resource = parseArn(arn)?.resource;
  if (filled === undefined || resource === undefined) return false;
  return filled === resource || (format.includes("*") && wildcardMatches(filled, resource));
}

function rank(match: TypeMatch, service: string): number {
  const own = match.type.service === service ? 0 : 0.5;
  return (match.literal ? -1_000_000 : 0) - literalLength(match.format) + own;
}

function compareTypes(a: ResourceType, b: ResourceType): number {
  return compare(a.service, b.service) || compare(a.name, b.name);
}

function arnService(format: string): string {
  const service = format.split(":", 3)[2] ?? "";
  return service.includes("$") ? "" : service.toLowerCase();
}
