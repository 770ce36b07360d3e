import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { RUN_LISTS, githubWorkflow } from "../../../generators/outputs";
import { repository, temporaryFolder, writeTree } from "../../support/folders";
import { run, runOrFail } from "../../support/run";
import { STACKS } from "./stacks";

/** What GitHub's own parser, and actionlint, say of each workflow. */
async function faultsOf(...workflows: readonly string[]): Promise<string[][]> {
  const program = join(repository, "test", "outputs", "orchestrators", "read-workflow.ts");
  const args = ["--import", "tsx", program, ...workflows];
  const { stdout } = await runOrFail(process.execPath, args, { cwd: repository });
  return JSON.parse(stdout) as string[][];
}

/** It is made for Node 22, which has this. */
const UNION = `Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };`;

/** Which jobs a program that runs GitLab's pipelines, and has GitLab's schema of them, sees in one; or its exit code. */
async function jobsOf(pipeline: string): Promise<string[] | number | null> {
  const cwd = temporaryFolder("gitlab");
  writeTree(cwd, { "stacks.yml": pipeline, "union.mjs": UNION });
  await run("git", ["init", "-q"], { cwd });
  const program = join(repository, "node_modules", "gitlab-ci-local", "dist", "index.js");
  const args = ["--import", "./union.mjs", program, "--file", "stacks.yml", "--list-json"];
  const variables = ["--variable", "FLEETROLES_APPLY=true"];
  const { code, stdout } = await run(process.execPath, [...args, ...variables], {
    cwd,
    env: { HOME: cwd },
  });
  if (code !== 0) return code;
  const list = JSON.parse(stdout.slice(stdout.indexOf("["))) as { name: string; stage: string }[];
  return list.map(({ name, stage }) => `${stage}: ${name}`);
}

/** The blocks of YAML of a page, by what they hold. */
function exampleWith(page: string, part: string): string {
  const text = readFileSync(join(repository, "docs", "how-to", page), "utf8");
  const blocks = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = ""]) => block);
  const found = blocks.find((block) => block.includes(part));
  if (found === undefined) throw new Error(`${page} has no example with ${part}`);
  return found;
}

describe("programs that read what orchestrators are told", () => {
  const { content } = githubWorkflow({
    file: "fleets.yaml",
    out: "stacks/generated",
    roots: "terraform",
  });

  it("GitHub's parser and actionlint find nothing wrong with the workflow, nor with what calls it", async () => {
    const caller = exampleWith("orchestrators.md", "uses: ./.github/workflows/fleetroles.yml");
    const review = exampleWith("pull-request.md", "uses: OWNER/fleetroles@");
    expect(await faultsOf(content, caller, review)).to.deep.equal([[], [], []]);
  });

  it("they do find what is wrong", async () => {
    const wrong = [content.replace("runs-on:", "runs-onn:"), content.replace("steps.base.", "s.")];
    for (const faults of await faultsOf(...wrong)) expect(faults).not.to.deep.equal([]);
  });

  it("a program with GitLab's schema takes the child pipeline, with all its jobs", async () => {
    expect(await jobsOf(RUN_LISTS.gitlab(STACKS) ?? "")).to.have.members([
      ...["plan: plan no-shared", "plan: plan 1e3", "plan: plan no-dock"],
      ...["apply 1: apply no-shared", "apply 2: apply 1e3", "apply 3: apply no-dock"],
    ]);
    expect(await jobsOf(RUN_LISTS.gitlab([]) ?? "")).to.deep.equal(["test: nothing changes"]);
  });

  it("it does not take what is wrong", async () => {
    const wrong = (RUN_LISTS.gitlab(STACKS) ?? "").replaceAll("  script:", "  scripts:");
    expect(await jobsOf(wrong)).to.equal(1);
  });
});
