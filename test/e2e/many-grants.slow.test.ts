import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { startProvider, type RunningProvider } from "../outputs/terraform-module/provider";
import { grantsOfManyServices, type Grant } from "../support/many-grants";
import { startMoto, type Moto } from "../support/moto";
import { runFleetroles } from "../support/program";
import { requireTools } from "../support/requirements";
import { terraform } from "../support/terraform";
import { Account, TEST_CREDENTIALS } from "./account";
import { plannedChanges } from "./planned";
import { inStackWith, quickEmulatorSettings, synthesizeProject, writeProject } from "./project";

const ACCOUNT = "111111111111";

describe("a role with 400 grants, in the AWS API", function () {
  let moto: Moto | undefined;
  let provider: RunningProvider | undefined;
  let project: string;
  let grants: readonly Grant[];

  before("start the account", async function () {
    await requireTools(this, ["terraform", "moto"]);
    moto = await startMoto(ACCOUNT);
    provider = await startProvider(TEST_CREDENTIALS);
    project = writeProject({ environments: {}, fleets: {} });
    grants = await grantsOfManyServices(401);
  });

  after("stop the account", () => {
    moto?.stop();
    provider?.stop();
  });

  async function write(count: number): Promise<void> {
    const aws = quickEmulatorSettings(moto?.url ?? "");
    const dev = { account: ACCOUNT, region: "us-east-1", provider: aws };
    const dock = {
      ...{ blueprint: "deeplens", with: { scope: "tight" } },
      grants: grants.slice(0, count),
    };
    const file = { version: 1, environments: { dev }, fleets: { dock } };
    writeFileSync(join(project, "fleets.json"), JSON.stringify(file));
    await synthesizeProject(project);
  }

  const inStack = (...args: readonly string[]): ReturnType<typeof inStackWith> =>
    inStackWith(provider?.env ?? {}, project, "dev-dock", ...args);

  /** What the plan does to resources of a type. */
  async function planned(): Promise<readonly (readonly [type: string, action: string])[]> {
    const { stdout } = await inStack("plan", "-input=false", "-out=plan", "-json");
    return plannedChanges(stdout).map(({ type, action }) => [type, action]);
  }

  it("is made in full, and then there is nothing to do", async () => {
    await write(400);
    await inStack("init", "-input=false");
    await inStack("apply", "-auto-approve", "-input=false");
    expect(await planned()).to.deep.equal([]);
    const role = await new Account(moto?.url ?? "").role("AWSDeepLensGreengrassGroupRole-dev-dock");
    expect(role.managedPolicies.length).to.be.above(1);
  });

  it("gets one more by changing two policies at most, and the account is as the file says", async () => {
    await write(401);
    const changes = await planned();
    const policies = changes.filter(([type]) => /^aws_iam_(role_)?policy$/.test(type));
    expect(policies.length).to.be.within(1, 2);
    expect(
      changes.filter(([, action]) => action === "delete" || action === "replace"),
    ).to.deep.equal([]);
    await inStack("apply", "-input=false", "plan");
    expect(await planned()).to.deep.equal([]);
    writeFileSync(join(project, "listing.json"), await new Account(moto?.url ?? "").listing());
    const { stdout } = await runFleetroles(
      ["verify", "fleets.json", "--from", "listing.json", "--format", "json"],
      project,
    );
    const { differences } = JSON.parse(stdout) as { readonly differences: readonly object[] };
    const texts = differences.map((one) => JSON.stringify(one));
    // The account-wide roles were not applied: verify looked.
    expect(texts.join()).to.include("AWSDeepLensServiceRole");
    expect(texts.filter((text) => text.includes("GroupRole-dev-dock"))).to.deep.equal([]);
  });

  it("has its state, and nothing to do, where it is a root module that is committed", async () => {
    const { code, stderr } = await runFleetroles(["synth"], project);
    expect(code, stderr).to.equal(0);
    const folder = join(project, "terraform", "dev-dock");
    const { run } = await terraform();
    const env = { ...TEST_CREDENTIALS, ...provider?.env };
    expect((await run(folder, ["init", "-input=false"], env)).code).to.equal(0);
    const { stdout } = await run(folder, ["plan", "-input=false", "-json"], env);
    expect(stdout).to.include('"type":"change_summary"');
    expect(plannedChanges(stdout)).to.deep.equal([]);
    expect((await runFleetroles(["synth", "--check"], project)).stdout).to.include(
      "nothing to change",
    );
    // And back.
    expect(await planned()).to.deep.equal([]);
  });
});
