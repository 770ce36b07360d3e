import { expect } from "chai";
import { ENGINES, filesBeside } from "../../../generators/outputs";
import { expectRecorded } from "../../support/cases";
import { temporaryFolder, writeTree } from "../../support/folders";
import { requireTools } from "../../support/requirements";
import { terraform } from "../../support/terraform";
import { STACKS } from "./stacks";

/** Names that HCL would take for something else. */
const HOSTILE = STACKS.map((one) => ({ ...one, after: ['a"${b}', "no-shared"] }));

describe("what orchestrators want beside root modules", () => {
  for (const engine of ENGINES) {
    it(`${engine}: is a golden: which others are applied before, and nothing of what is gone`, () => {
      const files = filesBeside(engine, STACKS).map(({ path, content }) => [
        path,
        content.split("\n"),
      ]);
      expect(files).to.have.length(3);
      expectRecorded(`affected/beside-${engine}.json`, Object.fromEntries(files));
    });
  }

  it("is HCL, laid out as Terraform does it", async function () {
    await requireTools(this, ["terraform"]);
    const folder = temporaryFolder("beside");
    const quoted = [...HOSTILE, { ...HOSTILE[0], name: 'a"${b}', folder: "t/a", after: [] }];
    for (const engine of ENGINES) {
      for (const stacks of [STACKS, quoted as typeof STACKS]) {
        const files = filesBeside(engine, stacks);
        // Terraform lays out what it takes for its own.
        const named = files.map(({ content }, index) => [`${engine}-${String(index)}.tf`, content]);
        writeTree(folder, Object.fromEntries(named) as Record<string, string>);
        const { run } = await terraform();
        const { code, stdout, stderr } = await run(folder, ["fmt", "-check", "-diff", "-no-color"]);
        expect(code, stdout + stderr).to.equal(0);
      }
    }
  });
});
