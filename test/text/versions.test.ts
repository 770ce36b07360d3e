import { expect } from "chai";
import fc from "fast-check";
import { isProviderConstraint, overlap, satisfies } from "../../generators/text/versions";
import { readCases } from "../support/cases";

interface Cases {
  readonly constraints: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
  readonly none: readonly string[];
  readonly overlap: readonly (readonly [one: string, other: string, overlaps: boolean])[];
}

const { constraints, none, overlap: pairs } = readCases<Cases>("text", "versions.json");

describe("version constraints of providers", () => {
  for (const [constraint, versions] of Object.entries(constraints)) {
    it(`${JSON.stringify(constraint)} allows what Terraform lets it`, () => {
      expect(isProviderConstraint(constraint)).to.equal(true);
      const found = Object.keys(versions).map((version) => [
        version,
        satisfies(version, constraint),
      ]);
      expect(Object.fromEntries(found)).to.deep.equal(versions);
    });
  }

  it("are no others", () => {
    expect(none.filter((text) => isProviderConstraint(text))).to.deep.equal([]);
  });

  for (const [one, other, overlaps] of pairs) {
    it(`${one} and ${other} have ${overlaps ? "a version" : "no version"} in common`, () => {
      expect(overlap(one, other)).to.equal(overlaps);
      expect(overlap(other, one)).to.equal(overlaps);
    });
  }

  it("have in common what any version shows that both allow", () => {
    const number = fc.constantFrom(0, 1, 2, 3);
    const version = fc.array(number, { minLength: 1, maxLength: 3 }).map((all) => all.join("."));
    const operator = fc.constantFrom("=", "!=", ">", ">=", "<", "<=", "~>");
    const condition = fc.tuple(operator, version).map((all) => all.join(" "));
    const constraint = fc
      .array(condition, { minLength: 1, maxLength: 3 })
      .map((all) => all.join(", "));
    const full = fc.tuple(number, number, number).map((all) => all.join("."));
    fc.assert(
      fc.property(constraint, constraint, full, (one, other, at) => {
        const both = satisfies(at, one) && satisfies(at, other);
        if (both) expect(overlap(one, other)).to.equal(true);
        expect(satisfies(at, `${one}, ${other}`)).to.equal(both);
      }),
      { numRuns: 2000 },
    );
  });
});
