import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { narrowingRule } from "../../../generators/outputs/terraform-module/trust-conditions";
import { casePath, readCases } from "../../support/cases";
import { repository, temporaryFolder, writeTree } from "../../support/folders";
import { forEachParallel } from "../../support/parallel";
import { requireTools } from "../../support/requirements";
import { inFolder, NO_CREDENTIALS, proveModule } from "./in-terraform";
import { startProvider, type RunningProvider } from "./provider";
import { blueprintsWith, everyBlueprint, writeModule, type WrittenModule } from "./written";

const PARALLEL = 2;

/** The module that is proved as its users would do it: Terraform starts the provider itself. */
const PLAIN = "deeplens";

/** A blueprint with every feature. */
const KIOSK = ["test", "golden-modules", "kiosk", "input"] as const;

/** A change to a module's main.tf that its own tests have to notice. */
interface Mutation {
  readonly name: string;
  readonly blueprint: string;
  /** A part of main.tf; its first place counts. */
  readonly from: string;
  readonly to: string;
  /** What the failing test says. */
  readonly says: string;
}

/** What callers say, each a test of its own, how many runs of it pass, and of which module. */
const OF_CALLERS = [
  ["bound their roles as the caller says of all, or of a fleet", "boundary.tftest.hcl", 3, PLAIN],
  ["make nothing at all where they are turned off", "create.tftest.hcl", 1, PLAIN],
  ["narrow trust as the caller says of all, or of a role", "trust-conditions.tftest.hcl", 2, PLAIN],
  [
    "have instance profiles where the caller names them",
    "instance-profiles.tftest.hcl",
    2,
    "kiosk",
  ],
] as const;

const MUTATIONS = readCases<readonly Mutation[]>("modules", "mutations.json");

describe("modules, in Terraform", function () {
  this.timeout(600_000);

  const blueprints = everyBlueprint();
  const modules = new Map<string, WrittenModule>();
  const outcomes = new Map<string, number | Error>();
  let provider: RunningProvider;

  before("start the provider, and prove all modules", async function () {
    await requireTools(this, ["terraform"]);
    provider = await startProvider(NO_CREDENTIALS);
    await forEachParallel(blueprints, PARALLEL, async (blueprint) => {
      const module = writeModule(blueprint);
      modules.set(blueprint.id, module);
      const env = blueprint.id === PLAIN ? {} : provider.env;
      outcomes.set(blueprint.id, await proveModule(module, env).catch(asError));
    });
  });

  after("stop the provider", () => {
    (provider as RunningProvider | undefined)?.stop();
  });

  for (const { id } of blueprints) {
    it(`${id} is formatted, valid and passes its tests, and so its examples`, () => {
      const outcome = outcomes.get(id);
      if (outcome instanceof Error) throw outcome;
      expect(modules.get(id)?.examples).not.to.deep.equal([]);
      expect(outcome).to.be.greaterThan(1);
      console.log(`      module: ${id}: ${String(outcome)} runs pass`);
    });
  }

  it("fail their tests when something else is in them than in the blueprint", async () => {
    // A module by itself: the folders of the others stay as they are.
    const missed: string[] = [];
    await forEachParallel(MUTATIONS, PARALLEL, async (mutation) => {
      const said = await testMutant(mutation);
      if (!said.includes(mutation.says)) missed.push(`${mutation.name}: ${said}`);
    });
    expect(missed).to.deep.equal([]);
  });

  for (const [what, name, passed, id] of OF_CALLERS) {
    it(what, async () => {
      const all = [...blueprints, ...blueprintsWith(join(repository, ...KIOSK))];
      const blueprint = all.find((one) => one.id === id);
      if (blueprint === undefined) throw new Error(`no blueprint ${id}`);
      const { folder } = writeModule(blueprint);
      writeFileSync(join(folder, "tests", name), readFileSync(casePath("modules", name), "utf8"));
      const { env } = provider;
      expect((await inFolder(folder, ["init", "-input=false"], env)).code).to.equal(0);
      const only = ["test", "-no-color", `-filter=tests/${name}`];
      const { code, stdout, stderr } = await inFolder(folder, only, env);
      expect(code, stdout + stderr).to.equal(0);
      expect(stdout).to.include(`${String(passed)} passed`);
    });
  }

  it("are used as their READMEs say", async () => {
    const root = temporaryFolder("usage");
    const blueprint = blueprints.find(({ id }) => id === PLAIN);
    if (blueprint === undefined) throw new Error(`no blueprint ${PLAIN}`);
    const { folder } = writeModule(blueprint, join(root, "modules"));
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    const usage = /## Usage\n\n```hcl\n(.*?)```/s.exec(readme)?.[1] ?? "";
    writeTree(root, { "main.tf": usage });
    for (const args of [["init", "-input=false"], ["validate"]]) {
      const { code, stderr } = await inFolder(root, args, provider.env);
      expect(code, stderr).to.equal(0);
    }
  });

  it("take the conditions that fleet files take, and refuse those that they refuse", async () => {
    const { narrow, idle } = readCases<Record<"narrow" | "idle", readonly unknown[]>>(
      "iam",
      "narrowing.json",
    );
    const all = [...narrow, ...idle.map((one) => (one as readonly unknown[])[0])];
    const test = narrowingRule.test("one");
    const folder = temporaryFolder("conditions");
    writeTree(folder, {
      "variables.tf": `variable "all" { type = list(map(map(list(string)))) }\noutput "taken" { value = [for one in var.all : ${test}] }\n`,
      "terraform.tfvars.json": JSON.stringify({ all }),
    });
    const { code, stderr } = await inFolder(folder, ["apply", "-auto-approve"], {});
    expect(code, stderr).to.equal(0);
    const { stdout } = await inFolder(folder, ["output", "-json", "taken"], {});
    expect(JSON.parse(stdout)).to.deep.equal([...narrow.map(() => true), ...idle.map(() => false)]);
  });

  /** What `terraform test` says of a changed module; an error where it passes. */
  async function testMutant({ blueprint: id, name, from, to }: Mutation): Promise<string> {
    const blueprint = blueprints.find((one) => one.id === id);
    if (blueprint === undefined) throw new Error(`${name}: no blueprint ${id}`);
    const { folder } = writeModule(blueprint);
    const main = join(folder, "main.tf");
    const text = readFileSync(main, "utf8");
    expect(text, `${name}: main.tf of ${id}`).to.include(from);
    writeFileSync(
      main,
      text.replace(from, () => to),
    );
    const { env } = provider;
    expect((await inFolder(folder, ["init", "-input=false"], env)).code, name).to.equal(0);
    const { code, stdout, stderr } = await inFolder(folder, ["test"], env);
    expect(code, `${name}: the tests of ${id} pass`).to.equal(1);
    return unwrapped(stdout + stderr);
  }
});

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** Terraform breaks the lines of its messages. */
function unwrapped(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}
