import { join } from "node:path";
import { expect } from "chai";
import type { Model, Stack } from "../../../generators";
import { Account, TEST_CREDENTIALS } from "../../e2e/account";
import { policyArn, principalsIn } from "../../e2e/expected";
import {
  quickEmulatorSettings,
  resolveProject,
  synthesizeProject,
  writeProject,
  type FleetFile,
} from "../../e2e/project";
import { startMoto, type Moto } from "../../support/moto";
import { describeFailure, type RunResult } from "../../support/run";
import { terraform } from "../../support/terraform";
import { asOne } from "./as-one";
import { plannedIot, wantedIot } from "./planned-iot";
import { everyBlueprint, writeModule } from "./written";

/** An account by its number. */
export type Accounts = ReadonlyMap<string, Account>;

type Environment = Readonly<Record<string, string>>;

/**
 * Applies a fleet file through the modules of its blueprints, in accounts of its own, and compares all that
 * the API tells of them with the accounts that the same file was applied to as resources. What AWS IoT gets
 * is compared as planned: see `withoutIot`.
 *
 * @param fleetFile with any provider settings: they are replaced
 * @param resources where the stacks were applied, by account
 * @param env where the provider runs already
 * @returns a line per blueprint, for people
 */
export async function compareModules(
  fleetFile: FleetFile,
  resources: Accounts,
  env: Environment,
): Promise<string[]> {
  const servers = new Map<string, Moto>();
  const modules = new Map<string, Account>();
  try {
    for (const id of resources.keys()) {
      const server = await startMoto(id);
      servers.set(id, server);
      modules.set(id, new Account(server.url));
    }
    const { project, model } = await writeCalls(fleetFile, servers);
    for (const account of modules.values()) await account.create(principalsIn(model));
    await applyAll(project, model, env);
    await expectSame(model, resources, modules);
    return linesOf(model);
  } finally {
    for (const { stop } of servers.values()) stop();
  }
}

/** The synthesized project of a fleet file whose blueprints are all called as modules. */
async function writeCalls(
  fleetFile: FleetFile,
  servers: ReadonlyMap<string, Moto>,
): Promise<{ project: string; model: Model }> {
  const file = { ...withoutPinned(fleetFile), environments: { ...fleetFile.environments } };
  for (const [name, environment] of Object.entries(file.environments)) {
    const url = servers.get(environment.account)?.url ?? "";
    file.environments[name] = { ...environment, provider: quickEmulatorSettings(url) };
  }
  const used = new Set(
    Object.values({ ...file.fleets, ...file.workloads }).map((fleet) => fleet.blueprint),
  );
  const blueprints = everyBlueprint().filter(({ id }) => used.has(id));
  const name = (id: string): string => `./modules/terraform-aws-${id}-roles`;
  const via = Object.fromEntries(blueprints.map(({ id }) => [id, { module: name(id) }]));
  const project = writeProject({ ...file, defaults: { ...file.defaults, via } });
  for (const blueprint of blueprints) writeModule(blueprint, join(project, "modules"));
  await synthesizeProject(project);
  return { project, model: await resolveProject(project) };
}

/** Copies of AWS's policies are made by stacks of resources only; the fleet file's other fleets remain. */
function withoutPinned(file: FleetFile): FleetFile {
  const others = <T extends { readonly with?: Readonly<Record<string, unknown>> }>(
    all: Readonly<Record<string, T>> = {},
  ): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([, fleet]) => fleet.with?.pinned !== true));
  return { ...file, fleets: others(file.fleets), workloads: others(file.workloads) };
}

/** Applies all stacks of each environment at once, but for what AWS IoT gets: that is planned. */
async function applyAll(project: string, { stacks }: Model, env: Environment): Promise<void> {
  const inAccount = (folder: string, ...args: readonly string[]): Promise<RunResult> =>
    inAccountWith(env, folder, args);
  for (const environment of new Set(stacks.map((stack) => stack.environment.name))) {
    const own = stacks.filter((stack) => stack.environment.name === environment);
    const names = own.map(({ name }) => name);
    const { folder, targets, isWhole } = asOne(project, environment, names);
    await inAccount(folder, "init", "-input=false");
    await inAccount(folder, "apply", "-auto-approve", "-input=false", ...targets);
    if (isWhole) continue;
    await inAccount(folder, "plan", "-input=false", "-out=rest");
    const { stdout } = await inAccount(folder, "show", "-json", "rest");
    expect(plannedIot(stdout), environment).to.deep.equal(wantedIot(own));
  }
}

/** Runs Terraform with the credentials of the imitation of AWS. */
async function inAccountWith(
  env: Environment,
  folder: string,
  args: readonly string[],
): Promise<RunResult> {
  const { run } = await terraform();
  const result = await run(folder, [...args, "-no-color"], { ...TEST_CREDENTIALS, ...env });
  if (result.code !== 0) throw new Error(describeFailure(result));
  return result;
}

async function expectSame(model: Model, resources: Accounts, modules: Accounts): Promise<void> {
  for (const [id, account] of modules) {
    const other = resources.get(id);
    if (other === undefined) throw new Error(`nothing was applied to ${id}`);
    const stacks = model.stacks.filter(({ environment }) => environment.account === id);
    const roles = stacks.flatMap((stack) => stack.roles.map(({ name }) => name));
    expect(await account.roleNames(), id).to.deep.equal(
      [...roles, ...principalsIn(model).roles].sort(),
    );
    for (const name of roles) {
      expect(await account.role(name), name).to.deep.equal(await other.role(name));
    }
    await expectSamePolicies(stacks, account, other);
    await expectSameAttachments(model, account, other);
  }
}

async function expectSamePolicies(
  stacks: readonly Stack[],
  account: Account,
  other: Account,
): Promise<void> {
  const arns = stacks.flatMap((stack) => stack.policies.map((policy) => policyArn(policy, stack)));
  const made = await account.policies();
  expect([...made.keys()].sort()).to.deep.equal(arns.sort());
  const wanted = await other.policies();
  for (const arn of arns) expect(made.get(arn), arn).to.deep.equal(wanted.get(arn));
}

async function expectSameAttachments(
  model: Model,
  account: Account,
  other: Account,
): Promise<void> {
  const principals = principalsIn(model);
  for (const kind of ["groups", "users", "roles"] as const) {
    for (const name of principals[kind]) {
      const attached = await account.attached(kind, name);
      expect(attached, name).to.deep.equal(await other.attached(kind, name));
    }
  }
}

/** `parity: deeplens: 6 roles, 0 policies, no difference` */
function linesOf({ stacks, blueprints }: Model): string[] {
  return blueprints.map(({ id }) => {
    const count = (kind: "roles" | "policies" | "attachments"): string => {
      const all = stacks.flatMap((stack): readonly { blueprint: string }[] => stack[kind]);
      return `${String(all.filter(({ blueprint }) => blueprint === id).length)} ${kind}`;
    };
    const counts = `${count("roles")}, ${count("policies")}, ${count("attachments")}`;
    return `parity: ${id}: ${counts}, no difference`;
  });
}
