import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Model } from "../../generators";
import { everyBlueprint, writeModule } from "../outputs/terraform-module/written";
import { startProvider, type RunningProvider } from "../outputs/terraform-module/provider";
import { startMoto, type Moto } from "../support/moto";
import { forEachParallel } from "../support/parallel";
import { requireTools } from "../support/requirements";
import type { RunResult } from "../support/run";
import { Account, TEST_CREDENTIALS } from "./account";
import { plannedChanges } from "./planned";
import { principalsIn } from "./expected";
import { withoutIot } from "./iot";
import {
  inStackWith,
  quickEmulatorSettings,
  resolveProject,
  stackFolder,
  synthesizeProject,
  writeProject,
  type FleetFile,
} from "./project";

const ACCOUNT = "111111111111";

/** Every part of which a stack and a module have resources of other names: of fleets, of the account, and of what the file adds. */
const FLEETS = {
  fleets: {
    office: {
      blueprint: "greengrass-v2",
      with: { things: ["office-1"], provisioning_templates: ["office"] },
      grants: [
        { to: "dynamodb:table/Inventory", access: ["read"] },
        { to: "iot:topic/office/state", access: ["publish"] },
        { to: "s3:object/logs/x", access: ["read"], for: "service" },
      ],
      roles: {
        token_exchange: { managed: ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"] },
        service: { managed: ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"] },
      },
    },
    lens: {
      blueprint: "deeplens",
      grants: [{ to: "dynamodb:table/Inventory", access: ["read"] }],
    },
  },
  workloads: {
    operators: {
      blueprint: "panorama-user",
      with: { monitoring: true, groups: ["operators"], buckets: ["artifacts"] },
    },
    labels: {
      blueprint: "ground-truth",
      with: { pre_function: "PreSageMakerDock", buckets: ["images"] },
    },
  },
};

describe("stacks that change over to modules, and back, in the AWS API", function () {
  this.timeout(600_000);

  let moto: Moto | undefined;
  let provider: RunningProvider | undefined;
  let project: string;
  let model: Model;

  const fileWith = (more: object): string => {
    const settings = quickEmulatorSettings(moto?.url ?? "");
    const dev = { account: ACCOUNT, region: "us-east-1", provider: settings };
    return JSON.stringify({ version: 1, environments: { dev }, ...FLEETS, ...more });
  };
  const inStack = (stack: string, ...args: readonly string[]): Promise<RunResult> =>
    inStackWith(provider?.env ?? {}, project, stack, ...args);

  before("apply them as resources", async function () {
    await requireTools(this, ["terraform", "moto"]);
    moto = await startMoto(ACCOUNT);
    provider = await startProvider(TEST_CREDENTIALS);
    project = writeProject(JSON.parse(fileWith({})) as FleetFile);
    const used = new Set(["greengrass-v2", "deeplens", "panorama-user", "ground-truth"]);
    for (const blueprint of everyBlueprint().filter(({ id }) => used.has(id))) {
      writeModule(blueprint, join(project, "modules"));
    }
    await synthesizeProject(project);
    model = await resolveProject(project);
    await new Account(moto.url).create(principalsIn(model));
    await eachStack((name) => apply(name));
  });

  after("stop the account", () => {
    moto?.stop();
    provider?.stop();
  });

  function eachStack(work: (name: string) => Promise<void>): Promise<void> {
    return forEachParallel(
      model.stacks.map(({ name }) => name),
      2,
      work,
    );
  }

  /** Without what AWS IoT gets. Where there are targets, Terraform wants the addresses of before among them. */
  async function apply(name: string, before: readonly string[] = []): Promise<void> {
    const { targets, isWhole } = withoutIot(stackFolder(project, name));
    const more = isWhole ? [] : before.map((address) => `-target=${address}`);
    await inStack(name, "init", "-input=false");
    await inStack(name, "apply", "-auto-approve", "-input=false", ...targets, ...more);
  }

  /** What a plan does, but for what AWS IoT gets, which is never applied; and where what moves was before. */
  async function planned(name: string): Promise<{ changes: string[]; moved: string[] }> {
    await inStack(name, "init", "-input=false");
    const { stdout } = await inStack(name, "plan", "-input=false", "-json");
    const all = plannedChanges(stdout).filter(({ action }) => action !== "read");
    const changes = all
      .filter(({ address, action }) => action !== "move" && !/\baws_iot_/.test(address))
      .map(({ address, action }) => `${action} ${address}`);
    return { changes, moved: all.flatMap(({ before }) => before ?? []) };
  }

  async function changeOver(more: object): Promise<void> {
    writeFileSync(join(project, "fleets.json"), fileWith(more));
    await synthesizeProject(project);
    let moved = 0;
    await eachStack(async (name) => {
      const found = await planned(name);
      expect(found.changes, name).to.deep.equal([]);
      expect(found.moved, name).not.to.deep.equal([]);
      moved += found.moved.length;
      await apply(name, found.moved);
    });
    console.log(`      ${String(moved)} resources move, nothing is made or destroyed`);
  }

  it("destroy and make nothing on the way to modules", () => {
    const via = Object.fromEntries(
      model.blueprints.map(({ id }) => [id, { module: `./modules/terraform-aws-${id}-roles` }]),
    );
    return changeOver({ defaults: { via } });
  });

  it("destroy and make nothing on the way back", () => changeOver({}));

  it("are as they were", async () => {
    await eachStack(async (name) => {
      expect(await planned(name), name).to.deep.equal({ changes: [], moved: [] });
    });
  });
});
