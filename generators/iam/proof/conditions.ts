/** The Condition element: one test for each operator and key, all of which have to hold. */
import { quote } from "../../problem";
import type { Context, ContextValue } from "./context";
import { NEGATIONS, readTest, VALUE_FIXES, type Test } from "./operators";
import { PolicyError, type ConditionTest } from "./policy";
import { either, every, not, some, type Truth } from "./truth";

/** A test of a condition, read once: what it says to the keys of a request. */
export type ReadTest = (context: Context) => Truth;

/**
 * A test of a condition. Several values are alternatives, and for an operator of negation, exceptions
 * (AWS IAM User Guide, reference_policies_multi-value-conditions).
 *
 * @param variables whether policy variables have a meaning
 * @param at the place of the statement, for messages
 * @throws PolicyError for a value that the operator cannot take
 */
export function readConditionTest(test: ConditionTest, variables: boolean, at: string): ReadTest {
  const { operator, values } = test;
  const fix = VALUE_FIXES[operator.kind];
  const malformed = (value: string): PolicyError =>
    new PolicyError(
      `${at}.Condition.${test.name}.${test.key}: ${quote(value)} is no value for ${test.name}; ${fix}`,
    );
  if (operator.kind === "Null") {
    const wrong = values.find((value) => !/^(true|false)$/i.test(value));
    if (wrong !== undefined) throw malformed(wrong);
    return (context) => nullHolds(test, context.get(test.key.toLowerCase()));
  }
  const tests = values.map((value) => {
    const read = readTest(operator.base, value);
    if (read === undefined) throw malformed(value);
    return read;
  });
  return (context) => holds(test, tests, variables, context);
}

function holds(
  test: ConditionTest,
  tests: readonly Test[],
  variables: boolean,
  context: Context,
): Truth {
  const negated = NEGATIONS.has(test.operator.base);
  const scope = { variables, context, negated };
  const one = (given: string): Truth => {
    const any = some(tests, (read) => read(given, scope, test.key));
    if (!negated) return any;
    return tests.length === 0 ? "no-values" : not(any);
  };
  const value = context.get(test.key.toLowerCase());
  if (test.operator.set === "ForAllValues") return forAll(value, one);
  if (test.operator.set === "ForAnyValue") return forAny(value, one, test.ifExists);
  return single(value, one, test.ifExists || negated, negated);
}

/**
 * An absent key: no positive operator holds, every negated one does, and IfExists does
 * (AWS IAM User Guide, reference_policies_elements_condition_operators).
 */
function single(
  value: ContextValue | undefined,
  one: (given: string) => Truth,
  withoutKey: boolean,
  negated: boolean,
): Truth {
  if (value === undefined) return withoutKey;
  if (typeof value === "string") return one(value);
  // Without a set operator a key of several values has no meaning that AWS says.
  const meant = negated ? every(value, one) : some(value, one);
  const plausible = value.length === 0 ? withoutKey : meant !== false;
  return plausible ? "several-values" : false;
}

/** Each value of the request has to do; none is enough. */
function forAll(value: ContextValue | undefined, one: (given: string) => Truth): Truth {
  if (value === undefined) return true;
  const values = typeof value === "string" ? [value] : value;
  const result = every(values, one);
  return isEmptyText(values) ? either(result, true, "empty-set") : result;
}

/** One value of the request has to do. */
function forAny(
  value: ContextValue | undefined,
  one: (given: string) => Truth,
  ifExists: boolean,
): Truth {
  if (value === undefined) return ifExists ? "any-value-if-exists" : false;
  const values = typeof value === "string" ? [value] : value;
  const result = some(values, one);
  return isEmptyText(values) ? either(result, false, "empty-set") : result;
}

function isEmptyText(values: readonly string[]): boolean {
  return values.length > 0 && values.every((value) => value === "");
}

/** Null: "true" asks that the key be absent, "false" that it be there and not null. */
function nullHolds({ values, operator }: ConditionTest, value: ContextValue | undefined): Truth {
  const absent: Truth = value === undefined ? true : value.length === 0 ? "null-value" : false;
  const result = some(values, (wanted) => {
    const truth = /^t/i.test(wanted) ? absent : not(absent);
    return truth !== false && wanted !== wanted.toLowerCase() ? "bool-case" : truth;
  });
  if (operator.set === undefined) return result;
  return either(result, operator.set === "ForAllValues", "null-set");
}
