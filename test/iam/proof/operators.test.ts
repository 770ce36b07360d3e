import { expect } from "chai";
import { OPERATORS, readOperator } from "../../../generators/iam/condition/operators";
import { evaluate } from "../../../generators/iam/proof/evaluate";
import { expected, mistakes, ROWS, type Given, type Row } from "./operator-rows";

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

const ALL = Object.values(OPERATORS).flat();

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

describe("condition operators", () => {
  for (const row of ROWS) {
    const version = row.version === undefined ? "" : `, ${row.version}`;
    it(`${row.operator} ${JSON.stringify(row.wanted)}${version}`, () => {
      for (const [given, wanted] of expected(row)) {
        expect(outcome(row, given), `of ${JSON.stringify(given)}`).to.equal(wanted);
      }
    });
  }

  it("each have cases, alone and with IfExists", () => {
    const tested = new Set(ROWS.map(({ operator }) => operator));
    const wanted = ALL.flatMap((name) => (name === "Null" ? [name] : [name, `${name}IfExists`]));
    expect(wanted.filter((name) => !tested.has(name))).to.deep.equal([]);
  });

  it("cannot be taken for each other without a case that fails", () => {
    const unnoticed: string[] = [];
    let mistaken = 0;
    for (const name of ALL) {
      const own = ROWS.filter(({ operator }) => operator === name);
      for (const mistake of mistakes(name)) {
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
      const own = ROWS.filter(({ operator }) => readOperator(operator)?.base === name);
      const values = own.reduce((sum, row) => sum + expected(row).length, 0);
      return `${name} ${String(values)}`;
    });
    for (let from = 0; from < counts.length; from += 7) {
      console.log(`      ${counts.slice(from, from + 7).join(", ")}`);
    }
  });
});
