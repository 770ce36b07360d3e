/** Conditions as literals on their keys. */
import { quote } from "../../../problem";
import { readRange } from "../languages/addresses";
import { readDate, readNumber } from "../languages/numbers";
import {
  ANY_TEXT,
  FEWER_PARTS,
  patternOf,
  readPattern,
  type Pattern,
  type Reading,
  type Token,
} from "../languages/pattern";
import { PolicyError, type ConditionTest } from "../policy";
import { arnFields } from "../../arn/parts";
import { elementHolds, keyDimension, type Element, type KeyLiteral } from "./literals";
import { inScenario, type StatementReading } from "./scenario";

/** Keys that hold the value of a tag: whether its case counts is open. */
const TAGS = /^aws:(?:resource|request|principal)tag\//i;

/** A condition as a literal. */
export function conditionLiteral(test: ConditionTest, reading: StatementReading): KeyLiteral {
  const literal =
    test.operator.kind === "Null"
      ? nullLiteral(test, reading.wide)
      : comparisonLiteral(test, reading);
  return { ...literal, id: `${literal.dimension} ${literalId(literal)}` };
}

type Unnamed = Omit<KeyLiteral, "id">;

/** An absent key, and several values under an operator for one: see `conditions.ts`. */
function comparisonLiteral(test: ConditionTest, reading: StatementReading): Unnamed {
  const { wide } = reading;
  const negated = isNegated(test);
  const element = elementOf(test, reading, negated);
  const onEmpty = elementHolds(element, "");
  const common = {
    kind: "key" as const,
    dimension: keyDimension(test.key),
    element,
    variables: variablesOf(element),
  };
  if (test.operator.set === "ForAllValues") {
    const emptyText = onEmpty || wide;
    const emptyTexts = emptyText;
    return { ...common, absent: true, emptyText, emptyList: true, emptyTexts, several: "every" };
  }
  if (test.operator.set === "ForAnyValue") {
    const absent = test.ifExists && wide;
    const emptyText = onEmpty && wide;
    const emptyTexts = emptyText;
    return { ...common, absent, emptyText, emptyList: false, emptyTexts, several: "some" };
  }
  const absent = test.ifExists || negated;
  const several = !wide ? "never" : negated ? "every" : "some";
  const empty = { emptyText: onEmpty, emptyTexts: onEmpty, emptyList: absent && wide };
  return { ...common, absent, ...empty, several };
}

function nullLiteral({ key, values, operator }: ConditionTest, wide: boolean): Unnamed {
  const sure = wide ? values.map((value) => value.toLowerCase()) : values;
  const says = (truth: boolean): boolean => {
    const holds = sure.includes(truth ? "true" : "false");
    if (operator.set === undefined) return holds;
    return operator.set === "ForAllValues" ? holds || wide : holds && wide;
  };
  const empty = wide && (says(true) || says(false));
  return {
    kind: "key",
    dimension: keyDimension(key),
    absent: says(true),
    emptyText: empty,
    emptyList: empty,
    emptyTexts: says(false),
    several: "every",
    element: { kind: "constant", holds: says(false) },
    variables: [],
  };
}

function isNegated({ operator }: ConditionTest): boolean {
  return operator.base.includes("Not");
}

function elementOf(test: ConditionTest, reading: StatementReading, negated: boolean): Element {
  const { wide } = reading;
  const { operator } = test;
  const otherwise = negated && wide;
  if (operator.kind === "Numeric" || operator.kind === "Date") {
    const [kind, read] =
      operator.kind === "Numeric"
        ? (["number", readNumber] as const)
        : (["date", readDate] as const);
    const comparison = operator.base.replace(/^(?:Numeric|Date)/, "");
    if (negated && test.values.length === 0) return { kind: "constant", holds: wide };
    return { kind, comparison, bounds: readValues(test, read), otherwise, wide };
  }
  if (operator.kind === "IPAddress") {
    if (negated && test.values.length === 0) return { kind: "constant", holds: wide };
    return { kind: "address", ranges: readValues(test, readRange), negated, otherwise };
  }
  const patterns = textPatterns(test, { ...reading, wide: wide !== negated }, negated);
  return { kind: "text", patterns, negated };
}

function readValues<T>(test: ConditionTest, read: (text: string) => T | undefined): T[] {
  return test.values.map((text) => {
    const value = read(text);
    if (value !== undefined) return value;
    throw new PolicyError(`${test.name} of ${quote(test.key)} compares with ${quote(text)}`);
  });
}

/** The texts that match one of the values; `reading.wide` says whether those count for which that is open. */
function textPatterns(test: ConditionTest, reading: StatementReading, negated: boolean): Pattern[] {
  const { wide, scenario } = reading;
  if (negated && test.values.length === 0) return wide ? [ANY_TEXT] : [];
  return test.values
    .flatMap((value) => valuePatterns(value, test, reading, negated))
    .flatMap((pattern) => inScenario(pattern, scenario, { wide, negated }));
}

function valuePatterns(
  value: string,
  test: ConditionTest,
  { wide, variables }: StatementReading,
  negated: boolean,
): Pattern[] {
  const { kind, base } = test.operator;
  if (kind === "ARN") return arnPatterns(value, { wide, variables, negated });
  if (kind === "Binary") return [spellingsOf(value)];
  const like: Reading = { wildcards: base.endsWith("Like"), variables };
  if (kind === "Bool") {
    if (value.includes("${") && !wide) return [];
    return [readPattern(value, { ...like, ignoreCase: wide })];
  }
  const ignoreCase = base.endsWith("IgnoreCase") || (wide && TAGS.test(test.key));
  return [readPattern(value, { ...like, ignoreCase, hiddenSigns: !wide })];
}

/** All six parts have to be there, and each is matched by itself (facts: evaluation.md, section 2). */
function arnPatterns(
  value: string,
  how: { readonly wide: boolean; readonly variables: boolean; readonly negated: boolean },
): Pattern[] {
  const { wide, variables, negated } = how;
  if (arnFields(value).length === 6) {
    const pattern = readPattern(value, {
      wildcards: true,
      variables,
      fields: true,
      hiddenSigns: !wide,
    });
    return negated && wide ? [pattern, ...FEWER_PARTS] : [pattern];
  }
  if (!wide) return [];
  return negated ? [ANY_TEXT] : [readPattern(value, { wildcards: true, variables })];
}

/** Every way to write the same bytes: what the last sign says beyond them is dropped. */
function spellingsOf(value: string): Pattern {
  let canonical: string;
  try {
    canonical = btoa(atob(value));
  } catch {
    throw new PolicyError(`BinaryEquals compares with ${quote(value)}, which is no base64`);
  }
  const signs = canonical.replaceAll("=", "");
  const padding = canonical.length - signs.length;
  const tokens = Array.from(canonical, (sign, index): Token => {
    if (padding === 0 || index !== signs.length - 1) return { kind: "char", chars: sign };
    const from = BASE64.indexOf(sign);
    return { kind: "char", chars: BASE64.slice(from, from + 4 ** padding) };
  });
  return patternOf(`base64 ${canonical}`, tokens);
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function variablesOf(element: Element): string[] {
  if (element.kind !== "text") return [];
  return [...new Set(element.patterns.flatMap(({ variables }) => variables))];
}

function literalId({ element, several, ...empty }: Unnamed): string {
  const { absent, emptyText, emptyList, emptyTexts } = empty;
  const flags = [absent, emptyText, emptyList, emptyTexts].map(Number).join("");
  return `${flags} ${several} ${elementId(element)}`;
}

function elementId(element: Element): string {
  switch (element.kind) {
    case "constant":
      return String(element.holds);
    case "text":
      return `${Number(element.negated)} ${element.patterns
        .map(({ id }) => id)
        .sort()
        .join("\n")}`;
    case "address": {
      const ranges = element.ranges.map(
        ({ version, first, last }) => `${version}:${first}-${last}`,
      );
      return `${Number(element.negated)}${Number(element.otherwise)} ${ranges.sort().join(" ")}`;
    }
    case "number":
    case "date":
      return `${element.kind} ${element.comparison} ${Number(element.otherwise)}${Number(element.wide)} ${element.bounds.join(" ")}`;
  }
}
