import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { writeFiles } from "../../generators/files/write";
import { loadGenerated } from "../../stacks/constructs/generated";
import { synthesizeStacks } from "../../stacks/constructs";
import { linkDependencies, readTree, repository, temporaryFolder } from "../support/folders";

const golden = join(repository, "test", "golden");

/** The generated stacks of a golden folder, as `fleetroles generate` leaves them. */
async function generatedFolder(name: string): Promise<string> {
  const folder = temporaryFolder("generated");
  linkDependencies(folder);
  const expected = join(golden, name, "expected");
  const files = [...readTree(expected)]
    .filter(([path]) => path.endsWith(".ts"))
    .map(([path, content]) => ({ path, content }));
  const stacks = join(folder, "stacks");
  expect((await writeFiles(stacks, files)).problems).to.deep.equal([]);
  return stacks;
}

function synthesize(folder: string): Map<string, string> {
  const outdir = temporaryFolder("synthesized");
  synthesizeStacks(folder, { outdir });
  return readTree(outdir);
}

const modules = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();

describe("modules that are as they were generated", () => {
  for (const name of readdirSync(golden).sort()) {
    it(`give without a compiler what they give with one: ${name}`, async () => {
      const folder = await generatedFolder(name);
      const names = modules(folder);
      expect([...loadGenerated(folder, names).keys()]).to.deep.equal(names);
      const direct = synthesize(folder);
      rmSync(join(folder, ".fleetroles.json"));
      expect([...loadGenerated(folder, names).keys()]).to.deep.equal([]);
      expect(synthesize(folder)).to.deep.equal(direct);
    });
  }

  it("are no longer, once they were edited or the manifest is damaged", async () => {
    const folder = await generatedFolder("warehouse-office");
    const [first = "", ...others] = modules(folder);
    const path = join(folder, first);
    writeFileSync(path, `${readFileSync(path, "utf8")}// edited\n`);
    expect([...loadGenerated(folder, modules(folder)).keys()]).to.deep.equal(others);
    expect(synthesize(folder).size).to.equal(modules(folder).length + 1);
    writeFileSync(join(folder, ".fleetroles.json"), "{");
    expect([...loadGenerated(folder, modules(folder)).keys()]).to.deep.equal([]);
  });
});
