import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { compiledProgram } from "../support/compiled";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { runOrFail } from "../support/run";
import { Forge } from "./forge";
import { fleetFile, git, READS_A_SECRET, READS_A_TABLE } from "./project";
import type { Result, Run } from "./run-action";

const TOKEN = "token-of-the-job";
const ACTION = join(repository, "action.yml");

/** The program, but for a command that takes long and is tested elsewhere: what it is called with is written where it is to write. */
function withReport(file: string): string {
  const script = [
    "#!/bin/sh",
    'if [ "$*" = "report --out $3 -- fleets.yaml" ]; then echo report > "$3"; exit; fi',
    `exec node '${compiledProgram()}' "$@"`,
  ];
  writeFileSync(file, `${script.join("\n")}\n`, { mode: 0o755 });
  return file;
}

describe("the action of GitHub", () => {
  const forge = new Forge(TOKEN);
  let project: string;
  let api: string;
  before(async () => {
    api = await forge.start();
    project = temporaryFolder("action");
    await git(project, "init", "-q", "-b", "main");
    writeTree(project, { "README.md": "cameras\n" });
    await git(project, "add", ".");
    await git(project, "commit", "-qm", "nothing yet");
    await git(project, "update-ref", "refs/remotes/origin/main", "HEAD");
  });
  after(() => {
    forge.stop();
  });

  async function act(
    inputs: Readonly<Record<string, string>>,
    file = ACTION,
    more: Partial<Run> = {},
  ): Promise<Result> {
    const asked: Run = {
      ...{ action: file, cwd: project },
      inputs: { install: "", command: `node ${compiledProgram()}`, report: "", ...inputs },
      github: {
        token: TOKEN,
        event: { pull_request: { number: 7, head: { sha: "0123456789abcdef" } } },
      },
      env: {
        ...{ GITHUB_ACTION_PATH: repository, GITHUB_BASE_REF: "main", GITHUB_API_URL: api },
        ...{ GITHUB_REPOSITORY: "example/cameras", GITHUB_RUN_ID: "5", NO_COLOR: "1" },
        GITHUB_SERVER_URL: "https://github.com",
      },
      ...more,
    };
    const program = join(repository, "test", "action", "run-action.ts");
    const args = ["--import", "tsx", program, JSON.stringify(asked)];
    forge.asked = [];
    const { stdout } = await runOrFail(process.execPath, args, { cwd: repository });
    return JSON.parse(stdout) as Result;
  }

  const logOf = ({ steps }: Result): string => steps.map(({ log }) => log).join("");
  const codeOf = ({ steps }: Result): number | undefined => steps.at(-1)?.code;

  it("puts no text of anybody into a script, and names other actions by their commits", () => {
    const text = readFileSync(ACTION, "utf8");
    const runs = text.match(/^ +run:.*(?:\n {8,}.*)*/gm) ?? [];
    expect(runs).to.have.length(5);
    for (const run of runs) expect(run).not.to.contain("${{");
    const uses = text.match(/uses: .*/g) ?? [];
    expect(uses).to.have.length(2);
    for (const one of uses) expect(one).to.match(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const named = readdirSync(join(repository, "action")).filter((name) => text.includes(name));
    expect(named).to.deep.equal(readdirSync(join(repository, "action")));
  });

  it("is an action to GitHub's parser, which finds what is wrong", async () => {
    const wrong = join(temporaryFolder("wrong"), "action.yml");
    for (const [from, to] of [["shell: bash", "shel: bash"]] as const) {
      writeTree(join(wrong, ".."), {
        "action.yml": readFileSync(ACTION, "utf8").replace(from, to),
      });
      expect((await act({}, wrong)).faults, to).not.to.deep.equal([]);
    }
  });

  it("says of a first fleet file all that it gives, once, with the label", async () => {
    // Somebody who knows how the comment begins, among a page of others.
    for (let id = 1; id <= 120; id += 1) {
      const body = id === 3 ? "<!-- fleetroles: access of fleets.yaml -->\nNothing changes." : "hm";
      forge.comments.push({ id, body, user: { login: "mallory", type: "User" } });
    }
    writeTree(project, { "fleets.yaml": fleetFile(READS_A_TABLE, READS_A_SECRET) });
    const inputs = { label: "sensitive access/new", "fail-on": "gained:public" };
    const command = withReport(join(temporaryFolder("command"), "fleetroles"));
    const result = await act({ ...inputs, command, report: "access of cameras" });
    const artifact = result.steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    expect(artifact?.with).to.include({ name: "access of cameras", path: result.outputs.folder });
    expect(readdirSync(result.outputs.folder ?? "").sort()).to.deep.equal([
      ...["access.json", "access.md", "report.html"],
    ]);
    expect(result.faults).to.deep.equal([]);
    expect({ code: codeOf(result), log: logOf(result) }).to.deep.equal({ code: 0, log: "" });
    expect(forge.comments).to.have.length(121);
    expect(forge.comments[2]?.body).to.match(/Nothing changes\.$/);
    const { body = "" } = forge.comments[120] ?? {};
    expect(body)
      .to.match(
        /^<!-- fleetroles: access of fleets\.yaml -->\n### ⚠️ Sensitive access is gained: escalation, permissions, secrets, deletion\n/,
      )
      .and.contain("actions/runs/5")
      .and.contain("0123456789ab compared with");
    expect(forge.labels).to.deep.equal(["sensitive access/new"]);
    expect(JSON.parse(result.outputs.gates ?? "")).to.include({ "gained:secrets": 2 });
    expect(result.summary).to.contain("Sensitive access is gained");
  });

  it("brings the comment up to date, and takes the label away", async () => {
    await git(project, "add", ".");
    await git(project, "commit", "-qm", "a fleet");
    await git(project, "update-ref", "refs/remotes/origin/main", "HEAD");
    writeTree(project, { "fleets.yaml": fleetFile(READS_A_TABLE) });
    forge.labels.push("bug");
    const result = await act({ label: "sensitive access/new", comment: "changes" });
    expect(codeOf(result)).to.equal(0);
    expect(forge.comments).to.have.length(121);
    expect(forge.comments[120]?.body).to.contain("### Access is lost, and none is gained");
    expect(forge.labels).to.deep.equal(["bug"]);
    expect(forge.asked).to.include("PATCH /repos/example/cameras/issues/comments/121");
  });

  it("fails where a gate is met, after it was told, and goes by another base", async () => {
    writeTree(project, { "fleets.yaml": fleetFile(READS_A_SECRET) });
    const base = (await git(project, "rev-parse", "HEAD~1")).trim();
    const result = await act({
      base,
      "fail-on": "gained:escalation,gained:secrets",
      sarif: "true",
    });
    expect(codeOf(result)).to.equal(1);
    expect(logOf(result)).to.contain("::error title=fleetroles::A gate of fail-on is met");
    expect(forge.comments[120]?.body).to.match(/gained:secrets is met by 2 roles or policies/);
    const upload = result.steps.find(({ uses }) => uses?.startsWith("github/codeql-action/"));
    const sarif = JSON.parse(readFileSync(upload?.with?.sarif_file ?? "", "utf8")) as object;
    expect(sarif).to.include({ version: "2.1.0" });
    expect(upload?.with).to.include({ category: "fleetroles fleets.yaml", token: TOKEN });
  });

  it("annotates what is wrong, and says that nothing was compared", async () => {
    const wrong = fleetFile(READS_A_TABLE).replace("dynamodb:table", "dynamodb:tabel");
    writeTree(project, { "fleets.yaml": wrong });
    const result = await act({ label: "bug" });
    expect(codeOf(result)).to.equal(1);
    expect(logOf(result)).to.match(
      /^::error file=fleets\.yaml,line=\d+,col=\d+,title=unknown-resource-type::/m,
    );
    expect(forge.comments[120]?.body).to.contain("### ❌ Access is not compared");
    expect(forge.labels, "what nobody knows, changes nothing").to.deep.equal(["bug"]);
    expect(result.outputs.gates).to.equal("");
  });

  it("runs no text that it is given, and writes nothing where it may not", async () => {
    const odd = "a $(touch pwned)`touch pwned`';touch pwned;\".yaml";
    writeTree(project, { [odd]: fleetFile(READS_A_SECRET) });
    forge.mayWrite = false;
    const label = "$(touch pwned)';\"";
    const result = await act({ file: odd, label, "label-on": "any", token: TOKEN });
    forge.mayWrite = true;
    expect(codeOf(result), logOf(result)).to.equal(0);
    expect(
      logOf(result).match(/::warning title=fleetroles::The (comment|label) was not written/g),
    ).to.have.length(2);
    expect(existsSync(join(project, "pwned"))).to.equal(false);
    expect(logOf(result)).not.to.contain(TOKEN);
    const bad = await act({ base: "$(touch pwned)" });
    expect(codeOf(bad)).to.equal(1);
    expect(logOf(bad)).to.contain("The base is no revision of the repository");
    expect(existsSync(join(project, "pwned"))).to.equal(false);
  });

  it("installs what it is told to, and says nothing where it is not to, nor outside of pull requests", async () => {
    writeTree(project, { "fleets.yaml": fleetFile(READS_A_SECRET) });
    const install = "touch installed && echo 'done'";
    const quiet = await act({ install, comment: "never" });
    expect(logOf(quiet)).to.equal("done\n");
    expect(existsSync(join(project, "installed"))).to.equal(true);
    expect(forge.asked).to.deep.equal([]);
    const pushed = await act({ base: "HEAD" }, ACTION, { github: { token: TOKEN, event: {} } });
    expect(codeOf(pushed)).to.equal(0);
    expect(forge.asked).to.deep.equal([]);
  });
});
