import { readFileSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "chai";
import { stringify } from "yaml";
import { planStacks, writeStacks } from "../../generators/files/stacks-folder";
import type { StacksRequest } from "../../generators/files/stacks-folder";
import { changes } from "../../generators/files/write";
import { checkFile } from "../../generators/generate";
import { stacksRequest } from "../../generators/cli/stacks-request";
import { hasErrors } from "../../generators/problem";
import { casePath, readCases } from "../support/cases";
import { readTree, temporaryFolder } from "../support/folders";
import { runFleetroles } from "../support/program";
import { recordOf } from "../support/stack-list";

type Fleets = Readonly<Record<string, object>>;

/** What two branches make of the fleets of before. */
interface Case {
  readonly what: string;
  readonly base: Fleets;
  readonly left: Fleets;
  readonly right: Fleets;
  /** The fleets as somebody merges them by hand, where both changed the same. */
  readonly merged?: Fleets;
  /** The generated files that are in conflict then. */
  readonly conflicts?: readonly string[];
  readonly tombstones?: readonly string[];
  /** By stack, how its parts were made before. */
  readonly was?: Readonly<Record<string, string>>;
}

const HEAD = {
  version: 1,
  environments: {
    dev: { account: "111111111111", region: "us-east-1" },
    prod: { account: "222222222222", region: "us-east-1" },
  },
};
const OUT = join("stacks", "generated");

/** A fleet file that git merges where other fleets were changed: with enough lines between two of them. */
function fleetFile(fleets: Fleets): string {
  const entries = Object.entries(fleets).map(([name, more]) => {
    const fleet = { blueprint: "greengrass-v2", with: { service_role: false }, ...more };
    const lines = stringify({ [name]: fleet })
      .replace(/^/gm, "  ")
      .trimEnd();
    return `${lines}\n${`  # The end of ${name}.\n`.repeat(4)}`;
  });
  return `${stringify(HEAD)}fleets:\n  # The first.\n${entries.join("")}  # The last.\n`;
}

class Repository {
  readonly folder = temporaryFolder("merge");

  git(...args: string[]): string {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    const options = { cwd: this.folder, encoding: "utf8", stdio: "pipe" } as const;
    return execFileSync("git", [...who, ...args], options);
  }

  async request(): Promise<StacksRequest> {
    const file = join(this.folder, "fleets.yaml");
    const { model, problems } = await checkFile(file);
    if (model === undefined || hasErrors(problems)) throw new Error(JSON.stringify(problems));
    const out = join(this.folder, OUT);
    const adopted = { found: {}, others: "keep" } as const;
    return stacksRequest(model, problems, { file, out, formerly: [], adopted });
  }

  async commit(fleets: Fleets): Promise<void> {
    writeFileSync(join(this.folder, "fleets.yaml"), fleetFile(fleets));
    const { problems } = await writeStacks(await this.request());
    expect(hasErrors(problems), JSON.stringify(problems)).to.equal(false);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "fleets");
  }

  /** The paths in conflict after a merge. */
  merge(branch: string): string[] {
    try {
      this.git("merge", "--quiet", "--no-edit", branch);
      return [];
    } catch {
      return this.git("diff", "--name-only", "--diff-filter=U", "-z").split("\0").filter(Boolean);
    }
  }
}

async function branches({ base, left, right }: Case): Promise<Repository> {
  const repository = new Repository();
  repository.git("init", "--quiet", "--initial-branch", "base");
  await repository.commit(base);
  for (const [name, fleets] of Object.entries({ left, right })) {
    repository.git("checkout", "--quiet", "-b", name, "base");
    await repository.commit(fleets);
  }
  return repository;
}

describe("branches that are merged by git", () => {
  const cases = readCases<readonly Case[]>("files", "merges.json");
  for (const one of cases.filter(({ conflicts }) => conflicts === undefined)) {
    it(`meet in no generated file: ${one.what}`, async () => {
      const repository = await branches(one);
      expect(repository.merge("left")).to.deep.equal([]);
      const request = await repository.request();
      const plan = planStacks(request);
      expect(hasErrors(plan.problems), JSON.stringify(plan.problems)).to.equal(false);
      expect(changes(plan), JSON.stringify(plan)).to.equal(false);
      const tree = readTree(request.folder);
      const tombstones = [...tree]
        .filter(([path, text]) => path.endsWith(".ts") && text.includes("      retired: {"))
        .map(([path]) => path.replace(".ts", ""));
      expect(tombstones).to.deep.equal(one.tombstones ?? []);
      for (const [stack, was] of Object.entries(one.was ?? {})) {
        const record = recordOf(request.folder, stack);
        expect(record.was, stack).to.deep.equal({ "greengrass-v2": was });
      }
    });
  }

  for (const one of cases.filter(({ conflicts }) => conflicts !== undefined)) {
    it(one.what, async () => {
      const repository = await branches(one);
      const paths = repository.merge("left");
      const generated = (one.conflicts ?? []).map((path) => `stacks/generated/${path}`);
      expect(paths).to.deep.equal(["fleets.yaml", ...generated]);
      const file = join(repository.folder, "fleets.yaml");
      writeFileSync(file, fleetFile(one.merged ?? {}));
      const request = await repository.request();
      const before = readTree(repository.folder);
      const plan = await writeStacks(request);
      const ids = new Set(
        plan.problems.filter(({ severity }) => severity === "error").map(({ id }) => id),
      );
      expect([...ids], JSON.stringify(plan.problems)).to.deep.equal(["merge-conflict"]);
      expect(readTree(repository.folder)).to.deep.equal(before);
      repository.git("checkout", "--quiet", "--ours", "--", "stacks/generated");
      const { problems } = await writeStacks(request);
      expect(hasErrors(problems), JSON.stringify(problems)).to.equal(false);
      expect(changes(planStacks(request))).to.equal(false);
      for (const [path, text] of readTree(request.folder)) {
        expect(text, path).to.not.include("<<<<<<<");
      }
      for (const stack of ["dev-dock.ts", "prod-dock.ts"]) {
        const text = readFileSync(join(request.folder, stack), "utf8");
        const merged = one.merged?.dock === undefined ? "retired: {" : "Both.";
        expect(text).to.include(merged);
      }
    });
  }

  it("meet in no file of modules, where they changed different blueprints", async () => {
    const repository = new Repository();
    const own = readFileSync(casePath("modules", "blueprints", "label-printer.yaml"), "utf8");
    const ids = ["printer-a", "printer-b"];
    const commit = async (texts: readonly string[]): Promise<void> => {
      for (const [index, id] of ids.entries()) {
        const text = (texts[index] ?? "").replaceAll("label-printer", id);
        writeFileSync(join(repository.folder, `${id}.yaml`), text);
      }
      const files = ids.map((id) => `./${id}.yaml`);
      const { code, stderr } = await runFleetroles(["module", ...files], repository.folder);
      expect(code, stderr).to.equal(0);
      repository.git("add", "--all");
      repository.git("commit", "--quiet", "--message", "modules");
    };
    const other = own.replace("How strict.", "How strict it is.");
    expect(other).to.not.equal(own);
    repository.git("init", "--quiet", "--initial-branch", "base");
    await commit([own, own]);
    repository.git("checkout", "--quiet", "-b", "left");
    await commit([other, own]);
    repository.git("checkout", "--quiet", "-b", "right", "base");
    await commit([own, other]);
    expect(repository.merge("left")).to.deep.equal([]);
    const files = ids.map((id) => `./${id}.yaml`);
    const { code, stdout } = await runFleetroles(
      ["module", ...files, "--check"],
      repository.folder,
    );
    expect(code, stdout).to.equal(0);
  });
});
