import { expect } from "chai";
import cases from "../cases/truth-harness/tables.json";
import { parseTable } from "./tables";

interface Change {
  readonly name: string;
  /** Where in the good table the value is put. */
  readonly at: readonly (string | number)[];
  readonly value: unknown;
  readonly faults: readonly string[];
}

function changed({ at, value }: Change): unknown {
  const table: unknown = structuredClone(cases.good);
  const [last = "", ...before] = [...at].reverse();
  const place = before.reduceRight(
    (data, key) => (data as Record<string | number, unknown>)[key],
    table,
  );
  (place as Record<string | number, unknown>)[last] = value;
  return table;
}

function errorOf(data: unknown): string {
  try {
    parseTable("bad.json", data);
    return "no error";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("the reader of truth tables", () => {
  it("gives a table that is sound as it is", () => {
    expect(parseTable("good.json", cases.good)).to.deep.equal(cases.good);
  });

  for (const change of cases.changes as Change[]) {
    it(`refuses ${change.name}`, () => {
      const message = ["bad.json:", ...change.faults].join("\n  ");
      expect(errorOf(changed(change))).to.equal(message);
    });
  }
});
