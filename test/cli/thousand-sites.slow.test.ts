import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { repository, temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";

interface Affected {
  readonly stacks: readonly {
    readonly name: string;
    readonly environment: string;
    readonly account: string;
    readonly change: string;
  }[];
}

describe("examples/thousand-sites", () => {
  const base = temporaryFolder("thousand-sites");
  const project = temporaryFolder("thousand-sites");

  const run = async (folder: string, ...args: readonly string[]): Promise<string> => {
    const result = await runFleetroles(args, folder);
    expect(result.code, result.stderr).to.equal(0);
    return result.stdout;
  };

  before("generate the estate", async () => {
    cpSync(join(repository, "examples", "thousand-sites"), base, { recursive: true });
    await run(base, "generate", "estate.yaml");
    cpSync(base, project, { recursive: true });
  });

  it("has a thousand sites in three accounts, and nothing is wrong with them", async () => {
    const said = await run(project, "check", "estate.yaml");
    expect(said).to.match(/^estate\.yaml: \d+ stacks, 1003 roles, \d+ policies, no problems$/m);
    expect(said).to.match(/^ {2}eu: \d+ stacks, 551 roles$/m);
  });

  it("comes to the plan of one group where one row is changed", async () => {
    const file = join(project, "sites.csv");
    const rows = readFileSync(file, "utf8");
    const [row, other] = ["0042,eu,south,Inventory\n", "0042,eu,south,Returns\n"];
    expect(rows).to.include(row);
    writeFileSync(file, rows.replace(row, other));
    const said = await run(project, "affected", "estate.yaml", "--base", base, "--format", "json");
    const { stacks } = JSON.parse(said) as Affected;
    expect(stacks).to.have.length(1);
    expect(stacks[0]).to.include({ environment: "eu", account: "222222222222", change: "update" });
    expect(stacks[0]?.name).to.match(/^eu-g\d+$/);
  });
});
