import { OPERATORS, type ValueKind } from "../../../generators/iam/condition/operators";
import type { Policies, Request } from "../../../generators/iam/proof/request";
import { Random } from "../../fuzz/random";
import {
  CALLERS,
  GIVEN,
  KEYS,
  MULTIVALUED,
  PRINCIPALS,
  STAR_SUBJECT,
  SUBJECTS,
  WANTED,
  type Subject,
} from "./vocabulary";

export type Elements = Record<string, unknown>;

/** A policy as it is drawn. */
export interface DrawnDocument {
  readonly Version?: string;
  readonly Statement: readonly Elements[];
}

/** A request and all that decides it. */
export interface Draw {
  readonly request: Request & { readonly resourceAccount: string };
  readonly policies: Policies;
}

const KINDS = Object.keys(OPERATORS) as ValueKind[];

/** What the seed decides: the same number gives the same request and policies. */
export function draw(seed: number): Draw {
  const random = new Random(Math.imul(seed, 2_654_435_761));
  // The first numbers of seeds that follow each other are alike.
  random.below(2);
  const isStar = random.chance(12);
  const subject = isStar ? STAR_SUBJECT : random.pick(SUBJECTS);
  const resource = random.pick(subject.resources);
  const owner = /^\d{12}$/.exec(resource.split(":")[4] ?? "")?.[0];
  const principal = random.pick(CALLERS);
  const request = {
    ...{ principal, action: subject.action, resource },
    resourceAccount: owner ?? (isStar || !random.chance(3) ? "111111111111" : "222222222222"),
    context: drawContext(random),
  };
  return { request, policies: drawPolicies(random, subject, resource, principal) };
}

function drawContext(random: Random): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = {};
  for (const kind of KINDS) {
    for (const key of KEYS[kind] ?? []) {
      if (random.chance(3)) continue;
      const value = (): string => random.pick(GIVEN[kind === "Null" ? "String" : kind] ?? []);
      const isList = MULTIVALUED.has(key) ? !random.chance(8) : random.chance(40);
      context[random.chance(4) ? key.toLowerCase() : key] = isList
        ? Array.from({ length: random.below(3) }, value)
        : value();
    }
  }
  return withoutTwins(context);
}

function withoutTwins<T>(context: Record<string, T>): Record<string, T> {
  const keys = new Map(Object.keys(context).map((key) => [key.toLowerCase(), key]));
  return Object.fromEntries(
    Object.entries(context).filter(([key]) => keys.get(key.toLowerCase()) === key),
  );
}

function drawPolicies(
  random: Random,
  subject: Subject,
  resource: string,
  principal: string,
): Policies {
  const policy = (kind: string): DrawnDocument => drawDocument(random, subject, resource, kind);
  const isTrust = subject.action.startsWith("sts:");
  const isOfOwner = isTrust || subject.action.startsWith("kms:") || principal === "*";
  const hasIdentity = principal.startsWith("arn:");
  const owners =
    isOfOwner || !random.chance(3) ? policy(isTrust ? "trust" : "resource") : undefined;
  const levels = (kind: string): DrawnDocument[][] =>
    Array.from({ length: 1 + random.below(2) }, () => [
      ...(random.chance(6) ? [] : [FULL_ACCESS(kind)]),
      ...(random.chance(2) ? [policy(kind)] : []),
    ]);
  return {
    ...(hasIdentity && {
      identity: Array.from({ length: 1 + random.below(2) }, () => policy("identity")),
    }),
    ...(hasIdentity && random.chance(4) && { boundary: policy("boundary") }),
    ...(owners !== undefined && (isTrust ? { trust: owners } : { resource: owners })),
    ...(hasIdentity && random.chance(4) && { scp: levels("scp") }),
    ...(random.chance(6) && { rcp: levels("rcp") }),
  };
}

function FULL_ACCESS(kind: string): DrawnDocument {
  const Principal = kind === "rcp" ? { Principal: "*" } : {};
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", ...Principal, Action: "*", Resource: "*" }],
  };
}

function drawDocument(
  random: Random,
  subject: Subject,
  resource: string,
  kind: string,
): DrawnDocument {
  const length = 1 + random.below(2);
  return {
    ...(!random.chance(20) && { Version: random.chance(10) ? "2008-10-17" : "2012-10-17" }),
    Statement: Array.from({ length }, () => drawStatement(random, subject, resource, kind)),
  };
}

function drawStatement(random: Random, subject: Subject, resource: string, kind: string): Elements {
  const some = <T>(one: () => T): T | T[] =>
    random.chance(2) ? one() : Array.from({ length: 1 + random.below(2) }, one);
  const not = (element: string, oneIn: number): string =>
    random.chance(oneIn) ? `Not${element}` : element;
  const conditions = random.below(3);
  return {
    Effect: kind === "rcp" || random.chance(4) ? "Deny" : "Allow",
    ...drawPrincipal(random, kind),
    [not("Action", 8)]: some(() => random.pick(subject.actions)),
    ...(kind !== "trust" && {
      [not("Resource", 6)]: some(() => drawPattern(random, resource)),
    }),
    ...(conditions > 0 && { Condition: drawConditions(random, conditions) }),
  };
}

function drawPrincipal(random: Random, kind: string): Elements {
  if (kind === "rcp") return { Principal: "*" };
  if (kind !== "trust" && kind !== "resource") return {};
  if (random.chance(6)) return { Principal: "*" };
  const names: Record<string, string[]> = {};
  for (let left = 1 + random.below(3); left > 0; left--) {
    const [type, name] = random.pick(PRINCIPALS);
    (names[type] ??= []).push(name);
  }
  return { [kind === "resource" && random.chance(8) ? "NotPrincipal" : "Principal"]: names };
}

/** A pattern of the resource: it or another, with wildcards, variables, or less of it. */
export function drawPattern(random: Random, resource: string): string {
  if (random.chance(4) || resource === "*") return random.chance(4) ? "arn:aws:s3:::*" : "*";
  const steps: ((text: string) => string)[] = [
    (text) => text,
    (text) => at(random, text, () => "*"),
    (text) => at(random, text, () => "?"),
    (text) => `${text.slice(0, random.below(text.length))}*`,
    (text) => text.replace(/[ab]$/, "${aws:username}"),
    (text) => text.replace(/[ab]$/, "${aws:PrincipalTag/site, 'a'}"),
    (text) => text.replace(/\*/, "${*}"),
    (text) =>
      text
        .split(":")
        .slice(0, 3 + random.below(3))
        .join(":"),
    (text) => text.toUpperCase().replace(/^ARN/, "arn"),
    (text) => text.replace(/(?<=^arn:(?:[^:]*:){0,3})[^:]+(?=:)/, "*"),
    (text) => text.replace(/(?<=:)[^:]*$/, "*"),
    (text) => text.replace("111111111111", "${aws:PrincipalOrgID}"),
    (text) => `${text}x`,
  ];
  const pattern = random.pick(steps)(resource);
  return random.chance(5) && /^arn:[^$]*$/.test(pattern) ? random.pick(steps)(pattern) : pattern;
}

/** The text with some of it, after "arn:", replaced. */
function at(random: Random, text: string, by: () => string): string {
  const from = 4 + random.below(text.length - 4);
  return text.slice(0, from) + by() + text.slice(from + random.below(3));
}

function drawConditions(random: Random, count: number): Record<string, Elements> {
  const condition: Record<string, Elements> = {};
  for (let left = count; left > 0; left--) {
    const kind = random.pick(KINDS);
    const key = random.pick(KEYS[kind] ?? []);
    const set =
      random.chance(MULTIVALUED.has(key) ? 8 : 1) && !MULTIVALUED.has(key) && !random.chance(12);
    const prefix = set ? "" : random.pick(["ForAllValues:", "ForAnyValue:"]);
    const suffix = kind !== "Null" && random.chance(5) ? "IfExists" : "";
    const operator = `${prefix}${random.pick(OPERATORS[kind])}${suffix}`;
    const value = (): string => random.pick(WANTED[kind] ?? []);
    const values = random.chance(2) ? value() : Array.from({ length: 1 + random.below(2) }, value);
    condition[operator] = { ...condition[operator], [key]: values };
  }
  return condition;
}
