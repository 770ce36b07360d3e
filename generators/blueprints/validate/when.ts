import { didYouMean, fewOf } from "../../text/nearest";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { namesPolicies, parameterOf, parametersOf, testsOf } from "../parts";
import type { BlueprintData, ParameterData, When, WhenCondition } from "../schema";
import { valueFault } from "../values";

/** What is wrong with every `when` inside a value: parameters that are not there, tests that say nothing. */
export function whenProblems(value: unknown, path: DataPath, data: BlueprintData): Problem[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key !== "when" || namesPolicies(path)) return whenProblems(inner, at, data);
    return testsProblems(inner as When, at, data);
  });
}

/** What is wrong with the tests of one condition on parameters. */
export function testsProblems(
  when: When | undefined,
  path: DataPath,
  data: BlueprintData,
): Problem[] {
  return testsOf(when).flatMap((test) => testProblems(test, path, data));
}

function testProblems(test: WhenCondition, path: DataPath, data: BlueprintData): Problem[] {
  const name = parameterOf(test);
  const parameters = parametersOf(data);
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (parameter === undefined) {
    const known = Object.keys(parameters);
    const fix = didYouMean(name, fewOf(known)) ?? "name a parameter of this blueprint";
    return [
      problemAt("unknown-parameter", path, `\`when\` names no parameter: ${quote(name)}`, fix),
    ];
  }
  if (typeof test === "string") return [];
  const tests = Object.keys(test).filter((key) => key !== "parameter");
  if (tests.length !== 1) {
    return [
      problemAt(
        "bad-when",
        path,
        `one test is needed, but there are ${String(tests.length)}`,
        "write equals, like, unlike or empty: true; for several tests, a list",
      ),
    ];
  }
  return testFaults(test, name, parameter).map(({ message, fix }) =>
    problemAt("bad-when", path, message, fix),
  );
}

type Test = Exclude<WhenCondition, string>;

function testFaults(
  test: Test,
  name: string,
  parameter: ParameterData,
): { message: string; fix: string }[] {
  const { type } = parameter;
  if ((test.like ?? test.unlike) !== undefined && type !== "string") {
    return [
      {
        message: `${quote(name)} is a ${type}; only a string is like a pattern`,
        fix: type === "list" ? "use its name alone, or empty: true" : "use equals",
      },
    ];
  }
  if (test.empty && type !== "string" && type !== "list") {
    return [{ message: `${quote(name)} is a ${type}, which is never empty`, fix: "use equals" }];
  }
  if (test.equals === undefined) return [];
  if (type === "list") {
    return [
      {
        message: `${quote(name)} is a list, which equals no single value`,
        fix: "use its name alone, or empty: true",
      },
    ];
  }
  const fault = valueFault(parameter, test.equals);
  return fault ? [{ message: `it can never be equal: ${fault.message}`, fix: fault.fix }] : [];
}
