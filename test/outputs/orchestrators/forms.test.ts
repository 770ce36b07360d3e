import { execFileSync } from "node:child_process";
import { expect } from "chai";
import { parse } from "yaml";
import { RUN_LISTS, githubWorkflow } from "../../../generators/outputs";
import { expectRecorded } from "../../support/cases";
import { STACKS } from "./stacks";

/** Source: runatlantis.io, "Repo Level atlantis.yaml Config", reference of top-level and project keys. */
const ATLANTIS = {
  top: [
    "version",
    "automerge",
    "parallel_plan",
    "parallel_apply",
    "abort_on_execution_order_fail",
    "projects",
    "workflows",
  ],
  project: [
    "name",
    "dir",
    "workspace",
    "execution_order_group",
    "depends_on",
    "autoplan",
    "terraform_version",
  ],
  autoplan: ["enabled", "when_modified"],
};

/** Source: docs.gitlab.com, "CI/CD YAML syntax reference", keywords of jobs. */
const GITLAB = [
  "extends",
  "stage",
  "environment",
  "resource_group",
  "variables",
  "image",
  "id_tokens",
  "before_script",
  "script",
  "rules",
];

type Json = Readonly<Record<string, unknown>>;

describe("what orchestrators are told", () => {
  it("atlantis.yaml has the keys of its documentation, each project once, and waits for no project that is not there", () => {
    const file = parse(RUN_LISTS.atlantis(STACKS) ?? "") as Json & { projects: Json[] };
    expect(ATLANTIS.top).to.include.members(Object.keys(file));
    const names = file.projects.map(({ name }) => name);
    expect(names).to.deep.equal(["no-shared", "1e3", "no-dock"]);
    for (const project of file.projects) {
      expect(ATLANTIS.project).to.include.members(Object.keys(project));
      expect(ATLANTIS.autoplan).to.have.members(Object.keys(project.autoplan as Json));
      expect(names).to.include.members((project.depends_on ?? []) as string[]);
    }
    expect(file.projects.map((one) => one.execution_order_group)).to.deep.equal([1, 2, 3]);
  });

  it("the child pipeline has the keywords of its documentation, and a stage for each group, in order", () => {
    const { stages, ...jobs } = parse(RUN_LISTS.gitlab(STACKS) ?? "") as Json;
    expect(stages).to.deep.equal(["plan", "apply 1", "apply 2", "apply 3"]);
    for (const [name, job] of Object.entries(jobs)) {
      expect(GITLAB, name).to.include.members(Object.keys(job as Json));
      const { stage } = job as { stage?: string };
      if (stage !== undefined) expect(stages, name).to.include(stage);
    }
    const applied = Object.keys(jobs).filter((name) => name.startsWith("apply "));
    expect(applied).to.deep.equal(["apply no-shared", "apply 1e3", "apply no-dock"]);
  });

  it("a pipeline of no stack still has a job, for GitLab takes none without", () => {
    const pipeline = parse(RUN_LISTS.gitlab([]) ?? "") as Json;
    expect(Object.keys(pipeline)).to.have.length(1);
  });

  it("terragrunt gets a line for each group, terramate one for each folder", () => {
    const lines = RUN_LISTS.terragrunt(STACKS)?.split("\n");
    expect(lines).to.have.length(4);
    expect(RUN_LISTS.terramate(STACKS)).to.equal("t/no-shared\nt/1e3\nt/no-dock\n");
  });

  describe("the workflow of GitHub Actions", () => {
    const { content } = githubWorkflow({
      file: "fleets.yaml",
      out: "stacks/generated",
      roots: "terraform",
    });
    interface Job {
      readonly needs?: string | string[];
      readonly permissions: Json;
      readonly environment?: string;
      readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
    }
    const { jobs, permissions } = parse(content) as {
      jobs: Record<string, Job>;
      permissions: Json;
    };

    it("is a golden", () => {
      expectRecorded("affected/workflow.json", content.split("\n"));
    });

    it("needs jobs that there are, each after those of before", () => {
      const seen = new Set<string>();
      for (const [name, { needs = [] }] of Object.entries(jobs)) {
        expect([...seen], name).to.include.members([needs].flat());
        seen.add(name);
      }
      expect(seen.size).to.equal(8);
    });

    it("uses actions of a version that is there, and gets a token of AWS only where Terraform runs", () => {
      const used = new Set(
        Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])),
      );
      expect([...used].sort()).to.deep.equal([
        "actions/checkout@v4",
        "actions/setup-node@v4",
        "aws-actions/configure-aws-credentials@v4",
        "hashicorp/setup-terraform@v3",
      ]);
      expect(permissions).to.deep.equal({ contents: "read" });
      for (const [name, job] of Object.entries(jobs)) {
        expect(job.permissions["id-token"] === "write", name).to.equal(name !== "affected");
        expect(job.environment !== undefined, name).to.equal(name.startsWith("apply-"));
      }
    });

    it("has scripts that a shell can read, whatever the files are called", () => {
      const hostile = githubWorkflow({ file: "a'b ${{ x }}\n- c", out: "$(date)", roots: "`id`" });
      for (const text of [content, hostile.content]) {
        const parsed = parse(text) as { jobs: Record<string, Job> };
        expect(Object.keys(parsed.jobs)).to.deep.equal(Object.keys(jobs));
        const scripts = Object.values(parsed.jobs).flatMap(({ steps }) =>
          steps.flatMap(({ run }) => run ?? []),
        );
        for (const input of scripts) execFileSync("bash", ["-n"], { input });
        expect(scripts.join("\n")).not.to.include("${{");
      }
    });
  });
});
