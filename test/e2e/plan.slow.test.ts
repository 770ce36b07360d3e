import { copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { argumentsNamed, POLICY_DATA } from "../../generators/access/terraform/table";
import { casePath, expectRecorded } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { startMoto, type Moto } from "../support/moto";
import { runFleetroles } from "../support/program";
import { requireTools } from "../support/requirements";
import type { RunResult } from "../support/run";
import { terraform } from "../support/terraform";
import { Account, TEST_CREDENTIALS } from "./account";

describe("a Terraform plan that somebody else wrote", function () {
  const folder = temporaryFolder("plan");
  let server: Moto;

  before("start an account", async function () {
    await requireTools(this, ["terraform", "moto"]);
    server = await startMoto("111111111111");
    cpSync(casePath("access", "plan"), folder, { recursive: true });
    await inFolder("init", "-input=false");
  });

  after("stop it", () => {
    server.stop();
  });

  async function inFolder(...args: readonly string[]): Promise<RunResult> {
    const variables = { TF_VAR_endpoint: server.url };
    const { run } = await terraform();
    const result = await run(folder, args, { ...TEST_CREDENTIALS, ...variables });
    expect(result.code, `${args.join(" ")}: ${result.stderr}`).to.equal(0);
    return result;
  }

  async function plan(...args: readonly string[]): Promise<void> {
    await inFolder("plan", "-input=false", "-out=tfplan", ...args);
    writeTree(folder, { "plan.json": (await inFolder("show", "-json", "tfplan")).stdout });
  }

  it("is compared before it is applied: what is not known yet is named", async () => {
    await plan();
    const { stdout, code } = await diff("--fail-on", "gained");
    expect(code).to.equal(1);
    for (const role of ["dock", "gate"]) {
      expect(stdout).to.contain(`+ role aws_iam_role.reader["${role}"] (reader-${role})`);
    }
    expect(stdout.match(/\+ s3:GetObject on arn:aws:s3:::photos\/dock\/\*/g)).to.have.length(2);
    expect(stdout).to.contain("? not compared, aws_sns_topic_policy.alerts: known after apply");
    expect(stdout).to.contain("+ user module.child[0].aws_iam_user.robot (robot)");
    expect(stdout.match(/\+ sqs:SendMessage on \*/g)).to.have.length(2);
  });

  it("is compared after a change: roles, their trust, groups, users and topics", async () => {
    await inFolder("apply", "-auto-approve", "-input=false");
    await plan();
    expect((await diff("--fail-on", "any")).stdout).to.equal(
      "Nobody can do more or less than before.\n",
    );
    await plan("-var", "wide=true");
    const { stdout, code } = await diff("--fail-on", "trust");
    expect(code).to.equal(1);
    expect(stdout.match(/\+ s3:GetObject on arn:aws:s3:::photos\/\*/g)).to.have.length(2);
    expect(stdout.match(/\+ can be assumed by ec2\.amazonaws\.com/g)).to.have.length(2);
    expect(
      stdout.match(/attached arn:aws:iam::aws:policy\/AWSXRayDaemonWriteAccess/g),
    ).to.have.length(1);
    expect(stdout).to.match(
      /~ resource aws_sns_topic\.alerts\n {4}! gains [^\n]+ public: [^\n]+\n {4}\+ sns:Publish on /,
    );
    expect(stdout.match(/actions of sqs/g)).to.have.length(2);
    expect(stdout).to.not.contain("?");
  });

  it("is asked who can do something once it is applied", async () => {
    const who = await ask("who-can", "s3:GetObject", "arn:aws:s3:::photos/gate/1.jpg");
    expect(who.stdout).to.contain("2 can, ");
    const can = await ask("can", 'aws_iam_role.reader["dock"]', "xray:PutTraceSegments", "*");
    expect(can.code, can.stderr).to.equal(0);
    const not = await ask("can", "reader-gate", "xray:PutTraceSegments", "*");
    expect(not.code, not.stderr).to.equal(1);
  });

  it("has policies where the provider has them", async () => {
    const { stdout } = await inFolder("providers", "schema", "-json");
    const { provider_schemas: all } = JSON.parse(stdout) as Schemas;
    const [provider] = Object.values(all);
    const { resource_schemas: types = {}, data_source_schemas: data = {} } = provider ?? {};
    for (const [type, names] of argumentsNamed()) expectNamed(types[type], type, names);
    const { type, arn, policy } = POLICY_DATA;
    expectNamed(data[type], `data.${type}`, new Set([arn, policy]));
  });

  it("is compared where roles move, are made anew, or belong to somebody else", async () => {
    const use = (file: string): void => {
      copyFileSync(casePath("access", "plan-life", file), join(folder, "life.tf"));
    };
    cpSync(casePath("access", "plan-life", "worker"), join(folder, "worker"), { recursive: true });
    use("before.tf");
    await inFolder("apply", "-auto-approve", "-input=false");
    const Statement = [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }];
    await new Account(server.url).write("moved", "hand", { Version: "2012-10-17", Statement });
    use("after.tf");
    await inFolder("init", "-input=false");
    await plan();
    const { stdout } = await diff();
    expectRecorded(join("access", "plan-life", "expected.json"), stdout.split("\n"));
  });

  it("is nothing else than a plan", async () => {
    writeTree(folder, { "state.json": '{"format_version":"1.0","values":{}}', "other.json": "{}" });
    for (const [file, id] of [
      ["tfplan", "not-text"],
      ["other.json", "not-a-plan"],
      ["none.json", "unreadable-file"],
    ]) {
      const { code, stderr } = await runFleetroles(["diff", "--plan", file ?? ""], folder);
      expect(stderr).to.contain(`error ${id ?? ""}`);
      expect(code).to.equal(1);
    }
  });

  function diff(...args: readonly string[]): Promise<RunResult> {
    return runFleetroles(["diff", "--plan", "plan.json", ...args], folder);
  }

  function ask(command: string, ...args: readonly string[]): Promise<RunResult> {
    return runFleetroles([command, ...args, "--plan", join(folder, "plan.json")], folder);
  }
});

interface ResourceSchema {
  readonly block: { readonly attributes: object; readonly block_types?: object };
}

type ResourceSchemas = Readonly<Record<string, ResourceSchema>>;

interface Schemas {
  readonly provider_schemas: Readonly<
    Record<
      string,
      { readonly resource_schemas: ResourceSchemas; readonly data_source_schemas: ResourceSchemas }
    >
  >;
}

/** As arguments, as attributes, or as blocks. */
function expectNamed(
  schema: ResourceSchema | undefined,
  type: string,
  names: ReadonlySet<string>,
): void {
  const { attributes = {}, block_types: blocks = {} } = schema?.block ?? {};
  expect(Object.keys({ ...attributes, ...blocks }), type).to.include.members([...names]);
}
