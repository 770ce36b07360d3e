import { didYouMean, fewOf, listed } from "../../text/nearest";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { placeParameters } from "../terraform-names";
import type { BlueprintData, ParameterData } from "../schema";
import { valueFault } from "../values";
import { ownValue } from "../../text/own-value";

type Values = Readonly<Record<string, unknown>>;

/** What is wrong with the examples of a blueprint's module: unknown, wrong and missing values. */
export function exampleProblems(data: BlueprintData): Problem[] {
  const { module, fleet } = placeParameters(data);
  const given = Object.entries(data.examples ?? {});
  return given.flatMap(([name, example], index) => {
    const path = ["examples", name];
    return [
      ...nameProblems(name, index),
      ...valueProblems(example.with, module, [...path, "with"], path),
      ...Object.entries(example.fleets ?? {}).flatMap(([id, { with: settings }]) =>
        valueProblems(settings, fleet, [...path, "fleets", id, "with"], [...path, "fleets", id]),
      ),
    ];
  });
}

function nameProblems(name: string, index: number): Problem[] {
  const path = ["examples", name];
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    return [
      problemAt("bad-name", path, `${quote(name)} is no name of an example`, "use a-z, 0-9 and -"),
    ];
  }
  if (index > 0 || name === "complete") return [];
  return [problemAt("bad-name", path, "the first example is the complete one", "call it complete")];
}

/** Without an example, one is made of the defaults: a module needs some for everything. */
export function missingExample(data: BlueprintData): Problem[] {
  if (Object.keys(data.examples ?? {}).length > 0) return [];
  const { module, fleet } = placeParameters(data);
  const required = [...module, ...fleet].filter(([, { default: value }]) => value === undefined);
  return required.map(([name]) =>
    problemAt(
      "no-example",
      ["parameters", name],
      `${quote(name)} has no default, and the blueprint has no example for its module`,
      `add examples: { complete: { fleets: { example: { with: { ${name}: … } } } } }`,
    ),
  );
}

function valueProblems(
  given: Values = {},
  parameters: readonly [string, ParameterData][],
  path: DataPath,
  owner: DataPath,
): Problem[] {
  const known = new Map(parameters);
  return [
    ...Object.entries(given).flatMap(([name, value]) => {
      const at = [...path, name];
      const parameter = known.get(name);
      if (parameter === undefined) {
        const names = [...known.keys()];
        const fix = didYouMean(name, fewOf(names)) ?? `use one of ${listed(names)}`;
        return [problemAt("unknown-parameter", at, `${quote(name)} is no parameter here`, fix)];
      }
      const fault = valueFault(parameter, value);
      const message = `${quote(name)} ${fault?.message ?? ""}`;
      return fault ? [problemAt("bad-parameter", at, message, fault.fix)] : [];
    }),
    ...parameters
      .filter(
        ([name, parameter]) =>
          parameter.default === undefined && ownValue(given, name) === undefined,
      )
      .map(([name]) =>
        problemAt(
          "missing-parameter",
          owner,
          `${quote(name)} has no default`,
          `add with: { ${name}: … }`,
        ),
      ),
  ];
}
