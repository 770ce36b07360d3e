import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { readTree } from "../support/folders";
import { startMoto, type Moto } from "../support/moto";
import { runFleetroles, runSynth } from "../support/program";
import { requireTools } from "../support/requirements";
import { describeFailure, type RunResult } from "../support/run";
import {
  emulatorSettings,
  inStackWith,
  synthesizeProject,
  writeProject,
  type FleetFile,
} from "./project";

const ACCOUNT = "111111111111";
const STACK = "dev-office";
const MODULE = "./modules/terraform-aws-greengrass-v2-roles";

/** What Terraform plans for an address. */
interface Change {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: Named;
    readonly after?: Named;
  };
}

type Named = { readonly name?: string } | null;

function succeed(result: RunResult): void {
  if (result.code !== 0) throw new Error(describeFailure(result));
}

describe("a stack that changes over to a module, in the AWS API", function () {
  this.timeout(600_000);

  let moto: Moto | undefined;
  let project: string;

  const write = (more: object): FleetFile => {
    const provider = emulatorSettings(moto?.url ?? "");
    const dev = { account: ACCOUNT, region: "us-east-1", provider };
    const office = { blueprint: "greengrass-v2", with: { service_role: false }, ...more };
    return { version: 1, environments: { dev }, fleets: { office } } as FleetFile;
  };

  before("apply it as resources", async function () {
    await requireTools(this, ["terraform", "moto"]);
    moto = await startMoto(ACCOUNT);
    project = writeProject(write({}));
    succeed(await runFleetroles(["module", "greengrass-v2"], project));
    await synthesizeProject(project);
    await inStackWith({}, project, STACK, "init", "-input=false");
    await inStackWith(
      {},
      project,
      STACK,
      "apply",
      "-auto-approve",
      "-input=false",
      "-target=aws_iam_role.token_exchange",
    );
    const file = JSON.stringify(write({ via: { module: MODULE } }), null, 2);
    writeFileSync(join(project, "fleets.json"), file);
  });

  after("stop the account", () => {
    moto?.stop();
  });

  it("is not written without a word from the user", async () => {
    const generated = (): [string, string][] => [...readTree(join(project, "stacks"))];
    const before = generated();
    const result = await runFleetroles(["generate", "fleets.json"], project);
    expect(result).to.include({ code: 1, stdout: "nothing was written\n" });
    expect(result.stderr).to.include("error stack-replaced\n");
    expect(generated()).to.deep.equal(before);
  });

  it("makes Terraform destroy and create the same name", async () => {
    succeed(await runFleetroles(["generate", "fleets.json", "--replace", STACK], project));
    succeed(await runSynth(project));
    await inStackWith({}, project, STACK, "init", "-input=false");
    await inStackWith({}, project, STACK, "plan", "-out=plan", "-input=false");
    const { stdout } = await inStackWith({}, project, STACK, "show", "-json", "plan");
    const { resource_changes: changes } = JSON.parse(stdout) as {
      resource_changes: readonly Change[];
    };
    const roles = changes.filter(({ address }) => /aws_iam_role\.[a-z_]+(\[|$)/.test(address));
    const planned = roles.map(({ change: { actions, before, after } }) => ({
      actions,
      name: (before ?? after)?.name,
    }));
    const name = planned[0]?.name;
    expect(name).to.be.a("string");
    expect(planned).to.have.deep.members([
      { actions: ["create"], name },
      { actions: ["delete"], name },
    ]);
  });
});
