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

describe("the example, applied to the AWS API", function () {
  this.timeout(600_000);

  const servers = new Map<string, Moto>();
  /** One per environment: a provider that runs already serves one configuration at a time. */
  const providers = new Map<string, RunningProvider>();
  let project: string;
  let model: Model;

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
  });

  after("stop the accounts", () => {
    for (const { stop } of [...servers.values(), ...providers.values()]) stop();
  });

  /** Environments at the same time, and the stacks of each one after the other. */
  function forEachStack(task: (stack: Stack) => Promise<unknown>): Promise<void> {
    const environments = [...servers.keys()];
    return forEachParallel(environments, environments.length, async (environment) => {
      for (const stack of model.stacks) {
        if (stack.environment.name === environment) await task(stack);
      }
    });
  }

  /** Terraform in the stack's folder; any other exit code than 0 is an error. */
  function inStack({ name, environment }: Stack, ...args: readonly string[]): Promise<RunResult> {
    const { env = {} } = providers.get(environment.name) ?? {};
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
    forEachStack(async (stack) => {
      await inStack(stack, "init", "-input=false");
      await inStack(stack, "validate");
    }));

  it("applies every stack", () =>
    forEachStack((stack) => inStack(stack, "apply", "-auto-approve", "-input=false")));

  it("plans nothing the second time", () =>
    forEachStack((stack) => inStack(stack, "plan", "-detailed-exitcode", "-input=false")));

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
    forEachStack(async (stack) => {
      const { stdout } = await inStack(stack, "output", "-json");
      const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
      const values = Object.entries(outputs).map(([name, { value }]) => [name, value]);
      expect(Object.fromEntries(values), stack.name).to.deep.equal(expectedOutputs(stack));
    }));

  it("refuses to touch the account of another environment", async () => {
    const folder = temporaryFolder("wrong-account");
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

  it("keeps the state out of what synth clears", () => {
    const files = readFileSync(join(project, "terraform-state", "dev-office.tfstate"), "utf8");
    expect(files).to.include('"version": 4');
  });

  it("destroys every stack and leaves no role", async () => {
    await forEachStack((stack) => inStack(stack, "destroy", "-auto-approve", "-refresh=false"));
    for (const environment of servers.keys()) {
      expect(await account(environment).roleNames(), environment).to.deep.equal([]);
    }
  });
});

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
