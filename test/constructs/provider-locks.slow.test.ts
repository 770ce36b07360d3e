import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { synthesizeStacks } from "../../stacks/constructs";
import { linkDependencies, readTree, repository, temporaryFolder } from "../support/folders";
import { requireTools } from "../support/requirements";
import { describeFailure } from "../support/run";
import { terraform } from "../support/terraform";

const LOCK = ".terraform.lock.hcl";
const READONLY = ["init", "-lockfile=readonly", "-backend=false", "-input=false", "-no-color"];

describe("a lock file that was committed", () => {
  before(async function () {
    await requireTools(this, ["terraform"]);
  });

  it("holds Terraform to its versions in every stack, and is not to be changed by it", async () => {
    const folder = temporaryFolder("locked");
    linkDependencies(folder);
    const stacks = join(folder, "stacks");
    mkdirSync(stacks);
    const golden = join(repository, "test", "golden", "settings", "expected");
    for (const [path, text] of readTree(golden)) {
      if (path.endsWith(".ts")) writeFileSync(join(stacks, path.replace(/^.*\//, "")), text);
    }
    const outdir = join(folder, "cdktf.out");
    synthesizeStacks(stacks, { outdir });
    const names = readdirSync(join(outdir, "stacks")).sort();
    const texts = names.map((name) =>
      readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8"),
    );
    expect(
      new Set(texts.map((text) => /"version": "([^"]*5[^"]*)"/.exec(text)?.[1])).size,
    ).to.equal(2);
    const { run } = await terraform();
    const first = join(outdir, "stacks", names[0] ?? "");
    const made = await run(first, ["init", "-backend=false", "-input=false", "-no-color"]);
    expect(made.code, describeFailure(made)).to.equal(0);
    cpSync(join(first, LOCK), join(stacks, LOCK));
    synthesizeStacks(stacks, { outdir });
    for (const name of names) {
      const at = join(outdir, "stacks", name);
      const before = readFileSync(join(at, LOCK), "utf8");
      rmSync(join(at, ".terraform"), { recursive: true, force: true });
      const result = await run(at, READONLY);
      expect(result.code, describeFailure(result)).to.equal(0);
      expect(readFileSync(join(at, LOCK), "utf8")).to.equal(before);
    }
    const other = readFileSync(join(stacks, LOCK), "utf8").replace(/"5\.\d+\.\d+"/, '"4.67.0"');
    writeFileSync(join(stacks, LOCK), other);
    synthesizeStacks(stacks, { outdir });
    const refused = await run(first, READONLY);
    expect(refused.code).to.not.equal(0);
    expect(refused.stderr).to.match(/locked\s+provider\s+\S+\s+4\.67\.0\s+does\s+not\s+match/);
  });
});
