import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { TEST_CREDENTIALS } from "../e2e/account";
import { inCi } from "../support/ci";
import { linkDependencies, repository, temporaryFolder, writeTree } from "../support/folders";
import { startMoto } from "../support/moto";
import { requireTools } from "../support/requirements";
import { OFFLINE, runFleetroles } from "../support/program";
import { terraform } from "../support/terraform";
import { followed, PAGE } from "../support/tutorial";

/** The last lines of a plan, as the page has them. */
const PLANNED = /(<!-- plan: (\S+) -->\n\n```text\n)([\s\S]*?)```/;

describe("docs/tutorial/first-fleet.md", () => {
  const folder = temporaryFolder("tutorial");

  it("shows what is printed when it is followed, step by step", async () => {
    const page = readFileSync(PAGE, "utf8");
    const wanted = await followed(page, folder);
    if (process.env.UPDATE_GOLDENS === "1" && !inCi()) writeFileSync(PAGE, wanted);
    expect(readFileSync(PAGE, "utf8")).to.equal(wanted);
    expect(page.match(/^\$ /gm)).to.have.length.above(7);
  });

  it("ends in the plan that Terraform makes of the project", async function () {
    await requireTools(this, ["terraform", "moto"]);
    const page = readFileSync(PAGE, "utf8");
    linkDependencies(folder);
    // Maps fleetroles/constructs to its sources, for the package is not installed here.
    writeTree(folder, {
      "tsconfig.json": JSON.stringify({ extends: join(repository, "tsconfig.json") }),
    });
    const synth = await runFleetroles(["synth"], folder, OFFLINE);
    expect(synth.code, synth.stderr).to.equal(0);
    const stack = PLANNED.exec(page)?.[2] ?? "none";
    const moto = await startMoto("111111111111");
    try {
      const { run } = await terraform();
      const env = { ...TEST_CREDENTIALS, AWS_ENDPOINT_URL: moto.url };
      const root = join(folder, "terraform", stack);
      await run(root, ["init", "-input=false", "-no-color"], env);
      const { stdout, stderr } = await run(root, ["plan", "-input=false", "-no-color"], env);
      const [plan = stderr] = /^Plan: .*$/m.exec(stdout) ?? [];
      const wanted = page.replace(PLANNED, (_, head: string) => `${head}${plan}\n\`\`\``);
      if (process.env.UPDATE_GOLDENS === "1" && !inCi()) writeFileSync(PAGE, wanted);
      expect(readFileSync(PAGE, "utf8")).to.equal(wanted);
    } finally {
      moto.stop();
    }
  });
});
