/** What a question fixes: of the action, of the resource, of condition keys, and of who asks. */
import { readCaller, type CallerKind } from "../caller";
import type { RequestQuestion } from "../question";
import { exactly, patternOf, readPattern, type Pattern, type Token } from "../languages/pattern";
import {
  keyDimension,
  type Conjunction,
  type KeyLiteral,
  type Literal,
  type Value,
} from "./literals";
import { actionLiteral, resourceLiteral, textLiteral } from "./read-literals";
import { has } from "./sides";

/** A trust policy is asked where a role is assumed. */
const ASSUMING = ["sts:*"];

/** Callers whose ARN is just what aws:PrincipalArn says: of a session, that is its role (facts: evaluation.md, section 6). */
const NAMED: readonly CallerKind[] = ["role", "user"];

/** Lists of patterns, as in Action: the request's action is one of each list. */
export function wantedActions({ actions, kind }: RequestQuestion): (readonly string[])[] {
  return [...(actions === undefined ? [] : [actions]), ...(kind === "trust" ? [ASSUMING] : [])];
}

/**
 * Condition keys, in lower case, with the values that the request has.
 *
 * @param named the keys that policies name, in lower case: of what the caller is like, nothing else matters
 */
export function givenKeys(
  { context = {}, principal }: RequestQuestion,
  named: ReadonlySet<string>,
): Map<string, Value> {
  const own = principal === undefined ? [] : keysOfCaller(principal);
  const given = new Map<string, Value>(own.filter(([key]) => named.has(key)));
  for (const [key, value] of Object.entries(context)) given.set(key.toLowerCase(), value);
  return given;
}

/** What every request of a caller says about it. */
function keysOfCaller(principal: string): [string, string][] {
  const { kind, account } = readCaller(principal);
  const arn: [string, string][] = NAMED.includes(kind) ? [["aws:principalarn", principal]] : [];
  return account === undefined ? arn : [...arn, ["aws:principalaccount", account]];
}

/**
 * What is fixed, as literals.
 *
 * @param given the condition keys that have just these values
 */
export function fixedLiterals(
  question: RequestQuestion,
  given: ReadonlyMap<string, Value>,
): Conjunction {
  const { resources } = question;
  const reading = { variables: false, wide: true, scenario: new Map<string, never>() };
  const literals: Literal[] = [
    ...wantedActions(question).map((actions) => actionLiteral(actions, true)),
    ...(resources === undefined ? [] : [resourceLiteral(resources, reading, false)]),
    ...withinReach(question),
    ...Array.from(given).flatMap(([key, value]) =>
      typeof value === "string" ? [fixedKey(key, value)] : [],
    ),
  ];
  return literals.map((literal) => ({ literal, holds: true }));
}

/**
 * Policies of a principal alone reach what is in its account and partition; in another account the resource's own policy
 * has to let it in. ARNs without an account, and those that have a word there (`aws`), are taken to be in the caller's.
 */
function withinReach({ principal, kind, allowedBy }: RequestQuestion): Literal[] {
  if (principal === undefined || (kind ?? "identity") !== "identity") return [];
  if (has(allowedBy, "resource") || has(allowedBy, "trust")) return [];
  const { account, partition = "*" } = readCaller(principal);
  if (account === undefined) return [];
  const glob = (text: string): Pattern =>
    readPattern(text, { wildcards: true, variables: false, fields: true });
  const ofAccounts = ["", account].map((one) => glob(`arn:${partition}:*:*:${one}:*`));
  const { tokens } = glob(`arn:${partition}:*:*: *:*`);
  const ofWords = patternOf(
    `arn:${partition} words`,
    tokens.map((one) => (one.kind === "char" && one.chars === " " ? NO_DIGIT : one)),
  );
  return [textLiteral("resource", [exactly("*"), ...ofAccounts, ofWords])];
}

const NO_DIGIT: Token = { kind: "one", not: ":0123456789" };

/** The key has just this one value. */
function fixedKey(key: string, value: string): KeyLiteral {
  return {
    kind: "key",
    id: `${keyDimension(key)} fixed ${value}`,
    dimension: keyDimension(key),
    absent: false,
    emptyText: value === "",
    emptyList: false,
    emptyTexts: false,
    several: "never",
    element: { kind: "text", patterns: [exactly(value)], negated: false },
    variables: [],
  };
}
