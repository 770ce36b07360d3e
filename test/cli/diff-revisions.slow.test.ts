import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles, runMeasured } from "../support/program";

function git(folder: string, ...args: string[]): void {
  const identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
  execFileSync("git", [...identity, ...args], { cwd: folder, stdio: "ignore" });
}

describe("fleetroles diff, of revisions", () => {
  it("compares a file with what it was at a revision, with its own blueprints", async () => {
    const folder = temporaryFolder("diff");
    const relay = (action: string): string =>
      JSON.stringify({
        ...{ id: "relay", title: "Relay", description: "A relay.", sources: ["a"] },
        roles: {
          relay: {
            ...{ name: "Relay-{{environment}}-{{fleet}}", scope: "fleet", description: "Relays." },
            trust: [{ Principal: { Service: "lambda.amazonaws.com" } }],
            policies: { own: [{ Sid: "Own", Action: [action], Resource: "*" }] },
          },
        },
        examples: { complete: { fleets: { dock: {} } } },
      });
    const fleets = JSON.stringify({
      ...{ version: 1, blueprints: "./blueprints" },
      environments: { dev: { account: "111111111111", region: "us-east-1" } },
      fleets: { dock: { blueprint: "relay" } },
    });
    git(folder, "init", "-q");
    writeTree(folder, {
      "a/fleets.yaml": fleets,
      "a/blueprints/relay.yaml": relay("s3:ListAllMyBuckets"),
    });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "first");
    writeTree(folder, { "a/blueprints/relay.yaml": relay("ec2:DescribeRegions") });
    const inside = join(folder, "a");
    // Of its own: other tests of the run have folders in the common one, which come and go.
    const temporary = temporaryFolder("revisions");
    const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const gained = ["diff", "git:HEAD", "--fail-on", "gained"];
    const { code, stdout } = await runMeasured(gained, inside, env);
    expect(stdout)
      .to.contain("+ ec2:DescribeRegions on *")
      .and.contain("- s3:ListAllMyBuckets on *");
    expect(code).to.equal(1);
    const trust = await runMeasured(
      ["diff", "git:HEAD:a/fleets.yaml", "--fail-on", "trust"],
      folder,
      env,
    );
    expect(trust.stderr).to.contain("fleets.yaml does not exist");
    const other = await runMeasured(
      ["diff", "git:HEAD", join("a", "fleets.yaml"), "--fail-on", "trust"],
      folder,
      env,
    );
    expect(other.code).to.equal(0);
    const left = readdirSync(temporary).filter((name) => name.startsWith("fleetroles-revision-"));
    expect(left).to.deep.equal([]);
  });

  it("compares projects of several files, with their data files, and says which file at the revision is wrong", async () => {
    const folder = temporaryFolder("diff");
    git(folder, "init", "-q");
    const environment = 'dev: { account: "111111111111", region: us-east-1 }';
    const sites =
      '"dock-{{site.name}}": { blueprint: deeplens, for_each: { file: ../sites/all.csv, as: site }, ';
    const grant = 'grants: [{ to: "s3:object/{{site.bucket}}/*", access: [read] }] }';
    writeTree(folder, {
      "infra/fleets.yaml": `version: 1\ninclude: [parts/*.yaml]\nenvironments:\n  ${environment}\n`,
      "infra/parts/dock.yaml": `version: 1\ninclude: deeper/yard.json\nfleets:\n  ${sites}${grant}\n`,
      "infra/parts/deeper/yard.json":
        '{ "version": 1, "fleets": { "yard": { "blueprint": "deeplens" } } }',
      "infra/sites/all.csv": "name,bucket\nkiel,photos\n",
    });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "first");
    const inside = join(folder, "infra");
    for (const [before, after, cwd] of [
      ["git:HEAD", "fleets.yaml", inside],
      ["git:HEAD", "infra", folder],
      ["git:HEAD:infra", "infra", folder],
      ["HEAD", "infra", folder],
      ["HEAD", "HEAD", inside],
    ] as const) {
      const { stdout, stderr, code } = await runFleetroles(["diff", before, after], cwd);
      expect({ stdout, stderr, code }).to.deep.equal({
        stdout: "Nobody can do more or less than before.\n",
        stderr: "",
        code: 0,
      });
    }
    rmSync(join(folder, "infra"), { recursive: true });
    writeTree(folder, {
      "all.yaml":
        `version: 1\nenvironments:\n  ${environment}\nfleets:\n  yard: { blueprint: deeplens }\n` +
        '  dock-kiel: { blueprint: deeplens, grants: [{ to: "s3:object/pictures/*", access: [read] }] }\n',
    });
    const moved = await runFleetroles(["diff", "git:HEAD:infra/fleets.yaml", "all.yaml"], folder);
    expect(moved.stdout).to.contain("on arn:aws:s3:::pictures/*");
    writeTree(folder, { "infra/fleets.yaml": "version: 1\ninclude: [parts/*.yaml]\n" });
    writeTree(folder, {
      "infra/parts/dock.yaml": "version: 1\nfleets:\n  dock: { blueprnt: deeplens }\n",
    });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "second");
    const wrong = await runFleetroles(["diff", "git:HEAD:infra/fleets.yaml", "all.yaml"], folder);
    expect(wrong.stderr).to.contain(
      'git:HEAD:infra/parts/dock.yaml:3:11: error unknown-key\n  fleets.dock has no key "blueprnt"\n' +
        "    |\n  3 |   dock: { blueprnt: deeplens }\n    |           ^^^^^^^^\n",
    );
    expect(wrong.stderr).not.to.contain(tmpdir());
  });

  it("finds the file at a revision from any folder, as git names it too, and where it is gone", async () => {
    const folder = temporaryFolder("diff");
    git(folder, "init", "-q");
    const fleets = readFileSync(join(repository, "fleets.yaml"), "utf8");
    writeTree(folder, { "top.yaml": fleets, "old/fleets.yaml": fleets, "old/keep": "" });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "first");
    git(folder, "mv", "old/fleets.yaml", "new.yaml");
    const inside = join(folder, "old");
    for (const [cwd, ...sides] of [
      [inside, "git:HEAD:fleets.yaml", "../new.yaml"],
      [inside, "git:HEAD:old/fleets.yaml", "../new.yaml"],
      [inside, "git:HEAD:top.yaml", "../new.yaml"],
      [inside, "git:HEAD:../top.yaml", "../new.yaml"],
      [folder, "git:HEAD:old/fleets.yaml", "new.yaml"],
    ]) {
      const { code, stdout, stderr } = await runFleetroles(["diff", ...sides], cwd ?? "");
      expect({ code, stderr }, sides.join(" ")).to.deep.equal({ code: 0, stderr: "" });
      expect(stdout).to.equal("Nobody can do more or less than before.\n");
    }
    rmSync(inside, { recursive: true });
    const gone = await runFleetroles(["diff", "git:HEAD:old/fleets.yaml", "new.yaml"], folder);
    expect(gone).to.include({ code: 0, stderr: "" });
    const none = await runFleetroles(["diff", "git:HEAD:no/such.yaml", "new.yaml"], folder);
    expect(none.code).to.equal(1);
    expect(none.stderr).to.contain('the revision "HEAD" has no file "no/such.yaml"');
  });

  it("sees what changes beside the fleet file alone: the project's snapshot, and modules in its folders", async () => {
    const folder = temporaryFolder("diff");
    const named = { name: "AdministratorAccess", version: "v1", updated: "2015-02-06" };
    const snapshot = join(repository, "templates", "managed-policies");
    const policy = (...Action: string[]): string =>
      JSON.stringify({
        ...{ ...named, arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
        document: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action, Resource: "*" }],
        },
      });
    const dock = {
      ...{ blueprint: "deeplens", modules: { photos: { source: "./photos" } } },
      roles: { greengrass_group: { managed: ["arn:aws:iam::aws:policy/AdministratorAccess"] } },
    };
    git(folder, "init", "-q");
    writeTree(folder, {
      "a/fleets.yaml": JSON.stringify({
        ...{ version: 1, environments: { dev: { account: "111111111111", region: "us-east-1" } } },
        fleets: { dock },
      }),
      "a/managed-policies/index.json": readFileSync(join(snapshot, "index.json"), "utf8"),
      "a/managed-policies/documents/AdministratorAccess.json": policy("*"),
      "a/photos/main.tf": "# one\n",
    });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "first");
    const inside = join(folder, "a");
    const args = ["diff", "git:HEAD", "--fail-on", "gained:secrets"];
    const same = await runMeasured(args, inside);
    expect(same).to.include({ code: 0, stdout: "Nobody can do more or less than before.\n" });
    writeTree(inside, {
      "managed-policies/documents/AdministratorAccess.json": policy("sqs:ListQueues"),
      "photos/main.tf": "# two\n",
    });
    const { code, stdout } = await runMeasured(args, inside);
    expect(code).to.equal(1);
    expect(stdout)
      .to.contain("the project's own, managed-policies/documents/AdministratorAccess.json")
      .and.contain("~ resource module.photos")
      .and.contain("2 are not decided");
  });

  it("sees what changes in what a module in a folder names: modules that it calls, and files", async () => {
    const folder = temporaryFolder("diff");
    git(folder, "init", "-q");
    writeTree(folder, {
      "edge/fleets.yaml": JSON.stringify({
        ...{ version: 1, environments: { dev: { account: "111111111111", region: "us-east-1" } } },
        fleets: {
          dock: { blueprint: "deeplens", modules: { photos: { source: "../modules/photos" } } },
          yard: { blueprint: "deeplens" },
        },
      }),
      "modules/photos/main.tf": 'module "store" {\n  source = "../store"\n}\n',
      "modules/store/main.tf": 'locals { text = file("${path.module}/../texts/policy.json") }\n',
      "modules/texts/policy.json": "{}\n",
      "modules/other/main.tf": "# nobody calls it\n",
    });
    const inside = join(folder, "edge");
    const generate = ["generate", "fleets.yaml", "--out", "stacks"];
    expect(await runMeasured(generate, inside)).to.include({ code: 0 });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "first");
    const diff = ["diff", "git:HEAD"];
    const affected = ["affected", "--base", "HEAD", "--out", "stacks", "--format", "json"];
    const stacks = async (): Promise<string[]> => {
      const { stdout } = await runMeasured(affected, inside);
      return (JSON.parse(stdout) as { stacks: { name: string }[] }).stacks.map(({ name }) => name);
    };
    writeTree(folder, { "modules/other/main.tf": "# changed\n" });
    expect((await runMeasured(diff, inside)).stdout).to.contain("Nobody can do more or less");
    expect(await stacks()).to.deep.equal([]);
    for (const [file, text] of [
      [
        "modules/store/main.tf",
        'locals { text = file("${path.module}/../texts/policy.json") }\n\n',
      ],
      ["modules/texts/policy.json", "[]\n"],
    ] as const) {
      writeTree(folder, { [file]: text });
      expect((await runMeasured(diff, inside)).stdout, file).to.contain("~ resource module.photos");
      expect(await stacks(), file).to.deep.equal(["dev-dock"]);
      git(folder, "checkout", "-q", "--", file);
      expect(await stacks(), file).to.deep.equal([]);
    }
  });
});
