import { expect } from "chai";
import fc from "fast-check";
import { parse, parseDocument, stringify } from "yaml";
import type { DataPath } from "../../generators/problem";
import { Places } from "../../generators/source/places";
import { plainData } from "../../generators/source/plain-data";

function placesOf(text: string): { places: Places; data: unknown } {
  const document = parseDocument(text, { version: "1.2" });
  const { aliases, data } = plainData(document, text, true);
  return { places: new Places(document, aliases), data };
}

/** Every path of the data, with its value. */
function* pathsIn(value: unknown, path: DataPath = []): Generator<[DataPath, unknown]> {
  yield [path, value];
  if (typeof value !== "object" || value === null) return;
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [step, inner] of entries) yield* pathsIn(inner, [...path, step]);
}

const word = fc
  .string({ unit: "grapheme-ascii", maxLength: 6 })
  .filter((one) => one !== "__proto__");
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    word,
    fc.integer(),
    fc.boolean(),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(word, tie("tree"), { maxKeys: 20 }),
  ),
}));

describe("places of a document's values", () => {
  it("are where each value and each key is written, in every layout", () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (data, isJson) => {
        const text = isJson ? JSON.stringify(data, null, 1) : stringify(data, { lineWidth: 0 });
        const { places } = placesOf(text);
        for (const [path, value] of pathsIn(data)) {
          const at = (atKey: boolean): unknown =>
            parse(text.slice(...(places.range(path, atKey) ?? [])));
          const isWide = typeof value === "object";
          const step = path.at(-1);
          if (!isWide) expect(at(false)).to.deep.equal(value);
          if (typeof step === "string") expect(String(at(true))).to.equal(step);
          if (typeof step === "string" && isWide) expect(String(at(false))).to.equal(step);
          if (typeof value === "string") expect(places.source(path)).to.equal(value);
        }
      }),
    );
  });

  const TEXT = `
base: &base { account: "111111111111", list: [012, x] }
same: *base
both: [*base, { of: *base }]
call: !If [c, !Sub "{a}", *base]
call-again: !If &named
  yes: 1
copy: *named
empty:
`;
  const CASES: readonly (readonly [DataPath, string, string?])[] = [
    [["base"], "base"],
    [["base", "list", 0], "012", "012"],
    [["base", "list"], "list"],
    [["base", "list", 7], "list"],
    [["base", "list", "0"], "list"],
    [["base", "nobody", "there"], "base"],
    [["same"], "*base"],
    [["same", "account"], '"111111111111"', "111111111111"],
    [["both", 0], "*base"],
    [["both", 0, "list", 1], "x", "x"],
    [["both", 1, "of"], "*base"],
    [["both", 1, "of", "account"], '"111111111111"', "111111111111"],
    [["call", "Fn::If"], '[c, !Sub "{a}", *base]'],
    [["call", "Fn::If", 1, "Fn::Sub"], '"{a}"', "{a}"],
    [["call", "Fn::If", 2, "account"], '"111111111111"', "111111111111"],
    [["copy", "Fn::If", "yes"], "1", "1"],
    [["empty"], "", ""],
  ];
  for (const [path, where, written] of CASES) {
    it(`are known through aliases and tags: ${path.join(".")}`, () => {
      const { places } = placesOf(TEXT);
      const range = places.range(path, false);
      expect(range && TEXT.slice(...range)).to.equal(where);
      expect(places.source(path)).to.equal(written);
    });
  }
});
