import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { compiledProgram } from "../support/compiled";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { run, type RunResult } from "../support/run";
import { Forge } from "./forge";
import { fleetFile, git, READS_A_SECRET, READS_A_TABLE } from "./project";

const TEMPLATE = join(repository, "gitlab", "fleetroles.gitlab-ci.yml");
const TOKEN = "token-of-the-project";

interface Job {
  readonly script: readonly string[];
}

type Template = Readonly<Record<string, Job>> & { readonly variables: Record<string, string> };

describe("the template of GitLab", () => {
  const template = parse(readFileSync(TEMPLATE, "utf8")) as Template;
  const forge = new Forge(TOKEN);
  let project: string;
  let api: string;
  let base: string;
  before(async () => {
    forge.me = "project_4_bot";
    api = await forge.start();
    project = temporaryFolder("gitlab");
    await git(project, "init", "-q", "-b", "main");
    writeTree(project, { "fleets.yaml": fleetFile(READS_A_TABLE) });
    await git(project, "add", ".");
    await git(project, "commit", "-qm", "a fleet");
    base = (await git(project, "rev-parse", "HEAD")).trim();
  });
  after(() => {
    forge.stop();
  });

  /** Runs a job's script as GitLab's runner does, in the plainest shell there is. */
  function work(job: string, variables: Readonly<Record<string, string>> = {}): Promise<RunResult> {
    const script = (template[job]?.script ?? []).join("\n");
    forge.asked = [];
    return run("sh", ["-ec", script], {
      cwd: project,
      env: {
        ...template.variables,
        ...{ FLEETROLES_COMMAND: `node ${compiledProgram()}`, FLEETROLES_TOKEN: TOKEN },
        ...{ CI_API_V4_URL: api, CI_PROJECT_ID: "4", CI_MERGE_REQUEST_IID: "7", NO_COLOR: "1" },
        ...{ CI_MERGE_REQUEST_DIFF_BASE_SHA: base, CI_COMMIT_SHA: "0123456789abcdef" },
        CI_JOB_URL: "https://gitlab.com/example/cameras/-/jobs/5",
        ...variables,
      },
    });
  }

  it("is a pipeline to a program with GitLab's schema", async () => {
    const cwd = temporaryFolder("gitlab-local");
    const union = `Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };`;
    const program = join(repository, "node_modules", "gitlab-ci-local", "dist", "index.js");
    const list = async (text: string): Promise<RunResult> => {
      writeTree(cwd, { ".gitlab-ci.yml": text, "union.mjs": union });
      await git(cwd, "init", "-q");
      const args = ["--import", "./union.mjs", program, "--list-json"];
      return run(process.execPath, args, { cwd, env: { HOME: cwd } });
    };
    const text = readFileSync(TEMPLATE, "utf8");
    const { stdout, stderr } = await list(text);
    const jobs = JSON.parse(stdout.slice(stdout.indexOf("["))) as { name: string }[];
    expect(
      jobs.map(({ name }) => name),
      stderr,
    ).to.have.members([...["fleetroles check", "fleetroles access"]]);
    expect((await list(text.replace("  script:", "  scripts:"))).code).to.equal(1);
  });

  it("writes one note, which it brings up to date, and the label", async () => {
    const marker = "<!-- fleetroles: access of fleets.yaml -->";
    for (let id = 1; id <= 101; id += 1) {
      const user = { login: "mallory", type: "User" } as const;
      forge.comments.push({ id, body: `${marker}\nNothing changes.`, user });
    }
    writeTree(project, { "fleets.yaml": fleetFile(READS_A_TABLE, READS_A_SECRET) });
    const variables = {
      FLEETROLES_LABEL: "sensitive access",
      FLEETROLES_FAIL_ON: "gained:secrets",
    };
    const first = await work("fleetroles access", variables);
    expect({ code: first.code, stderr: first.stderr }).to.deep.equal({ code: 1, stderr: "" });
    expect(forge.comments).to.have.length(102);
    expect(forge.comments[101]?.body)
      .to.match(
        /^<!-- fleetroles: access of fleets\.yaml -->\n### ⚠️ Sensitive access is gained: secrets\n/,
      )
      .and.contain("0123456789ab compared with");
    expect(forge.labels).to.deep.equal(["sensitive access"]);

    writeTree(project, { "fleets.yaml": fleetFile(READS_A_TABLE) });
    const second = await work("fleetroles access", variables);
    expect(second, second.stderr).to.include({ code: 0, stderr: "" });
    expect(forge.comments).to.have.length(102);
    expect(forge.comments[101]?.body).to.contain("### No access is gained or lost");
    expect(forge.labels).to.deep.equal([]);
    expect(forge.asked).to.include("PUT /projects/4/merge_requests/7/notes/102");
  });

  it("says what it may not write, runs no text that it is given, and writes nothing unasked", async () => {
    const odd = "a $(touch pwned)`touch pwned`';touch pwned;\".yaml";
    writeTree(project, { [odd]: fleetFile(READS_A_SECRET) });
    forge.mayWrite = false;
    const label = { FLEETROLES_LABEL: "$(touch pwned)", FLEETROLES_LABEL_ON: "any" };
    const refused = await work("fleetroles access", { FLEETROLES_FILE: odd, ...label });
    forge.mayWrite = true;
    expect(refused.code, refused.stderr).to.equal(0);
    expect(refused.stdout.match(/The (note|label) was not written/g)).to.have.length(2);
    expect(refused.stdout + refused.stderr).not.to.contain(TOKEN);
    const wrong = await work("fleetroles access", { FLEETROLES_BASE: "$(touch pwned)" });
    expect(wrong.code).to.equal(1);
    expect(existsSync(join(project, "pwned"))).to.equal(false);
    const quiet = await work("fleetroles access", { FLEETROLES_COMMENT: "never" });
    expect(quiet.code).to.equal(0);
    expect(forge.asked).to.deep.equal([]);
    const without = await work("fleetroles access", { FLEETROLES_TOKEN: "" });
    expect(without.stdout).to.contain("FLEETROLES_TOKEN is not set");
  });

  it("hands problems to GitLab's reports", async () => {
    const wrong = fleetFile(READS_A_TABLE).replace("dynamodb:table", "dynamodb:tabel");
    writeTree(project, { "fleets.yaml": wrong });
    const { code, stderr } = await work("fleetroles check");
    expect(code).to.equal(1);
    expect(stderr).to.contain("error unknown-resource-type");
    const report = readFileSync(join(project, "gl-code-quality-report.json"), "utf8");
    const findings = JSON.parse(report) as { check_name: string }[];
    expect(findings.map((one) => one.check_name)).to.include("unknown-resource-type");
    expect(readFileSync(join(project, "fleetroles-junit.xml"), "utf8")).to.contain("<failure");
  });
});
