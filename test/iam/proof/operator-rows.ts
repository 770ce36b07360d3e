/** The table of condition operators: what holds and what fails, for `evaluate` and for the engine alike. */
import { OPERATORS, readOperator } from "../../../generators/iam/condition/operators";
import type { ReadingId } from "../../../generators/iam/proof/readings";
import { readCases } from "../../support/cases";

/** A value of the request; null: the key is absent. */
export type Given = string | readonly string[] | null;

export interface Row {
  readonly operator: string;
  readonly key?: string;
  readonly version?: string;
  readonly wanted: string | readonly string[];
  /** Further keys of the request. */
  readonly with?: Readonly<Record<string, string | readonly string[]>>;
  readonly holds?: readonly Given[];
  readonly fails?: readonly Given[];
  /** Reading → values of which AWS's pages do not say whether they match. */
  readonly open?: Readonly<Partial<Record<ReadingId, readonly Given[]>>>;
}

export const ROWS = readCases<Row[]>("iam", "proof", "operators.json");

/** Every value of a row with what is to come of it. In a list, the first that holds needs a set operator. */
export function expected(row: Row): [Given, string][] {
  const { holds = [], fails = [], open = {} } = row;
  const held = holds.find((given) => typeof given === "string");
  const { kind, set } = readOperator(row.operator) ?? {};
  const isAlone = kind !== "Null" && set === undefined && held !== undefined;
  return [
    ...(isAlone ? [[[held], "several-values"] satisfies [Given, string]] : []),
    ...holds.map((given): [Given, string] => [given, "holds"]),
    ...fails.map((given): [Given, string] => [given, "fails"]),
    ...Object.entries(open).flatMap(([id, values]) =>
      values.map((given): [Given, string] => [given, id]),
    ),
  ];
}

/** Operators of the same meaning by AWS's word. */
const TWINS = new Map([
  ["ArnEquals", "ArnLike"],
  ["ArnLike", "ArnEquals"],
  ["ArnNotEquals", "ArnNotLike"],
  ["ArnNotLike", "ArnNotEquals"],
]);

/** What an operator could be taken for: the others of its kind, and itself with another prefix or suffix. */
export function mistakes(name: string): string[] {
  const { base = "", kind = "Null", set } = readOperator(name) ?? {};
  const suffix = name.endsWith("IfExists") ? "IfExists" : "";
  const prefix = set === undefined ? "" : `${set}:`;
  const others = OPERATORS[kind].filter((one) => one !== base && one !== TWINS.get(base));
  const prefixes = ["", "ForAllValues:", "ForAnyValue:"].filter((one) => one !== prefix);
  return [
    ...others.map((one) => prefix + one + suffix),
    ...prefixes.map((one) => one + base + suffix),
    ...(kind === "Null" || suffix !== "" || set !== undefined ? [] : [`${name}IfExists`]),
  ].filter((mistake) => !isSame(name, mistake));
}

/** An operator of negation also holds where the key is absent, so IfExists changes nothing about it. */
function isSame(name: string, mistake: string): boolean {
  const base = readOperator(name)?.base ?? "";
  return base.includes("Not") && mistake === `${name}IfExists`;
}
