import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse, stringify } from "yaml";
import { startProvider, type RunningProvider } from "../outputs/terraform-module/provider";
import { startMoto, type Moto } from "../support/moto";
import { forEachParallel } from "../support/parallel";
import { runApp, runFleetroles } from "../support/program";
import { requireTools } from "../support/requirements";
import type { RunResult } from "../support/run";
import { Account, TEST_CREDENTIALS } from "./account";
import { applySaying, countChanges, plannedChanges, sumCounts, type Counts } from "./planned";
import { inStackWith, quickEmulatorSettings, synthesizeProject, writeProject } from "./project";

const ACCOUNT = "111111111111";

/** What somebody makes of a site with the AWS CLI: no descriptions, and statements without Sids. */
const cameraTrust = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: ["credentials.iot.amazonaws.com", "ec2.amazonaws.com"] },
      Action: "sts:AssumeRole",
    },
  ],
};
const cameraPolicy = (site: string): object => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::models-${site}/*` },
    {
      Effect: "Allow",
      Action: ["dynamodb:Query", "dynamodb:GetItem"],
      Resource: [`arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/Inventory`],
    },
  ],
});

describe("an account that nobody described, drafted and adopted, in the AWS API", function () {
  this.timeout(600_000);

  let moto: Moto;
  let provider: RunningProvider;
  let project: string;
  let account: Account;
  let names: string[];
  /** What the stacks of the fleet file had that made the roles. */
  let made: number;

  before("start the account", async function () {
    await requireTools(this, ["terraform", "moto"]);
    moto = await startMoto(ACCOUNT);
    // The draft says nothing of an emulator: the provider itself is told.
    provider = await startProvider({ ...TEST_CREDENTIALS, AWS_ENDPOINT_URL: moto.url });
    account = new Account(moto.url);
    project = writeProject({ environments: {}, fleets: {} });
  });

  after("stop the account", () => {
    moto.stop();
    provider.stop();
  });

  const inStack = (stack: string, ...args: readonly string[]): Promise<RunResult> =>
    inStackWith(provider.env, project, stack, ...args);

  const held = async (stack: string): Promise<string[]> =>
    (await inStack(stack, "state", "list")).stdout
      .split("\n")
      .filter((line) => line !== "" && !line.includes("data."));

  async function apply(...stacks: readonly string[]): Promise<Counts> {
    const all: Counts[] = [];
    await forEachParallel(stacks, 2, async (stack) => {
      const said = await applySaying((...args) => inStack(stack, ...args));
      all.push(countChanges(plannedChanges(said)));
    });
    return sumCounts(all);
  }

  it("has roles that a fleet file made, of which no state knows, and roles that were made by hand", async () => {
    const aws = {
      account: ACCOUNT,
      region: "us-east-1",
      provider: quickEmulatorSettings(moto.url),
    };
    const read = { to: "dynamodb:table/Inventory", access: ["read"], why: "stock lookups" };
    const fleets = {
      dock: { blueprint: "deeplens", grants: [read] },
      yard: { blueprint: "deeplens", with: { scope: "tight", model_buckets: ["yard-models"] } },
    };
    const file = { version: 1, environments: { prod: aws }, fleets };
    writeFileSync(join(project, "fleets.json"), JSON.stringify(file));
    await synthesizeProject(project);
    const stacks = ["prod-shared", "prod-dock", "prod-yard"];
    await apply(...stacks);
    made = 0;
    for (const stack of stacks) made += (await held(stack)).length;
    for (const left of ["terraform-state", "stacks/generated", "cdktf.out", "fleets.json"]) {
      rmSync(join(project, left), { recursive: true });
    }
    for (const site of ["hamburg", "munich", "berlin"]) {
      const name = `EdgeCamera-${site}`;
      await account.make(name, cameraTrust);
      await account.write(name, "camera", cameraPolicy(site));
      await account.attach(name, "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore");
    }
    await account.makeProfile("EdgeCamera-berlin", "EdgeCamera-berlin");
    await account.makeProfile("cameras-of-munich", "EdgeCamera-munich");
    names = await account.roleNames();
    writeFileSync(join(project, "listing.json"), await account.listing());
  });

  it("is drafted: a blueprint's fleets, and one blueprint for all sites", async () => {
    const args = ["adopt", "--from", "listing.json", "--draft", "fleets.yaml"];
    const draft = await runFleetroles(
      [...args, "--match", "AWSDeepLens*", "EdgeCamera-*"],
      project,
    );
    expect(draft, draft.stderr).to.include({ code: 0 });
    expect(draft.stdout).to.contain("proved: no role gains or loses access or trust");
    const text = readFileSync(join(project, "fleets.yaml"), "utf8");
    expect(text).to.match(
      /^ {2}dock:\n {4}blueprint: deeplens\n {4}grants:\n {6}# proved equal to /m,
    );
    expect(text).to.match(
      /^ {2}berlin:\n {4}blueprint: edge-camera\n {4}roles:\n {6}\w+:\n {8}instance_profile: true\n {2}hamburg:/m,
    );
    const check = await runFleetroles(["check"], project);
    expect(check, check.stderr).to.include({ code: 0 });
    expect(check.stderr).to.not.match(/error|warning/);
    const again = await runFleetroles(args, project);
    expect(again.stderr).to.contain("draft-exists");
    expect(again.code).to.equal(1);
  });

  it("differs in nothing from its draft", async () => {
    const verify = await runFleetroles(["verify", "--from", "listing.json"], project);
    expect(verify, verify.stdout).to.include({ code: 0 });
  });

  it("is adopted, some of it through modules: all is imported, and nothing is added, changed or destroyed", async () => {
    const written = await runFleetroles(
      ["module", "blueprints/edge-camera.yaml", "deeplens"],
      project,
    );
    expect(written, written.stderr).to.include({ code: 0 });
    const text = readFileSync(join(project, "fleets.yaml"), "utf8");
    const drafted = parse(text) as { fleets: Record<string, { blueprint: string }> };
    for (const name of ["dock", "berlin"]) {
      const fleet = drafted.fleets[name];
      const module = `./modules/terraform-aws-${fleet?.blueprint ?? ""}-roles`;
      Object.assign(fleet ?? {}, { via: { module } });
    }
    writeFileSync(join(project, "fleets.yaml"), stringify(drafted));
    const adopt = await runFleetroles(["adopt", "--from", "listing.json"], project);
    expect(adopt, adopt.stderr).to.include({ code: 0 });
    // A role, its inline policy, its attachment, and two that keep others away, at three sites; two instance profiles.
    const imported = made + 17;
    expect(adopt.stdout).to.contain(
      `none changes in what it can do; ${String(imported)} to import, 0 to add`,
    );
    expect((await runApp(project)).code).to.equal(0);
    const sites = ["berlin", "hamburg", "munich"].map((site) => `prod-${site}`);
    const counts = await apply("prod-shared", "prod-dock", "prod-yard", ...sites);
    expect(counts).to.deep.equal({ imported, added: 0, changed: 0, destroyed: 0 });
    expect(await account.roleNames()).to.deep.equal(names);
    for (const [stack, pattern] of [
      ["prod-dock", /^module\..*aws_iam_role\./],
      ["prod-berlin", /^module\..*aws_iam_instance_profile\./],
    ] as const) {
      expect((await held(stack)).filter((address) => pattern.test(address))).to.have.lengthOf(1);
    }
    const after = await apply("prod-dock", "prod-berlin");
    expect(after).to.deep.equal({ imported: 0, added: 0, changed: 0, destroyed: 0 });
  });
});
