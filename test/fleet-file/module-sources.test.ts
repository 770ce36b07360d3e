import { expect } from "chai";
import { isVersionConstraint, sourceKind } from "../../generators/fleet-file/module-sources";
import { readCases } from "../support/cases";

const sources = readCases<{
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly refused: readonly string[];
}>("module-sources", "sources.json");
const versions = readCases<Record<"valid" | "invalid", readonly string[]>>(
  "module-sources",
  "versions.json",
);

describe("sources of modules", () => {
  for (const [kind, texts] of Object.entries(sources.kinds)) {
    it(`are known: ${kind}`, () => {
      expect(texts.map((text) => [text, sourceKind(text)])).to.deep.equal(
        texts.map((text) => [text, kind]),
      );
    });
  }

  it("are refused with what is wrong and a way on", () => {
    for (const text of sources.refused) {
      const fault = sourceKind(text);
      expect(fault, text).to.be.an("object").that.has.all.keys("message", "fix");
    }
  });
});

describe("version constraints of modules", () => {
  it("are what Terraform takes for one", () => {
    const wrong = (texts: readonly string[], expected: boolean): string[] =>
      texts.filter((text) => isVersionConstraint(text) !== expected);
    expect(wrong(versions.valid, true)).to.deep.equal([]);
    expect(wrong(versions.invalid, false)).to.deep.equal([]);
  });
});
