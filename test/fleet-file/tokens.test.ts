import { expect } from "chai";
import fc from "fast-check";
import { looksLikeToken } from "../../generators/fleet-file/tokens";
import { carriesToken } from "../../stacks/constructs/literal";
import { hostileText } from "../support/hostile";

const NUMBERS = [
  "-1.8881545897087505e+289",
  "-8.109562212591379e+298",
  "-123456789",
  "1e5",
  "e+289",
];

describe("marks of synthesis in a fleet file", () => {
  it("are those that the constructs refuse", () => {
    const text = fc.oneof(
      hostileText,
      fc.constantFrom(...NUMBERS, "String Map Token Value", "Any Map Token Value"),
      fc
        .array(fc.constantFrom(...NUMBERS, "-", ".", "e", "|", "+", "8", " "))
        .map((all) => all.join("")),
      fc.double().map(String),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(looksLikeToken(value)).to.equal(carriesToken(value));
      }),
      { numRuns: 2000 },
    );
  });
});
