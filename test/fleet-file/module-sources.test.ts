import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { isVersionConstraint, sourceKind } from "../../generators/fleet-file/module-sources";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { requireTools } from "../support/requirements";
import { terraform } from "../support/terraform";

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

  it("are so in the opinion of Terraform itself", async function () {
    this.timeout(60_000);
    await requireTools(this, ["terraform"]);
    const all = [...versions.valid, ...versions.invalid];
    const calls = all.map((version, index) => [
      `m${String(index)}`,
      // A registry that cannot be there: constraints are read before it is asked.
      { source: "registry.invalid/a/b/c", version },
    ]);
    const folder = join(temporaryFolder("versions"), "stack");
    mkdirSync(folder);
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({ module: Object.fromEntries(calls) as unknown }, null, 1),
    );
    const { run } = await terraform();
    const { stdout, stderr } = await run(folder, ["init", "-no-color", "-backend=false"]);
    const refused = [
      ...`${stdout}${stderr}`.matchAll(/Invalid version constraint[^]*?in module\.m(\d+):/g),
    ].map(([, index]) => all[Number(index)]);
    expect(refused).to.have.members(versions.invalid);
  });
});
