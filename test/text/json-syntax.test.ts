import { expect } from "chai";
import fc from "fast-check";
import { jsonFault } from "../../generators/text/json-syntax";
import { expectRecorded, readCases } from "../support/cases";

interface Case {
  readonly text: string;
  readonly fault: string;
}

const FILE = "text/json-faults.json";

/** `2:3 message → fix` */
function told(text: string): string {
  const fault = jsonFault(text);
  if (fault === undefined) return "none";
  const before = text.slice(0, fault.start).split("\n");
  const place = `${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`;
  return `${place} ${fault.message} → ${fault.fix}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("faults of JSON", () => {
  it("are told at their place, with what to do", () => {
    const cases = readCases<Case[]>(FILE);
    expectRecorded(
      FILE,
      cases.map(({ text }) => ({ text, fault: told(text) })),
    );
    expect(cases.map(({ fault }) => fault)).to.not.include("none");
  });

  it("are there exactly where a text is no JSON, in what was written and in what became of it", () => {
    const change = fc.record({
      at: fc.nat(),
      out: fc.nat(2),
      into: fc.constantFrom(
        "",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        '"',
        "\\",
        " ",
        "\n",
        "0",
        "-",
        "e",
        "\t",
      ),
    });
    fc.assert(
      fc.property(
        fc.json(),
        fc.array(change, { maxLength: 2 }),
        fc.nat(2),
        (json, changes, indent) => {
          const written = JSON.stringify(JSON.parse(json), null, indent);
          const text = changes.reduce((whole, { at, out, into }) => {
            const place = at % (whole.length + 1);
            return whole.slice(0, place) + into + whole.slice(place + out);
          }, written);
          expect(jsonFault(text) === undefined, text).to.equal(isJson(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
