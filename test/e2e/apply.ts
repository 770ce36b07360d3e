import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Model, Role, Stack } from "../../generators";
import variables from "../cases/e2e/policy-variables.json";
import { temporaryFolder, writeTree } from "../support/folders";
import { startMoto, type Moto } from "../support/moto";
import { forEachParallel } from "../support/parallel";
import { requireTools } from "../support/requirements";
import type { RunResult } from "../support/run";
import { terraform } from "../support/terraform";
import { asOne } from "../outputs/terraform-module/as-one";
import { startProvider, type RunningProvider } from "../outputs/terraform-module/provider";
import { Account, TEST_CREDENTIALS, type AppliedRole } from "./account";
import { roleAsApplied, stackOf } from "./expected";
import {
  exampleFleetFile,
  inStackWith,
  quickEmulatorSettings,
  resolveProject,
  stackFolder,
  synthesizeProject,
  writeProject,
} from "./project";

/** Of the example, and of the fleet that the case adds to it. */
const STACKS = [
  "dev-office",
  "dev-shared",
  "dev-warehouse",
  "dev-yard",
  "prod-office",
  "prod-shared",
  "prod-warehouse",
];

/** A configuration that Terraform applies: a stack, or all of an environment. */
interface Unit {
  /** Of its folder, among those of the stacks. */
  readonly name: string;
  readonly environment: string;
  readonly stacks: readonly Stack[];
}

/**
 * Tests that apply the example with Terraform to an imitation of AWS.
 *
 * @param atOnce all stacks of an environment as modules of one configuration, which takes a third of the
 *   time; otherwise each by itself, as a user applies it
 */
export function describeApply({ atOnce }: { readonly atOnce: boolean }): void {
  const how = atOnce ? "an environment at once" : "stack by stack";
  describe(`the example, applied to the AWS API, ${how}`, function () {
    this.timeout(600_000);
    applyExample(atOnce);
  });
}

function applyExample(atOnce: boolean): void {
  const servers = new Map<string, Moto>();
  /** One per environment: a provider that runs already serves one configuration at a time. */
  const providers = new Map<string, RunningProvider>();
  let project: string;
  let model: Model;
  let units: readonly Unit[];

  before("start the accounts and synthesize", async function () {
    await requireTools(this, ["terraform", "moto"]);
    const fleetFile = exampleFleetFile();
    Object.assign(fleetFile.fleets, variables.fleet);
    for (const [name, environment] of Object.entries(fleetFile.environments)) {
      const started = await startMoto(environment.account);
      servers.set(name, started);
      providers.set(name, await startProvider(TEST_CREDENTIALS));
      environment.provider = quickEmulatorSettings(started.url);
    }
    project = writeProject(fleetFile);
    model = await resolveProject(project);
    await synthesizeProject(project);
    units = unitsOf(model, [...servers.keys()], atOnce);
    if (atOnce) for (const unit of units) joinStacks(project, unit);
  });

  after("stop the accounts", () => {
    for (const { stop } of [...servers.values(), ...providers.values()]) stop();
  });

  /** Environments at the same time, and what an environment has one after the other. */
  function forEachUnit(task: (unit: Unit) => Promise<unknown>): Promise<void> {
    const environments = [...servers.keys()];
    return forEachParallel(environments, environments.length, async (environment) => {
      for (const unit of units) if (unit.environment === environment) await task(unit);
    });
  }

  /** Terraform in the unit's folder; any other exit code than 0 is an error. */
  function inUnit({ name, environment }: Unit, ...args: readonly string[]): Promise<RunResult> {
    const { env = {} } = providers.get(environment) ?? {};
    return inStackWith(env, project, name, ...args);
  }

  function server(environment: string): Moto {
    const running = servers.get(environment);
    if (running === undefined) throw new Error(`no account runs for ${environment}`);
    return running;
  }

  function account(environment: string): Account {
    return new Account(server(environment).url);
  }

  function appliedRole(stackName: string, id: string): Promise<AppliedRole> {
    const stack = model.stacks.find(({ name }) => name === stackName);
    const role = stack?.roles.find((candidate) => candidate.id === id);
    if (stack === undefined || role === undefined) throw new Error(`no ${id} in ${stackName}`);
    return account(stack.environment.name).role(role.name);
  }

  it("has the stacks that the fleet file says", () => {
    expect(model.stacks.map(({ name }) => name).sort()).to.deep.equal(STACKS);
  });

  it("initializes and validates every stack", () =>
    forEachUnit(async (unit) => {
      await inUnit(unit, "init", "-input=false");
      await inUnit(unit, "validate");
    }));

  it("applies every stack", () =>
    forEachUnit((unit) => inUnit(unit, "apply", "-auto-approve", "-input=false")));

  it("plans nothing the second time", () =>
    forEachUnit((unit) => inUnit(unit, "plan", "-detailed-exitcode", "-input=false")));

  it("made exactly the model's roles", async () => {
    for (const environment of servers.keys()) {
      const roles = rolesIn(model, environment);
      const names = await account(environment).roleNames();
      expect(names, environment).to.deep.equal(roles.map(({ name }) => name).sort());
      for (const role of roles) {
        expect(await account(environment).role(role.name), role.name).to.deep.equal(
          roleAsApplied(role, stackOf(model, role)),
        );
      }
    }
  });

  it("outputs the ARN and the name of every role", () =>
    forEachUnit(async (unit) => {
      const { stdout } = await inUnit(unit, "output", "-json");
      const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
      const values = Object.fromEntries(
        Object.entries(outputs).map(([name, { value }]) => [name, value]),
      );
      const wanted = unit.stacks.map((stack) => [stack.name, expectedOutputs(stack)] as const);
      expect(atOnce ? values : { [unit.name]: values }).to.deep.equal(Object.fromEntries(wanted));
    }));

  it("lets the warehouse read its table, and not delete it", async () => {
    for (const environment of servers.keys()) {
      const role = await appliedRole(`${environment}-warehouse`, "greengrass_group");
      const actions = allowedActions(role);
      expect(actions).to.include("dynamodb:GetItem");
      expect(actions).not.to.include("dynamodb:DeleteTable");
      expect(actions.filter((action) => action.includes("*"))).to.deep.equal([]);
    }
  });

  it("gives the office no statement that mentions DynamoDB", async () => {
    for (const environment of servers.keys()) {
      const role = await appliedRole(`${environment}-office`, "greengrass_group");
      expect(JSON.stringify(role)).not.to.match(/dynamodb/i);
    }
  });

  it("brings policy variables to AWS as they were written", async () => {
    const role = await appliedRole(`${variables.environment}-yard`, "greengrass_group");
    const statements = JSON.stringify(role.inlinePolicies);
    expect(statements).to.include(`/${variables.variable}/*"`);
    expect(statements).to.include(`:["${variables.variable}"]`);
    expect(role.description).to.include(variables.fleet.yard.description);
    expect(role.tags).to.include(variables.fleet.yard.tags);
  });

  if (!atOnce) {
    it("refuses to touch the account of another environment", async () => {
      // As deep as it was: the state's path goes up from there.
      const folder = stackFolder(temporaryFolder("wrong-account"), "dev-office");
      const file = join(stackFolder(project, "dev-office"), "cdk.tf.json");
      const config = JSON.parse(readFileSync(file, "utf8")) as { provider: { aws: object[] } };
      const wrong = quickEmulatorSettings(server("prod").url) as object;
      config.provider.aws = config.provider.aws.map((settings) => ({ ...settings, ...wrong }));
      writeTree(folder, { "cdk.tf.json": JSON.stringify(config) });
      // Without the provider that runs: Terraform starts it, as it does for a user.
      const { run } = await terraform();
      await run(folder, ["init", "-input=false"], TEST_CREDENTIALS);
      const { code, stderr } = await run(folder, ["plan", "-input=false"], TEST_CREDENTIALS);
      expect(code).to.equal(1);
      expect(stderr).to.include("AWS account ID not allowed: 222222222222");
    });

    it("keeps the state out of what synth clears", () => {
      const files = readFileSync(join(project, "terraform-state", "dev-office.tfstate"), "utf8");
      expect(files).to.include('"version": 4');
    });
  }

  it("destroys every stack and leaves no role", async () => {
    await forEachUnit((unit) => inUnit(unit, "destroy", "-auto-approve", "-refresh=false"));
    for (const environment of servers.keys()) {
      expect(await account(environment).roleNames(), environment).to.deep.equal([]);
    }
  });
}

function unitsOf(model: Model, environments: readonly string[], atOnce: boolean): Unit[] {
  const all = environments.map((environment) => ({
    name: `all-${environment}`,
    environment,
    stacks: model.stacks.filter((stack) => stack.environment.name === environment),
  }));
  if (atOnce) return all;
  return all.flatMap(({ environment, stacks }) =>
    stacks.map((stack) => ({ name: stack.name, environment, stacks: [stack] })),
  );
}

/** Makes one configuration of the unit's stacks, which puts out by its name what each of them puts out. */
function joinStacks(project: string, { environment, stacks }: Unit): void {
  const names = stacks.map(({ name }) => name);
  const { folder } = asOne(project, environment, names);
  const output = Object.fromEntries(names.map((name) => [name, { value: `\${module.${name}}` }]));
  writeTree(folder, { "outputs.tf.json": JSON.stringify({ output }) });
}

function rolesIn(model: Model, environment: string): readonly Role[] {
  return model.stacks
    .filter((stack) => stack.environment.name === environment)
    .flatMap((stack) => stack.roles);
}

function expectedOutputs(stack: Stack): Record<string, string> {
  const { partition, account } = stack.environment;
  const made = stack.roles.map(({ id, name, path }) => ({
    id,
    name,
    arn: `arn:${partition}:iam::${account}:role${path}${name}`,
  }));
  return Object.fromEntries(
    [...made, ...stack.references].flatMap(({ id, name, arn }) => [
      [`${id}_arn`, arn],
      [`${id}_name`, name],
    ]),
  );
}

/** Every action that an inline policy's statement allows. */
function allowedActions(role: AppliedRole): string[] {
  const documents = Object.values(role.inlinePolicies) as {
    Statement: { Effect: string; Action?: string[] }[];
  }[];
  return documents
    .flatMap(({ Statement }) => Statement)
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action }) => Action ?? []);
}
