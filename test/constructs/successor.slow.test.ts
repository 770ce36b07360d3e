import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile, generate } from "../../generators";
import { sealed } from "../../generators/files/seal";
import { synthesizeStacks } from "../../stacks/constructs";
import { linkDependencies, readTree, repository, temporaryFolder } from "../support/folders";
import { nodeTooOld, successorProject } from "../support/frameworks";
import { requireTools } from "../support/requirements";
import { runOrFail } from "../support/run";

const EXAMPLES = readdirSync(join(repository, "examples"), { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /^[^/]+\.yaml$/.test(file) || file.endsWith("/fleets.yaml"))
  .sort();

/** The program that synthesizes every folder beside it. */
const MAIN = `
const { readdirSync } = require("node:fs");
const { join } = require("node:path");
const { synthesizeStacks } = require("fleetroles/constructs");
for (const name of readdirSync(join(__dirname, "stacks"))) {
  synthesizeStacks(join(__dirname, "stacks", name), { outdir: join(__dirname, "out", name) });
}
`;

/** The Terraform JSON of all stacks, but for the framework's own version. */
function configurations(out: string): Map<string, unknown> {
  const files = [...readTree(out)].filter(([path]) => path.endsWith("cdk.tf.json"));
  return new Map(
    files.map(([path, text]) => {
      const data = JSON.parse(text) as { "//": { metadata: { version?: string } } };
      delete data["//"].metadata.version;
      return [path, data];
    }),
  );
}

describe("the successor of cdktf", function () {
  this.timeout(900_000);
  let project: string;
  before(async function () {
    const reason = nodeTooOld();
    if (reason !== undefined) {
      console.log(`    skipped: the successor of cdktf: ${reason}`);
      this.skip();
    }
    await requireTools(this, ["registry"]);
    project = await successorProject();
  });

  it("makes the same Terraform JSON of every example and golden folder", async () => {
    const here = temporaryFolder("frameworks");
    linkDependencies(here);
    const write = (name: string, files: ReadonlyMap<string, string>): void => {
      for (const root of [here, project]) {
        const folder = join(root, "stacks", name);
        mkdirSync(folder, { recursive: true });
        for (const [path, text] of files) writeFileSync(join(folder, path), text);
      }
      synthesizeStacks(join(here, "stacks", name), { outdir: join(here, "out", name) });
    };
    for (const file of EXAMPLES) {
      const { model, problems } = await checkFile(join(repository, "examples", file));
      if (model === undefined) throw new Error(JSON.stringify(problems));
      const files = generate(model, problems).map(
        ({ path, content }) => [path, sealed(path, content)] as const,
      );
      write(file.replace(/\W/g, "-"), new Map(files));
    }
    const golden = join(repository, "test", "golden");
    for (const name of readdirSync(golden)) {
      const files = [...readTree(join(golden, name, "expected"))].filter(([path]) =>
        path.endsWith(".ts"),
      );
      write(`golden-${name}`, new Map(files));
    }
    writeFileSync(join(project, "main.js"), MAIN);
    mkdirSync(join(project, "out"));
    await runOrFail(process.execPath, ["main.js"], { cwd: project });
    const [ours, theirs] = [
      configurations(join(here, "out")),
      configurations(join(project, "out")),
    ];
    expect(ours.size).to.be.greaterThan(50);
    expect([...theirs.keys()]).to.deep.equal([...ours.keys()]);
    for (const [path, data] of ours) expect(theirs.get(path), path).to.deep.equal(data);
    const text = [...readTree(join(project, "out"))].find(([path]) => path.endsWith("cdk.tf.json"));
    expect(text?.[1]).to.include('"version": "0.24.0"');
  });
});
