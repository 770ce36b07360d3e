import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readTree, temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";
import type { RunResult } from "../support/run";

const ENVIRONMENTS = { dev: { account: "111111111111", region: "us-east-1" } };

function write(folder: string, name: string, fleets: object): void {
  const spec = { version: 1, environments: ENVIRONMENTS, fleets };
  writeFileSync(join(folder, name), JSON.stringify(spec));
}

/** A fleet whose blueprint needs no account-wide stack here. */
function fleet(more: object = {}): object {
  return { blueprint: "greengrass-v2", with: { service_role: false }, ...more };
}

function stacks(folder: string): string[] {
  return [...readTree(join(folder, "stacks", "generated")).keys()].slice(1);
}

describe("fleetroles generate, where it could take roles away", function () {
  let folder: string;
  const generate = (...args: string[]): Promise<RunResult> =>
    runFleetroles(["generate", ...args], folder);
  beforeEach(() => {
    folder = temporaryFolder("fleet-files");
  });

  it("leaves the stacks of another fleet file alone, and --check sees the same", async () => {
    write(folder, "a.json", { office: fleet() });
    write(folder, "b.json", { dock: fleet() });
    expect((await generate("a.json")).code).to.equal(0);
    expect((await generate("b.json", "--check")).stdout).to.equal(
      "would create stacks/generated/dev-dock.ts\nstacks/generated: 1 stack, 1 would change\n",
    );
    expect((await generate("b.json")).code).to.equal(0);
    expect(stacks(folder)).to.deep.equal(["dev-dock.ts", "dev-office.ts"]);
    for (const file of ["a.json", join(folder, "b.json")]) {
      expect(await generate(file, "--check")).to.include({
        code: 0,
        stdout: "stacks/generated: 1 stack, nothing to change\n",
      });
    }
    write(folder, "b.json", { dock: fleet(), office: fleet() });
    const refused = await generate("b.json");
    expect(refused).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(refused.stderr).to.include(
      "stacks/generated: error other-fleet-file\n" +
        '  "stacks/generated" has the stack dev-office from a.json already, and b.json gives stacks of the same names\n',
    );
    expect(refused.stderr).to.include("if a.json became b.json, run once with --formerly a.json");
    expect((await generate("b.json", "--formerly", "a.json")).code).to.equal(0);
  });

  it("names a stack that goes with its place, and says that its roles live on", async () => {
    write(folder, "fleets.yaml", { office: fleet(), dock: fleet() });
    await generate();
    write(folder, "fleets.yaml", { dock: fleet() });
    const check = await generate("--check");
    expect(check.code).to.equal(1);
    expect(check.stdout).to.include(
      "would remove stacks/generated/dev-office.ts (environment dev, account 111111111111, us-east-1)\n",
    );
    const result = await generate();
    expect(result.code).to.equal(0);
    expect(result.stdout).to.equal(
      "removed stacks/generated/dev-office.ts (environment dev, account 111111111111, us-east-1)\n" +
        "stacks/generated: 1 stack, 1 changed\n",
    );
    expect(result.stderr).to.equal(check.stderr);
    expect(result.stderr).to.match(
      /^stacks\/generated\/dev-office\.ts: warning stack-removed\n.*its roles live on in AWS.*\n {2}fix: .*"terraform destroy"/m,
    );
    expect((await generate()).stderr).to.equal("");
  });

  it("says what moves where a stack changes over to a module and back", async () => {
    const via = { module: "./modules/terraform-aws-greengrass-v2-roles" };
    const text = (): string =>
      readFileSync(join(folder, "stacks", "generated", "dev-office.ts"), "utf8");
    write(folder, "fleets.yaml", { office: fleet() });
    await generate();
    expect(text()).not.to.include("MovedResources");
    write(folder, "fleets.yaml", { office: fleet({ via }) });
    const over = await generate();
    expect(over).to.include({ code: 0 });
    expect(over.stderr).to.include("notice stack-moved\n");
    const own = '"aws_iam_role.token_exchange"';
    const made = `'module.greengrass_v2.aws_iam_role.token_exchange["office"]'`;
    expect(text()).to.include(`${own}: ${made}`);
    expect((await generate("--check")).code).to.equal(0);
    expect(text()).to.include(`${own}: ${made}`);
    write(folder, "fleets.yaml", { office: fleet() });
    expect((await generate()).stderr).to.include("notice stack-moved\n");
    expect(text()).to.include(`${made}: ${own}`);
  });
});
