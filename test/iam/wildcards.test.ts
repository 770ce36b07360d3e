import { expect } from "chai";
import fc from "fast-check";
import { isResourceWithin } from "../../generators/iam/arn";
import { isLike, isWithin } from "../../generators/iam/wildcards";
import resources from "../cases/iam/resource-within.json";
import cases from "../cases/iam/wildcards.json";

/** The same by the regular expression that the pattern amounts to. */
function expression(pattern: string): RegExp {
  const parts = pattern.split("").map((sign) => {
    if (sign === "*") return ".*";
    return sign === "?" ? "." : sign.replace(/[\\^$.|+()[\]{}]/, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "s");
}

describe("wildcards", () => {
  for (const { pattern, like, unlike } of cases) {
    it(`${JSON.stringify(pattern)} is like what it should be, and nothing else`, () => {
      expect([...like, ...unlike].filter((text) => isLike(text, pattern))).to.deep.equal(like);
    });
  }

  it("agree with regular expressions", () => {
    const few = (signs: readonly string[], maxLength: number): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...signs), { maxLength }).map((parts) => parts.join(""));
    const patterns = fc.oneof(
      few(["a", "b", "*", "?"], 8),
      few(["*", "?", ".", "\\", "[", "$"], 6),
    );
    const texts = fc.oneof(few(["a", "b"], 10), few(["*", "?", ".", "\\", "[", "$", "\n"], 6));
    fc.assert(
      fc.property(texts, patterns, (text, pattern) => {
        expect(isLike(text, pattern)).to.equal(expression(pattern).test(text));
      }),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(isLike(text, "*"), text).to.equal(true);
        expect(isLike(text, text.replaceAll("b", "?")), text).to.equal(true);
      }),
    );
  });

  it("take no more time than the text times the pattern", () => {
    const start = performance.now();
    expect(isLike("a".repeat(20_000), `${"a*".repeat(200)}b`)).to.equal(false);
    expect(performance.now() - start).to.be.below(2000);
  });
});

describe("patterns within patterns", () => {
  for (const { wider, within, beyond } of resources) {
    it(`${JSON.stringify(wider)} holds what it should, and nothing else`, () => {
      const given = [...within, ...beyond];
      expect(given.filter((resource) => isResourceWithin(resource, wider))).to.deep.equal(within);
    });
  }

  it("have no text that the wider one lacks", () => {
    const few = (signs: readonly string[], maxLength: number): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...signs), { maxLength }).map((parts) => parts.join(""));
    const patterns = few(["a", "b", "*", "?"], 6);
    const texts = fc.array(few(["a", "b", "*", "?"], 8), { minLength: 30, maxLength: 30 });
    let held = 0;
    fc.assert(
      fc.property(patterns, patterns, texts, (pattern, wider, some) => {
        if (!isWithin(pattern, wider)) return;
        held += 1;
        expect(some.filter((text) => isLike(text, pattern) && !isLike(text, wider))).to.deep.equal(
          [],
        );
      }),
      { numRuns: 5000 },
    );
    expect(held).to.be.above(100);
  });

  it("hold whatever variables are filled in", () => {
    const few = (signs: readonly string[], maxLength: number): fc.Arbitrary<string> =>
      fc.array(fc.constantFrom(...signs), { maxLength }).map((parts) => parts.join(""));
    const patterns = few(["a", "$", "{", ":", "*", "?", "${aws:a}", "${*}", "}"], 5);
    const wide = few(["a", "$", "{", ":", "*", "*", "?", "}"], 5);
    const values = fc.tuple(few(["a", "$", "*"], 2), few(["a", ":", "}"], 2));
    let held = 0;
    fc.assert(
      fc.property(patterns, wide, values, (pattern, wider, [value, other]) => {
        if (!pattern.includes("${") || !isWithin(pattern, wider)) return;
        held += 1;
        // Of what is left, each sign is one text that the pattern stands for.
        const text = pattern
          .replaceAll("${aws:a}", `\u0001${value}`)
          .replaceAll("${*}", "\u0002")
          .replace(/[*?]/g, (sign) => (sign === "*" ? other : "a"))
          .replaceAll("\u0002", "*")
          .replaceAll("\u0001", "");
        expect(isLike(text, wider), `${text} of ${pattern} in ${wider}`).to.equal(true);
      }),
      { numRuns: 5000 },
    );
    expect(held).to.be.above(100);
  });
});
