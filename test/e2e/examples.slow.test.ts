import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import type { Model, Stack } from "../../generators";
import { BlueprintCatalog } from "../../generators/blueprints/load";
import { packageFolder } from "../../generators/package-root";
import { casePath } from "../support/cases";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { runFleetroles } from "../support/program";
import { startMoto, type Moto } from "../support/moto";
import { forEachParallel } from "../support/parallel";
import { requireTools } from "../support/requirements";
import type { RunResult } from "../support/run";
import { compareModules } from "../outputs/terraform-module/parity";
import { startProvider, type RunningProvider } from "../outputs/terraform-module/provider";
import { runTable, summaryLine, type SubjectOf } from "../truth/run-table";
import { readTable } from "../truth/tables";
import { Account, TEST_CREDENTIALS } from "./account";
import { givenBy, policyArn, policyAsApplied, principalsIn, roleAsApplied } from "./expected";
import { iotPoliciesPlanned, mockTest, withoutIot } from "./iot";
import {
  exampleFleetFile,
  inStackWith,
  quickEmulatorSettings,
  resolveProject,
  stackFolder,
  synthesizeProject,
  writeProject,
} from "./project";
import { subjectsApplied } from "./subjects";

const PARALLEL = 2;

/** The fleet files of examples/, and those in folders of their own. */
const EXAMPLES = readdirSync(join(repository, "examples"), { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /^[^/]+\.yaml$/.test(file) || file.endsWith("/fleets.yaml"))
  .sort();

/** Of these, a role is changed by hand: one with what all examples have, and the smallest. */
const BY_HAND = ["everything.yaml"];

const TABLES = readdirSync(casePath("truth")).map((file) => basename(file, ".json"));

for (const file of EXAMPLES) {
  describe(`examples/${file}, applied to the AWS API`, function () {
    this.timeout(600_000);

    const servers = new Map<string, Moto>();
    const accounts = new Map<string, Account>();
    /** Of the stacks that have some, by name: their AWS IoT policies as they were planned. */
    const planned = new Map<string, Map<string, unknown>>();
    let project: string;
    let model: Model;
    let provider: RunningProvider | undefined;

    before("start the accounts and synthesize", async function () {
      await requireTools(this, ["terraform", "moto"]);
      const fleetFile = exampleFleetFile("examples", file);
      for (const environment of Object.values(fleetFile.environments)) {
        const { account } = environment;
        const server = servers.get(account) ?? (await startMoto(account));
        servers.set(account, server);
        accounts.set(account, new Account(server.url));
        environment.provider = quickEmulatorSettings(server.url);
      }
      // It has the settings of the run that uses it: see forEachStack.
      provider = await startProvider(TEST_CREDENTIALS);
      project = writeProject(fleetFile);
      model = await resolveProject(project);
      await synthesizeProject(project);
      for (const account of accounts.values()) await account.create(principalsIn(model));
    });

    after("stop the accounts", () => {
      for (const { stop } of [...servers.values(), ...(provider ? [provider] : [])]) stop();
    });

    function inStack(stack: string, ...args: readonly string[]): Promise<RunResult> {
      return inStackWith(provider?.env ?? {}, project, stack, ...args);
    }

    function accountOf({ environment }: Stack): Account {
      const account = accounts.get(environment.account);
      if (account === undefined) throw new Error(`no account runs for ${environment.name}`);
      return account;
    }

    /** Environments one after the other, for each has provider settings of its own. */
    async function forEachStack(
      stacks: readonly Stack[],
      task: (stack: Stack) => Promise<void>,
    ): Promise<void> {
      for (const environment of new Set(stacks.map((stack) => stack.environment.name))) {
        const own = stacks.filter((stack) => stack.environment.name === environment);
        await forEachParallel(own, PARALLEL, task);
      }
    }

    it("is valid and applied, and planned to stay as it is", () =>
      forEachStack(model.stacks, async ({ name }) => {
        const folder = stackFolder(project, name);
        const { targets, isWhole } = withoutIot(folder);
        await inStack(name, "init", "-input=false");
        await inStack(name, "apply", "-auto-approve", "-input=false", ...targets);
        if (isWhole) await inStack(name, "plan", "-detailed-exitcode", "-input=false");
        else expect(await changesPlanned(name), name).to.deep.equal(expectedIot(model, name));
      }));

    it("has exactly the model's roles, policies and attachments", async () => {
      for (const [id, account] of accounts) {
        const stacks = model.stacks.filter(({ environment }) => environment.account === id);
        const wanted = stacks.flatMap((stack) => stack.roles.map((role) => [role, stack] as const));
        const names = [...wanted.map(([{ name }]) => name), ...principalsIn(model).roles].sort();
        expect(await account.roleNames(), id).to.deep.equal(names);
        for (const [role, stack] of wanted) {
          const applied = await account.role(role.name);
          expect(applied, role.name).to.deep.equal(roleAsApplied(role, stack));
        }
        const policies = stacks.flatMap((stack) =>
          stack.policies.map((one) => [policyArn(one, stack), policyAsApplied(one)] as const),
        );
        expect(await account.policies(), id).to.deep.equal(new Map(policies));
      }
      for (const stack of model.stacks) await expectAttached(stack, accountOf(stack));
    });

    it("is what verify finds in the account's listing, until somebody changes it by hand", async () => {
      for (const [id, account] of accounts) {
        const said = await verify(project, account, "text");
        expect(said.stdout, `${id}: ${said.stderr}`).to.match(
          new RegExp(`with the account ${id}: nothing differs`),
        );
        expect(said.code, id).to.equal(0);
      }
      const changed = BY_HAND.includes(file) ? changedByHand(model) : undefined;
      if (changed === undefined) return;
      const { role, stack, policy } = changed;
      const account = accountOf(stack);
      const detach = await account.attach(role.name, "arn:aws:iam::aws:policy/AdministratorAccess");
      await account.write(role.name, policy.name, everywhere(policy.document));
      const { stdout, code } = await verify(project, account, "text");
      expect(code).to.equal(1);
      expect(stdout).to.contain(`AdministratorAccess is on the role "${role.name}"`);
      expect(stdout).to.contain(
        `the role "${role.name}" of ${stack.name} gives more in the account`,
      );
      // Of what the role has on every resource already, nothing is new: then not all of * is.
      expect(stdout)
        .to.match(/AdministratorAccess is on [^\n]+\n {4}\+ (\*|[^\n]*\biam:\*[^\n]*) on \*; as /)
        .and.match(/: \d+ differences/);
      const sarif = JSON.parse((await verify(project, account, "sarif")).stdout) as Sarif;
      const ids = sarif.runs[0]?.results.map(({ ruleId }) => ruleId);
      expect(ids).to.include.members(["policy-out-of-band", "role-differs"]);
      const markdown = await verify(project, account, "markdown");
      expect(markdown.stdout).to.contain("**more in the account**");
      await detach();
      await account.write(role.name, policy.name, policy.document);
    });

    /** `create aws_iot_policy.x`: all that a second run would do. */
    async function changesPlanned(stack: string): Promise<string[]> {
      await inStack(stack, "plan", "-input=false", "-out=again");
      const { stdout } = await inStack(stack, "show", "-json", "again");
      planned.set(stack, iotPoliciesPlanned(stdout));
      return changesIn(stdout);
    }

    it("has the same through modules as through resources", async () => {
      const { env = {} } = provider ?? {};
      const lines = await compareModules(exampleFleetFile("examples", file), accounts, env);
      expect(lines).not.to.deep.equal([]);
      for (const line of lines) console.log(`      ${line}`);
    });

    if (usesIot(file)) {
      it("gives AWS IoT what the model says, in a test against a mock", async () => {
        const stacks = model.stacks.filter(({ roleAliases }) => roleAliases.length > 0);
        expect(stacks).not.to.deep.equal([]);
        await forEachStack(stacks, async (stack) => {
          const folder = stackFolder(project, stack.name);
          writeTree(folder, { "tests/iot.tftest.hcl": mockTest(stack) });
          const { stdout } = await inStack(stack.name, "test");
          expect(stdout).to.include("1 passed, 0 failed");
        });
      });
    }

    for (const blueprint of TABLES) {
      const table = readTable(blueprint);
      if (`${table.example}.yaml` !== file) continue;
      it(`grants and denies what the truth table of ${blueprint} says, and not a bit more`, async () => {
        const subjects: SubjectOf = subjectsApplied(model, accountOf, ({ name }, id) =>
          planned.get(name)?.get(id),
        );
        const result = await runTable(table, subjects);
        console.log(`      ${summaryLine(blueprint, result)}`);
        expect(result.failures).to.deep.equal([]);
        expect(result.survivors).to.deep.equal([]);
      });
    }

    it("is destroyed, and leaves nothing", async () => {
      await forEachStack(model.stacks, async ({ name }) => {
        await inStack(name, "destroy", "-auto-approve", "-refresh=false");
      });
      for (const account of accounts.values()) {
        await account.remove(principalsIn(model));
        expect(await account.roleNames()).to.deep.equal([]);
        expect(await account.policies()).to.deep.equal(new Map());
      }
    });
  });
}

describe("truth tables of the examples", () => {
  it("are asked, every one", () => {
    const asked = TABLES.map((name) => `${readTable(name).example}.yaml`);
    expect(EXAMPLES).to.include.members(asked);
  });
});

/** Whether a blueprint of the file has something of AWS IoT. */
function usesIot(file: string): boolean {
  const { fleets, workloads, blueprints } = exampleFleetFile("examples", file);
  const own = blueprints === undefined ? [] : [blueprints];
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"), own);
  return Object.values({ ...fleets, ...workloads }).some(({ blueprint = "" }) => {
    const { role_aliases: aliases } = catalog.tryFind(blueprint)?.data ?? {};
    return aliases !== undefined;
  });
}

async function expectAttached(stack: Stack, account: Account): Promise<void> {
  for (const attachment of stack.attachments) {
    for (const kind of ["groups", "users", "roles"] as const) {
      for (const name of attachment[kind]) {
        const attached = await account.attached(kind, name);
        expect(attached, name).to.include.members(givenBy(attachment, stack));
      }
    }
  }
}

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

function changesIn(plan: string): string[] {
  const { resource_changes: changes = [] } = JSON.parse(plan) as Plan;
  return changes
    .map(({ address, change }) => `${change.actions.join(" and ")} ${address}`)
    .filter((line) => !line.startsWith("no-op ") && !line.startsWith("read "))
    .sort();
}

function expectedIot(model: Model, name: string): string[] {
  const stack = model.stacks.find((candidate) => candidate.name === name);
  return [
    ...(stack?.iotPolicies ?? []).map(({ id }) => `create aws_iot_policy.${id}`),
    ...(stack?.roleAliases ?? []).map(({ id }) => `create aws_iot_role_alias.${id}`),
  ].sort();
}

interface Sarif {
  readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
}

/** What `fleetroles verify` says of a project's fleet file and an account. */
async function verify(project: string, account: Account, format: string): Promise<RunResult> {
  const folder = temporaryFolder("listing");
  writeTree(folder, { "account.json": await account.listing() });
  const args = [
    "verify",
    "fleets.json",
    "--from",
    join(folder, "account.json"),
    "--format",
    format,
  ];
  return runFleetroles(args, project);
}

interface ByHand {
  readonly role: Stack["roles"][number];
  readonly stack: Stack;
  readonly policy: Stack["roles"][number]["inlinePolicies"][number];
}

/** A role with an inline policy that names resources. */
function changedByHand({ stacks }: Model): ByHand | undefined {
  for (const stack of stacks) {
    for (const role of stack.roles) {
      const policy = role.inlinePolicies.find(({ document }) =>
        document.Statement.some(({ Resource = [] }) => !Resource.includes("*")),
      );
      if (policy !== undefined) return { role, stack, policy };
    }
  }
  return undefined;
}

/** The document with each statement on every resource. */
function everywhere(document: ByHand["policy"]["document"]): unknown {
  const Statement = document.Statement.map((one) => ({ ...one, Resource: ["*"] }));
  return { ...document, Statement };
}
