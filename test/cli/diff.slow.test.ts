import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { casePath, expectRecorded } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { runMeasured } from "../support/program";

const FOLDER = casePath("access", "diff");

/** A policy as JSON. */
function policy(...actions: string[]): string {
  const Statement = [{ Effect: "Allow", Action: actions, Resource: "*" }];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

describe("fleetroles diff", function () {
  for (const format of ["text", "markdown", "json"]) {
    it(`says as ${format} what a change gives and takes`, async () => {
      const args = ["diff", "before.yaml", "after.yaml", "--format", format];
      const { code, stdout, stderr } = await runMeasured(args, FOLDER);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
      const shown: unknown = format === "json" ? JSON.parse(stdout) : stdout.split("\n");
      expectRecorded(join("access", "diff", `expected-${format}.json`), shown);
    });
  }

  it("finds no difference between a file and itself, nor in other words", async () => {
    const { code, stdout } = await runMeasured(["diff", "before.yaml", "before.yaml"], FOLDER);
    expect({ code, stdout }).to.deep.equal({
      code: 0,
      stdout: "Nobody can do more or less than before.\n",
    });
  });

  it("compares policy documents, and fails where a gate is met", async () => {
    const folder = temporaryFolder("diff");
    writeTree(folder, {
      "a.json": policy("s3:GetObject"),
      "b.json": policy("s3:GetObject", "sqs:SendMessage"),
    });
    const gained = await runMeasured(["diff", "a.json", "b.json", "--fail-on", "gained"], folder);
    expect(gained.stdout).to.contain("+ sqs:SendMessage on *");
    expect(gained.code).to.equal(1);
    const lost = ["diff", "b.json", "a.json", "--fail-on"];
    expect((await runMeasured([...lost, "gained,trust"], folder)).code).to.equal(0);
    expect((await runMeasured([...lost, "any"], folder)).code).to.equal(1);
    expect((await runMeasured([...lost, "all"], folder)).code).to.equal(2);
    const wrong = await runMeasured([...lost, "gained:secret"], folder);
    expect(wrong.code).to.equal(2);
    expect(wrong.stderr).to.contain('"gained:secret": did you mean "gained:secrets"?');
  });

  it("goes by classes of what is gained, and says in JSON which gates are met", async () => {
    const folder = temporaryFolder("diff");
    writeTree(folder, {
      "a.json": policy("s3:GetObject"),
      "b.json": policy("s3:GetObject", "ssm:GetParameter"),
    });
    const args = ["diff", "a.json", "b.json", "--fail-on"];
    expect((await runMeasured([...args, "gained:deletion"], folder)).code).to.equal(0);
    const text = await runMeasured([...args, "gained:deletion,gained:secrets"], folder);
    expect(text.code).to.equal(1);
    expect(text.stdout).to.contain(
      "--fail-on gained:secrets is met by 1 role or policy: it gains access that reads secrets",
    );
    const { stdout } = await runMeasured([...args, "any", "--format", "json"], folder);
    const { gates, changes } = JSON.parse(stdout) as { gates: object; changes: object[] };
    expect(gates).to.deep.equal({ gained: 1, any: 1, "gained:secrets": 1 });
    expect(changes[0]).to.deep.include({ sensitive: ["secrets"] });
  });

  it("compares what is new with nothing", async () => {
    const folder = temporaryFolder("diff");
    writeTree(folder, { "a.json": policy("sqs:SendMessage") });
    const { code, stdout } = await runMeasured(["diff", "/dev/null", "a.json"], folder);
    expect(code).to.equal(0);
    expect(stdout).to.contain("+ the policy\n    + sqs:SendMessage on *");
  });

  it("says in Markdown that nothing was compared, and why", async () => {
    const folder = temporaryFolder("diff");
    writeTree(folder, { "a.json": policy("s3:GetObject"), "b.json": '{"Statement": 3}' });
    const args = ["diff", "a.json", "b.json", "--format", "markdown"];
    const { code, stdout, stderr } = await runMeasured(args, folder);
    expect(code).to.equal(1);
    expect(stderr).to.contain("error not-a-policy");
    expect(stdout).to.match(
      /^### ❌ Access is not compared, for there are errors\n\n- \*\*not-a-policy\*\* `b\.json:1`: /,
    );
  });

  it("compares documents of trust and of resources, and refuses what is none", async () => {
    const folder = temporaryFolder("documents");
    const policy = (statement: object): string =>
      JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...statement } });
    const bucket = { Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
    const assume = { Action: "sts:AssumeRole", Principal: { Service: "iot.amazonaws.com" } };
    const ip = { IpAddress: { "aws:SourceIp": "1.2.3.400" } };
    writeTree(folder, {
      "own.json": policy({ ...bucket, Principal: { AWS: "111111111111" } }),
      "all.json": policy({ ...bucket, Principal: "*" }),
      "trust.json": policy(assume),
      "wide.json": policy({
        ...assume,
        Principal: { Service: ["iot.amazonaws.com", "ec2.amazonaws.com"] },
      }),
      "bad.json": policy({ Action: "s3:GetObject", Resource: "*", Condition: ip }),
    });
    const open = await runMeasured(["diff", "own.json", "all.json"], folder);
    expect(open.stdout)
      .to.contain("+ s3:GetObject on arn:aws:s3:::b/* for anybody, unsigned")
      .and.contain("! gains sensitive access, public: lets anybody in, unsigned");
    const closed = await runMeasured(["diff", "all.json", "own.json"], folder);
    expect(closed.stdout).to.contain("anybody, unsigned").and.not.to.contain("! gains");
    const trust = await runMeasured(
      ["diff", "trust.json", "wide.json", "--fail-on", "trust"],
      folder,
    );
    expect(trust.stdout).to.contain("+ can be assumed by ec2.amazonaws.com");
    expect(trust.code).to.equal(1);
    const bad = await runMeasured(["diff", "bad.json", "own.json"], folder);
    expect(bad.code).to.equal(1);
    expect(bad.stderr).to.match(/^bad\.json:1:\d+: error not-a-policy\n.*1\.2\.3\.400/m);
  });

  it("says that AWS IoT policies and resources that it does not read change", async () => {
    const folder = temporaryFolder("iot");
    const file = (topic: string): string =>
      JSON.stringify({
        ...{ version: 1, environments: { dev: { account: "111111111111", region: "us-east-1" } } },
        fleets: {
          dock: {
            ...{ blueprint: "greengrass-v2", with: { artifact_buckets: ["dock-components"] } },
            grants: [{ to: `iot:topic/${topic}`, access: ["publish"], by: "certificate" }],
          },
        },
      });
    const inline = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const type = "aws_ssoadmin_permission_set_inline_policy";
    const change = {
      actions: ["create"],
      before: null,
      after: { inline_policy: inline },
      after_unknown: {},
    };
    const resource_changes = [{ address: `${type}.x`, mode: "managed", type, name: "x", change }];
    const plan = { format_version: "1.2", resource_changes, configuration: { root_module: {} } };
    writeTree(folder, {
      ...{ "one.json": file("dock/x"), "all.json": file("*") },
      "plan.json": JSON.stringify(plan),
    });
    for (const args of [
      ["one.json", "all.json"],
      ["--plan", "plan.json"],
    ]) {
      const { code, stdout, stderr } = await runMeasured(
        ["diff", ...args, "--fail-on", "gained"],
        folder,
      );
      expect(stdout, stderr).to.contain("1 is not decided");
      expect(code).to.equal(1);
    }
  });

  it("says what a side cannot be", async () => {
    const folder = temporaryFolder("diff");
    writeTree(folder, {
      "a.json": policy("s3:GetObject"),
      "b.json": '{"Statement": 3}',
      "c.json": "{",
      "e.json": `[${policy("s3:GetObject")}]`,
    });
    const cases = [
      [["a.json", "b.json"], "not-a-policy"],
      [["a.json", "c.json"], "syntax"],
      [["a.json", "e.json"], "not-a-policy"],
      [["a.json", "d.json"], "unreadable-file"],
      [["git:HEAD", "a.json"], "unreadable-revision"],
      [["git:--help", "a.json"], "unreadable-revision"],
    ] as const;
    for (const [sides, id] of cases) {
      const { code, stdout, stderr } = await runMeasured(["diff", ...sides], folder);
      expect(stderr).to.contain(`error ${id}`);
      expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
    }
  });

  it("judges what differs, and is not held up by what stays as it is", async () => {
    const folder = temporaryFolder("diff");
    const fleets = (dock: string, gate: string): string =>
      JSON.stringify({
        version: 1,
        environments: { dev: { account: "111111111111", region: "us-east-1" } },
        fleets: Object.fromEntries(
          Object.entries({ dock, gate }).map(([name, age]) => {
            const Condition = { NumericLessThan: { "aws:MultiFactorAuthAge": age } };
            const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*", Condition };
            return [name, { blueprint: "deeplens", statements: [statement] }];
          }),
        ),
      });
    writeTree(folder, {
      "before.yaml": fleets("10", "soon"),
      "dock.yaml": fleets("20", "soon"),
      "gate.yaml": fleets("10", "later"),
    });
    const sound = await runMeasured(["diff", "before.yaml", "dock.yaml"], folder);
    expect(sound).to.include({ code: 0, stderr: "" });
    expect(sound.stdout).to.contain("dev-dock").and.not.to.contain("dev-gate");
    const broken = await runMeasured(["diff", "before.yaml", "gate.yaml"], folder);
    expect(broken).to.include({ code: 1, stdout: "" });
    expect(broken.stderr)
      .to.match(/before\.yaml:\d+:\d+: error bad-condition-value\n  "soon"/)
      .and.match(/gate\.yaml:\d+:\d+: error bad-condition-value\n  "later"/);
  });

  it("sees who gets a policy, what modules make, and tags that policies ask for", async () => {
    const folder = temporaryFolder("diff");
    const people = { blueprint: "ground-truth-developer", with: { functions: ["F"] } };
    const getting = (takers: object): object => ({
      workloads: { team: { ...people, with: { ...people.with, ...takers } } },
    });
    const dock = (more: object): object => ({
      fleets: { dock: { blueprint: "greengrass-v2", ...more } },
    });
    const Condition = { StringEquals: { "aws:PrincipalTag/site": "a" } };
    const tagged = { Effect: "Allow", Action: "s3:GetObject", Resource: "*", Condition };
    const photos = (readers: string): object =>
      dock({
        modules: {
          photos: {
            source: "terraform-aws-modules/s3-bucket/aws",
            version: "5.0.0",
            inputs: { readers: [readers] },
          },
        },
      });
    const via = (host: string): object => dock({ via: { module: `git::https://${host}/m.git` } });
    const cases: [before: object, after: object, line: string][] = [
      [getting({ groups: ["a"] }), getting({ groups: ["a", "all"] }), "+ group all"],
      [getting({ groups: ["a"] }), getting({ groups: ["a"], users: ["eve"] }), "+ user eve"],
      [getting({ groups: ["a"] }), getting({ groups: ["a"], roles: ["r"] }), "+ role r"],
      [getting({ groups: ["a"] }), getting({ groups: ["b"] }), "- group a"],
      [dock({}), photos("x"), "+ resource module.photos"],
      [photos("x"), photos("*"), "~ resource module.photos"],
      [dock({}), via("example.com"), "+ resource module.greengrass_v2"],
      [via("example.com"), via("example.org"), "~ resource module.greengrass_v2"],
      [
        dock({ statements: [tagged] }),
        dock({ statements: [tagged], tags: { site: "a", other: "b" } }),
        '? not compared, tag site: a policy asks for it, and it is now "a"',
      ],
    ];
    const environments = { dev: { account: "111111111111", region: "us-east-1" } };
    for (const [before, after, line] of cases) {
      for (const [name, side] of Object.entries({ before, after })) {
        const file = JSON.stringify({ version: 1, environments, ...side });
        writeTree(folder, { [`${name}.yaml`]: file });
      }
      const args = ["diff", "before.yaml", "after.yaml", "--fail-on", "gained"];
      const { code, stdout, stderr } = await runMeasured(args, folder);
      expect({ code, stderr }, line).to.deep.equal({ code: 1, stderr: "" });
      expect(stdout).to.contain(line).and.not.to.contain("tag other");
    }
  });

  it("says no loss where something goes on as somebody else's, and no gain where it was", async () => {
    const folder = temporaryFolder("others");
    const environment = { account: "222222222222", region: "us-east-1" };
    const theirs = { ...environment, shared: { owner: "another team" } };
    const gate = (roles?: object): object => ({ gate: { blueprint: "gate", roles } });
    const put = (name: string, prod: object, fleets: object): void => {
      const spec = { version: 1, blueprints: "./blueprints", environments: { prod }, fleets };
      writeTree(folder, { [name]: JSON.stringify(spec) });
    };
    const gates = readFileSync(casePath("others", "gate.yaml"), "utf8");
    writeTree(folder, { "blueprints/gate.yaml": gates });
    put("made.json", environment, gate());
    put("wide.json", theirs, gate());
    put("one.json", environment, gate({ own: { existing: true } }));
    put("other.json", environment, gate({ own: { existing: true, name: "Other" } }));
    const told = "can do: it is somebody else's on one side";
    for (const [before, after, open, lost] of [
      ["made", "wide", ["role gate_hub (GateHub)", "group GatePeople"], false],
      ["wide", "made", ["role gate_hub (GateHub)", "group GatePeople"], false],
      ["made", "one", ["role own (Gate-prod-gate)"], false],
      ["one", "made", ["role own (Gate-prod-gate)"], false],
      ["made", "other", ["role own (Other)"], true],
      ["one", "other", ["role own (Other)"], false],
      ["wide", "wide", [], false],
    ] as const) {
      const args = ["diff", `${before}.json`, `${after}.json`, "--fail-on", "gained"];
      const { code, stdout } = await runMeasured(args, folder);
      const what = `${before} ${after}\n${stdout}`;
      expect(code, what).to.equal(open.length > 0 ? 1 : 0);
      expect(stdout.split(told).length - 1, what).to.equal(open.length);
      for (const one of open) expect(stdout, what).to.include(`  ~ ${one}\n`);
      expect(/^ *[-+] /m.test(stdout), what).to.equal(lost);
    }
  });

  it("says where only a name, a path, an account or the longest session changes", async () => {
    const folder = temporaryFolder("diff");
    const blueprint = (name: string, path: string): object => ({
      ...{ id: "camera", title: "Camera", description: "Runs the camera." },
      sources: ["https://example.com/camera"],
      roles: {
        device: {
          ...{ name, path, description: "The device.", scope: "fleet", grants: true },
          trust: [{ Principal: { Service: "greengrass.amazonaws.com" } }],
        },
      },
    });
    const file = (account: string, seconds: number, blueprints: string): object => ({
      ...{ version: 1, blueprints },
      environments: { dev: { account, region: "us-east-1" } },
      fleets: { dock: { blueprint: "greengrass-v2", with: { credential_duration: seconds } } },
      workloads: { yard: { blueprint: "camera" } },
    });
    writeTree(folder, {
      "old/camera.yaml": JSON.stringify(blueprint("Camera-{{fleet}}", "/")),
      "new/camera.yaml": JSON.stringify(blueprint("Lens-{{fleet}}", "/cameras/")),
      "before.yaml": JSON.stringify(file("111111111111", 3600, "./old")),
      "after.yaml": JSON.stringify(file("111111111111", 7200, "./new")),
      "moved.yaml": JSON.stringify(file("222222222222", 3600, "./old")),
    });
    const { code, stdout, stderr } = await runMeasured(
      ["diff", "before.yaml", "after.yaml"],
      folder,
    );
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    const lines = stdout.split("\n").map((line) => line.trim());
    expect(lines).to.include.members([
      "max_session_duration 3600 is now 7200",
      "name Camera-yard is now Lens-yard",
      "path / is now /cameras/",
    ]);
    const args = ["diff", "before.yaml", "moved.yaml", "--fail-on", "trust"];
    const moved = await runMeasured(args, folder);
    expect(moved).to.include({ code: 1, stderr: "" });
    const yard = moved.stdout.slice(moved.stdout.indexOf("dev-yard")).split("\n").slice(1, 7);
    expect(yard.map((line) => line.trim())).to.deep.equal([
      "- role device (Camera-yard)",
      "- can be assumed by greengrass.amazonaws.com by sts:AssumeRole",
      "account 111111111111 is now 222222222222",
      "+ role device (Camera-yard)",
      "+ can be assumed by greengrass.amazonaws.com by sts:AssumeRole",
      "account 111111111111 is now 222222222222",
    ]);
  });

  it("does not take folders of Terraform JSON for less than they are", async () => {
    const folder = temporaryFolder("diff");
    const Role = { name: "app", assume_role_policy: policy("sts:AssumeRole") };
    const own = { role: "app", name: "p", policy: policy("*") };
    const stack = (account: string, role: object, more: object = {}): object => ({
      provider: { aws: [{ allowed_account_ids: [account] }] },
      resource: { aws_iam_role: { app: { ...Role, ...role } }, ...more },
    });
    const counted = (count: unknown): object => ({ aws_iam_role_policy: { p: { ...own, count } } });
    const dynamic = {
      inline_policy: { for_each: [1], content: { name: "d", policy: policy("*") } },
    };
    const [one, other] = ["111111111111", "222222222222"];
    const cases: [before: object, after: object, line: string][] = [
      [stack(one, {}, counted(0)), stack(one, {}, counted(1)), "aws_iam_role_policy.p (count)"],
      [stack(one, {}), stack(one, { dynamic }), "aws_iam_role.app (dynamic)"],
      [stack(one, {}, counted(1)), stack(other, {}, counted(1)), `account ${one} is now ${other}`],
      [stack(one, {}), stack(one, {}), ""],
    ];
    for (const [before, after, line] of cases) {
      writeTree(folder, {
        "before/x/cdk.tf.json": JSON.stringify(before),
        "after/x/cdk.tf.json": JSON.stringify(after),
      });
      const { code, stdout } = await runMeasured(
        ["diff", "before", "after", "--fail-on", "any"],
        folder,
      );
      expect(code, line).to.equal(line === "" ? 0 : 1);
      expect(stdout).to.contain(line);
    }
    writeTree(folder, { "after/x/more.tf": 'resource "aws_iam_role" "x" {}' });
    const { code, stdout } = await runMeasured(
      ["diff", "before", "after", "--fail-on", "any"],
      folder,
    );
    expect({ code, stdout }).to.deep.equal({
      code: 1,
      stdout:
        "x\n  + resource more.tf\n    ? not compared, more.tf: it is not in Terraform JSON\n\n" +
        "Of roles and policies, 1 is not decided.\n--fail-on any is met by 1 role or policy: it differs.\n",
    });
  });
});
