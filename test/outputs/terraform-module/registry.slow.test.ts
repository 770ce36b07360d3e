import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Account, TEST_CREDENTIALS } from "../../e2e/account";
import { roleAsApplied } from "../../e2e/expected";
import {
  emulatorSettings,
  exampleFleetFile,
  inStackWith,
  resolveProject,
  stackFolder,
  synthesizeProject,
  writeProject,
} from "../../e2e/project";
import { temporaryFolder, writeTree } from "../../support/folders";
import { startMoto, type Moto } from "../../support/moto";
import { requireTools } from "../../support/requirements";
import { terraform } from "../../support/terraform";
import { startProvider, type RunningProvider } from "./provider";
import { startRegistry, type Registry } from "./registry-server";
import { everyBlueprint, moduleTree } from "./written";

const ADDRESS = "edge/deeplens-roles/aws";

describe("a module of a registry", function () {
  const started: { moto?: Moto; provider?: RunningProvider; registry?: Registry } = {};
  let env: Readonly<Record<string, string>>;
  let registry: Registry;

  before("publish the module of deeplens", async function () {
    await requireTools(this, ["terraform"]);
    const [blueprint] = everyBlueprint().filter(({ id }) => id === "deeplens");
    if (blueprint === undefined) throw new Error("there is no blueprint deeplens");
    const files = moduleTree(blueprint);
    // The newer one does not fit the constraint: it would fail, if it were taken.
    const next = new Map([["main.tf", "this is no Terraform"]]);
    registry = started.registry = await startRegistry([
      { address: ADDRESS, version: "1.0.0", files: next },
      { address: ADDRESS, version: "1.2.0", files },
      { address: ADDRESS, version: "2.0.0", files: next },
    ]);
    started.provider = await startProvider(TEST_CREDENTIALS);
    env = { ...started.provider.env, ...registry.env };
  });

  after("stop all servers", () => {
    for (const server of Object.values(started)) server.stop();
  });

  it("is downloaded by a stack that names it, is valid there, and applied", async function () {
    await requireTools(this, ["moto"]);
    const via = { module: `${registry.host}/${ADDRESS}`, version: "~> 1.0" };
    const fleetFile = exampleFleetFile("examples", "deeplens.yaml");
    const [environment] = Object.values(fleetFile.environments);
    if (environment === undefined) throw new Error("the example has no environment");
    const moto = (started.moto = await startMoto(environment.account));
    environment.provider = emulatorSettings(moto.url);
    const project = writeProject({ ...fleetFile, defaults: { via: { deeplens: via } } });
    await synthesizeProject(project);
    const model = await resolveProject(project);
    for (const { name } of model.stacks) {
      await inStackWith(env, project, name, "init", "-input=false");
      expect(installed(stackFolder(project, name)), name).to.deep.equal(["1.2.0"]);
    }
    expect(registry.requests).to.include.members([
      `/v1/modules/${ADDRESS}/versions`,
      `/v1/modules/${ADDRESS}/1.2.0/download`,
    ]);
    const stack = model.stacks.find(({ name }) => name === "prod-warehouse");
    if (stack === undefined) throw new Error("the example has no stack of the warehouse");
    await inStackWith(env, project, stack.name, "validate");
    await inStackWith(env, project, stack.name, "apply", "-auto-approve", "-input=false");
    const account = new Account(moto.url);
    expect(await account.roleNames()).to.deep.equal(stack.roles.map(({ name }) => name));
    for (const role of stack.roles) {
      const applied = await account.role(role.name);
      expect(applied, role.name).to.deep.equal(roleAsApplied(role, stack));
    }
  });

  it("has to have a version that the stack accepts", async () => {
    const folder = temporaryFolder("unmet");
    const source = `${registry.host}/${ADDRESS}`;
    const call = { module: { roles: { source, version: "~> 3.0", environment: "prod" } } };
    writeTree(folder, { "main.tf.json": JSON.stringify(call) });
    const { run } = await terraform();
    const { code, stderr } = await run(folder, ["init", "-input=false", "-no-color"], env);
    expect(code).to.equal(1);
    expect(stderr).to.include("Unresolvable module version constraint");
    expect(stderr.replace(/\s+/g, " ")).to.include("The newest available version is 2.0.0");
  });
});

/** Versions of the modules that `terraform init` has put into a folder. */
function installed(folder: string): string[] {
  const file = join(folder, ".terraform", "modules", "modules.json");
  const { Modules } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly Modules: readonly { readonly Key: string; readonly Version?: string }[];
  };
  return Modules.flatMap(({ Key, Version }) => (Key === "" ? [] : [Version ?? "none"]));
}
