import { expect } from "chai";
import { OPERATORS, readOperator } from "../../../generators/iam/condition/operators";
import { evaluate } from "../../../generators/iam/proof/evaluate";
import type { ReadingId } from "../../../generators/iam/proof/readings";
import { readCases } from "../../support/cases";

/** A value of the request; null: the key is absent. */
type Given = string | readonly string[] | null;

interface Row {
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

const rows = readCases<Row[]>("iam", "proof", "operators.json");

/** Whether the condition holds: "holds" or "fails" under either reading, or the reading that it hangs on. */
function outcome(row: Row, given: Given, operator = row.operator): string {
  const key = row.key ?? "dev:Key";
  const request = {
    principal: "arn:aws:iam::111111111111:role/r",
    action: "s3:GetObject",
    resource: "arn:aws:s3:::bucket/a",
    context: { ...row.with, ...(given !== null && { [key]: given }) },
  };
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  const identity = [
    {
      Version: row.version ?? "2012-10-17",
      Statement: [{ ...statement, Condition: { [operator]: { [key]: row.wanted } } }],
    },
  ];
  const [most, least] = (["most", "least"] as const).map((reading) => {
    const { effect, because } = evaluate(request, { identity }, { reading });
    expect(because).to.have.length(1);
    return { isAllowed: effect === "allowed", reading: because[0]?.reading };
  });
  if (most?.isAllowed === least?.isAllowed) return most?.isAllowed === true ? "holds" : "fails";
  expect(least?.reading).to.equal(most?.reading);
  return most?.reading ?? "no reading";
}

/** Every value of a row with what is to come of it. In a list, the first that holds needs a set operator. */
function expected(row: Row): [Given, string][] {
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

const ALL = Object.values(OPERATORS).flat();

/** Operators of the same meaning by AWS's word. */
const TWINS = new Map([
  ["ArnEquals", "ArnLike"],
  ["ArnLike", "ArnEquals"],
  ["ArnNotEquals", "ArnNotLike"],
  ["ArnNotLike", "ArnNotEquals"],
]);

/** What an operator could be taken for: the others of its kind, and itself with another prefix or suffix. */
function mistakes(name: string): string[] {
  const { base = "", kind = "Null", set } = readOperator(name) ?? {};
  const suffix = name.endsWith("IfExists") ? "IfExists" : "";
  const prefix = set === undefined ? "" : `${set}:`;
  const others = OPERATORS[kind].filter((one) => one !== base && one !== TWINS.get(base));
  const prefixes = ["", "ForAllValues:", "ForAnyValue:"].filter((one) => one !== prefix);
  return [
    ...others.map((one) => prefix + one + suffix),
    ...prefixes.map((one) => one + base + suffix),
    ...(kind === "Null" || suffix !== "" || set !== undefined ? [] : [`${name}IfExists`]),
  ];
}

/** Whether a row comes out as it should if its operator were another one. */
function passesAs(row: Row, operator: string): boolean {
  return expected(row).every(([given, wanted]) => {
    try {
      return outcome(row, given, operator) === wanted;
    } catch {
      return false;
    }
  });
}

/** An operator of negation also holds where the key is absent, so IfExists changes nothing about it. */
function isSame(name: string, mistake: string): boolean {
  const base = readOperator(name)?.base ?? "";
  return base.includes("Not") && mistake === `${name}IfExists`;
}

describe("condition operators", () => {
  for (const row of rows) {
    const version = row.version === undefined ? "" : `, ${row.version}`;
    it(`${row.operator} ${JSON.stringify(row.wanted)}${version}`, () => {
      for (const [given, wanted] of expected(row)) {
        expect(outcome(row, given), `of ${JSON.stringify(given)}`).to.equal(wanted);
      }
    });
  }

  it("each have cases, alone and with IfExists", () => {
    const tested = new Set(rows.map(({ operator }) => operator));
    const wanted = ALL.flatMap((name) => (name === "Null" ? [name] : [name, `${name}IfExists`]));
    expect(wanted.filter((name) => !tested.has(name))).to.deep.equal([]);
  });

  it("cannot be taken for each other without a case that fails", () => {
    const unnoticed: string[] = [];
    let mistaken = 0;
    for (const name of ALL) {
      const own = rows.filter(({ operator }) => operator === name);
      for (const mistake of mistakes(name).filter((one) => !isSame(name, one))) {
        mistaken++;
        if (own.every((row) => passesAs(row, mistake))) unnoticed.push(`${name} as ${mistake}`);
      }
    }
    expect(unnoticed).to.deep.equal([]);
    console.log(
      `      ${String(mistaken)} mistakes about ${String(ALL.length)} operators, each noticed`,
    );
  });

  after(() => {
    const counts = ALL.map((name) => {
      const own = rows.filter(({ operator }) => readOperator(operator)?.base === name);
      const values = own.reduce((sum, row) => sum + expected(row).length, 0);
      return `${name} ${String(values)}`;
    });
    for (let from = 0; from < counts.length; from += 7) {
      console.log(`      ${counts.slice(from, from + 7).join(", ")}`);
    }
  });
});
