import { expect } from "chai";
import fc from "fast-check";
import { isLike } from "../../generators/iam/wildcards";
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
