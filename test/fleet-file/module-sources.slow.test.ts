import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { requireTools } from "../support/requirements";
import { terraform } from "../support/terraform";

const versions = readCases<Record<"valid" | "invalid", readonly string[]>>(
  "module-sources",
  "versions.json",
);

describe("version constraints of modules, in Terraform", () => {
  it("are so in the opinion of Terraform itself", async function () {
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
