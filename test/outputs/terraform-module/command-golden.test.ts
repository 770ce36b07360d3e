import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { inCi } from "../../support/ci";
import { readTree, repository, temporaryFolder, writeTree } from "../../support/folders";
import { runFleetroles } from "../../support/program";
import { describeFailure } from "../../support/run";

const GOLDEN = join(repository, "test", "golden-modules");

/** `UPDATE_GOLDENS=1` writes what is expected anew, as for the goldens of stacks. */
describe("the modules of blueprints with hostile texts and every feature", function () {
  for (const name of readdirSync(GOLDEN)) {
    it(`${name}: the same files, no more and no fewer, with the same text`, async () => {
      const folder = join(temporaryFolder("module"), name);
      const input = join(GOLDEN, name, "input");
      const args = ["module", `./${name}.yaml`, "--out", folder];
      const result = await runFleetroles(args, input);
      expect(result.code, describeFailure(result)).to.equal(0);
      const made = readTree(folder);
      const expected = join(GOLDEN, name, "expected");
      if (process.env.UPDATE_GOLDENS === "1") {
        expect(inCi(), "goldens are only compared in CI: unset UPDATE_GOLDENS").to.equal(false);
        rmSync(expected, { recursive: true, force: true });
        writeTree(expected, made);
      }
      const known = readTree(expected);
      expect([...made.keys()]).to.deep.equal([...known.keys()]);
      for (const [path, text] of made) expect(text, path).to.equal(known.get(path));
    });
  }
});
