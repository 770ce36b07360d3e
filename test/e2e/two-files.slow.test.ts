import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { forEachParallel } from "../support/parallel";
import { runApp, runFleetroles } from "../support/program";
import { describeFailure, type RunResult } from "../support/run";
import { applySaying, countChanges, plannedChanges, sumCounts, type Counts } from "./planned";
import { inStackWith, quickEmulatorSettings, writeProject } from "./project";
import { startAccount, type Started } from "./started";

const ACCOUNT = "111111111111";

/** The devices' role alone: what an account has once is in other tests. */
const FLEET = {
  blueprint: "deeplens",
  with: { service_role: false, lambda_role: false, greengrass_role: false, sagemaker_role: false },
  grants: [{ to: "dynamodb:table/Inventory", access: ["read"] }],
};

describe("two fleet files of a folder, in the AWS API", () => {
  let started: Started;
  let project: string;

  before("start the account", async function () {
    started = await startAccount(this, ACCOUNT);
    project = writeProject({ environments: {}, fleets: {} });
    git("init", "--quiet");
    writeFileSync(join(project, ".gitignore"), "cdktf.out\nnode_modules\nterraform-state\n");
  });

  after("stop the account", () => {
    (started as Started | undefined)?.stop();
  });

  function git(...args: readonly string[]): void {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    execFileSync("git", [...who, ...args], { cwd: project, stdio: "pipe" });
  }

  function commit(): void {
    git("add", "--all");
    git("commit", "--quiet", "--message", "fleets");
  }

  /** @param fleets each by its name, and what it was called when its role was made */
  function write(file: string, fleets: Readonly<Record<string, string | undefined>>): void {
    const prod = { account: ACCOUNT, region: "us-east-1", provider: settings() };
    const all = Object.entries(fleets).map(([name, formerly]) => [name, { ...FLEET, formerly }]);
    const content = {
      version: 1,
      environments: { prod },
      fleets: Object.fromEntries(all) as object,
    };
    writeFileSync(join(project, file), JSON.stringify(content, null, 2));
  }

  let provided: unknown;

  /** The same file of settings throughout: another one would be a change. */
  function settings(): unknown {
    provided ??= quickEmulatorSettings(started.url);
    return provided;
  }

  async function fleetroles(...args: readonly string[]): Promise<RunResult> {
    return succeeded(await runFleetroles(args, project));
  }

  function succeeded(result: RunResult): RunResult {
    if (result.code !== 0) throw new Error(describeFailure(result));
    return result;
  }

  async function synthesize(): Promise<void> {
    succeeded(await runApp(project));
  }

  const inStack = (stack: string, ...args: readonly string[]): Promise<RunResult> =>
    inStackWith(started.env, project, stack, ...args);

  /** What the plans of the stacks do together, in which each is applied after what it was planned with. */
  async function apply(...stacks: readonly string[]): Promise<Counts> {
    await synthesize();
    const all: Counts[] = [];
    await forEachParallel(stacks, 2, async (stack) => {
      const said = await applySaying((...args) => inStack(stack, ...args));
      all.push(countChanges(plannedChanges(said)));
    });
    return sumCounts(all);
  }

  async function staysAsItIs(): Promise<void> {
    const stacks = readdirSync(join(project, "stacks", "generated"))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => name.replace(/\.ts$/, ""));
    await forEachParallel(stacks, 2, async (stack) => {
      const { stdout } = await inStack(stack, "plan", "-input=false", "-json");
      expect(plannedChanges(stdout), stack).to.deep.equal([]);
    });
  }

  let roles: ReadonlyMap<string, string>;
  let each: number;

  it("are applied beside each other", async () => {
    write("a.json", { dock: undefined, hall: undefined });
    write("b.json", { yard: undefined });
    await fleetroles("generate", "a.json");
    await fleetroles("generate", "b.json");
    const { added, ...others } = await apply("prod-dock", "prod-yard");
    expect(others).to.deep.equal({ imported: 0, changed: 0, destroyed: 0 });
    each = added / 2;
    roles = await started.account.roleIds();
    expect(roles.size).to.equal(2);
  });

  it("hand over a fleet that goes from one to the other, and is renamed there", async () => {
    write("a.json", { hall: undefined });
    write("b.json", { yard: undefined, quay: "dock" });
    await fleetroles("generate", "b.json", "--formerly", "a.json");
    await fleetroles("generate", "a.json");
    expect(await apply("prod-dock", "prod-quay")).to.deep.equal({
      ...{ imported: each, added: 0, changed: 0, destroyed: 0 },
    });
    expect(await started.account.roleIds()).to.deep.equal(roles);
    await fleetroles("forget", "prod-dock");
  });

  it("take back a hand-over of what never was applied", async () => {
    write("a.json", {});
    write("b.json", { yard: undefined, quay: "dock", hull: "hall" });
    await fleetroles("generate", "b.json", "--formerly", "a.json");
    await synthesize();
    await inStack("prod-hull", "init", "-input=false");
    const failed = await inStack("prod-hull", "plan", "-input=false").catch(String);
    expect(failed).to.include("Cannot import non-existent remote object");
    await fleetroles("forget", "prod-hall");
    await fleetroles("generate", "b.json");
    expect(await apply("prod-hull")).to.deep.equal({
      ...{ imported: 0, added: each, changed: 0, destroyed: 0 },
    });
    roles = await started.account.roleIds();
    expect(roles.size).to.equal(3);
  });

  it("see a renaming that was applied and is reverted, and take the file back alone", async () => {
    commit();
    write("b.json", { gate: "yard", quay: "dock", hull: "hall" });
    await fleetroles("generate", "b.json");
    commit();
    await apply("prod-gate", "prod-yard");
    expect(await started.account.roleIds()).to.deep.equal(roles);
    git("revert", "--no-edit", "HEAD");
    const { stdout, stderr } = await fleetroles("affected", "b.json", "--base", "HEAD~1");
    expect(stdout + stderr).to.match(/past-lost\n.* HEAD~1 has a role of which/);
    git("checkout", "HEAD~1", "--", "stacks/generated");
    await fleetroles("generate", "b.json");
    expect(await apply("prod-yard", "prod-gate")).to.deep.equal({
      ...{ imported: each, added: 0, changed: 0, destroyed: 0 },
    });
    expect(await started.account.roleIds()).to.deep.equal(roles);
    await staysAsItIs();
  });
});
