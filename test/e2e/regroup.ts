import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { everyBlueprint, writeModule } from "../outputs/terraform-module/written";
import { forEachParallel } from "../support/parallel";
import { runFleetroles } from "../support/program";
import { applySaying, countChanges, plannedChanges, sumCounts, type Counts } from "./planned";
import {
  inStackWith,
  quickEmulatorSettings,
  stackFolder,
  synthesizeProject,
  writeProject,
} from "./project";
import { startAccount, type Started } from "./started";

const ACCOUNT = "111111111111";

/** What is regrouped, and into which layouts, one after the other. */
export interface Regrouping {
  readonly fleets: readonly string[];
  readonly layouts: readonly object[];
  /** A fleet that has its roles from a module. */
  readonly fromModule?: string;
  readonly timeout: number;
}

/** Fleets that have a stack each, and then fall into others, each step a real apply. */
export function describeRegrouping(regrouping: Regrouping): void {
  const { fleets: NAMES, layouts: LAYOUTS, fromModule, timeout } = regrouping;
  describe(`${String(NAMES.length)} fleets that fall into other stacks, in the AWS API`, function () {
    this.timeout(timeout);

    let started: Started;
    let project: string;

    before("start the account", async function () {
      started = await startAccount(this, ACCOUNT);
      project = writeProject({ environments: {}, fleets: {} });
      for (const blueprint of everyBlueprint().filter(({ id }) => id === "deeplens")) {
        writeModule(blueprint, join(project, "modules"));
      }
    });

    after("stop the account", () => {
      (started as Started | undefined)?.stop();
    });

    /** Fleets of two teams, one of which has its roles from a module. */
    async function write(stacks: object): Promise<void> {
      const provider = quickEmulatorSettings(started.url);
      const prod = { account: ACCOUNT, region: "us-east-1", provider };
      const read = { to: "dynamodb:table/Inventory", access: ["read"] };
      const fleets = NAMES.map((name, index) => [
        name,
        {
          ...{ blueprint: "deeplens", grants: [read] },
          tags: { team: index % 2 === 0 ? "north" : "south" },
          ...(name === fromModule && {
            via: { module: "./modules/terraform-aws-deeplens-roles" },
          }),
        },
      ]);
      const file = { version: 1, stacks, environments: { prod } };
      const content = { ...file, fleets: Object.fromEntries(fleets) as object };
      writeFileSync(join(project, "fleets.json"), JSON.stringify(content));
      await synthesizeProject(project);
    }

    const stacks = (): string[] =>
      readdirSync(join(project, "stacks", "generated"))
        .filter((name) => name.endsWith(".ts") && name !== "prod-shared.ts")
        .map((name) => name.replace(/\.ts$/, ""));

    const inStack = (stack: string, ...args: readonly string[]) =>
      inStackWith(started.env, project, stack, ...args);

    /** What the plans of all stacks do together; then they are applied. */
    async function apply(names: readonly string[]): Promise<Counts> {
      const all: Counts[] = [];
      await forEachParallel(names, 2, async (name) => {
        const said = await applySaying((...args) => inStack(name, ...args));
        all.push(countChanges(plannedChanges(said)));
      });
      return sumCounts(all);
    }

    async function held(names: readonly string[]): Promise<number> {
      const lists = await Promise.all(
        names.map(async (name) => (await inStack(name, "state", "list")).stdout),
      );
      return lists.flatMap((list) => list.split("\n")).filter((line) => /\baws_iam_/.test(line))
        .length;
    }

    let roles: string[];
    let resources: number;

    it("are stacks of their own at first", async () => {
      await write({ per: "fleet" });
      await apply(stacks());
      expect(stacks()).to.deep.equal(NAMES.map((name) => `prod-${name}`));
      roles = await started.account.roleNames();
      resources = await held(stacks());
    });

    for (const layout of LAYOUTS) {
      it(`come to stacks of ${JSON.stringify(layout)}, and nothing is made or destroyed`, async () => {
        const before = stacks();
        await write(layout);
        const done = await apply(stacks());
        console.log(`        ${String(before.length)} stacks before: ${JSON.stringify(done)}`);
        expect(done).to.deep.equal({
          ...{ imported: resources, added: 0, changed: 0, destroyed: 0 },
        });
        expect(await started.account.roleNames()).to.deep.equal(roles);
        const now = stacks().filter((name) => !before.includes(name));
        const forgotten = await runFleetroles(["forget", ...before], project);
        expect(forgotten.code, forgotten.stderr).to.equal(0);
        expect(stacks()).to.deep.equal(now);
        expect(await held(now)).to.equal(resources);
        console.log(`        ${String(now.length)} stacks hold them now`);
      });
    }

    it("are planned to stay as they are", async () => {
      await synthesizeProject(project);
      await forEachParallel(stacks(), 2, async (name) => {
        const { stdout } = await inStack(name, "plan", "-input=false", "-json");
        expect(plannedChanges(stdout), stackFolder(project, name)).to.deep.equal([]);
      });
    });
  });
}
