import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { everyBlueprint, writeModule } from "../outputs/terraform-module/written";
import { startProvider, type RunningProvider } from "../outputs/terraform-module/provider";
import { depth } from "../support/depth";
import { startMoto, type Moto } from "../support/moto";
import { forEachParallel } from "../support/parallel";
import { requireTools } from "../support/requirements";
import { Account, TEST_CREDENTIALS } from "./account";
import { applySaying } from "./planned";
import {
  inStackWith,
  quickEmulatorSettings,
  resolveProject,
  synthesizeProject,
  writeProject,
} from "./project";

const ACCOUNT = "111111111111";
const LIVES = 12;

const CHANGES = ["rename", "remove and put back", "remove", "add", "change over", "grant"] as const;
const LAYOUTS = [{ per: "fleet" }, { size: 2 }, { per: "environment" }, { groups: 2 }];

/** What happens to the file before the next apply: changes of fleets, and at times of the environment or of the layout. */
const step = fc.record({
  changes: fc.array(fc.tuple(fc.constantFrom(...CHANGES), fc.nat(20)), {
    minLength: 1,
    maxLength: 3,
  }),
  renames: fc.boolean(),
  layout: fc.option(fc.constantFrom(...LAYOUTS), { nil: undefined }),
});

type Step = ReturnType<typeof step.generate>["value"];

interface Fleet {
  name: string;
  formerly?: string | undefined;
  via: boolean;
  granted: boolean;
}

/** A fleet file that changes, and where it was applied. */
class Life {
  private fleets: Fleet[] = ["dock", "pier", "yard"].map((name) => ({
    ...{ name, via: false, granted: true },
  }));
  private environment: { name: string; formerly?: string } = { name: "prod" };
  private layout: object = { per: "fleet" };
  private count = 0;
  private readonly project = writeProject({ environments: {}, fleets: {} });

  constructor(
    private readonly moto: Moto,
    private readonly provider: RunningProvider,
  ) {
    for (const blueprint of everyBlueprint().filter(({ id }) => id === "deeplens")) {
      writeModule(blueprint, join(this.project, "modules"));
    }
  }

  private fresh(): string {
    this.count += 1;
    return `site-${String(this.count)}`;
  }

  change({ changes, renames, layout }: Step): void {
    for (const [what, pick] of changes) this.changeFleet(what, pick);
    if (renames) {
      const { name, formerly = name } = this.environment;
      this.environment = { name: `${name}x`, formerly };
    }
    this.layout = layout ?? this.layout;
  }

  private changeFleet(what: (typeof CHANGES)[number], pick: number): void {
    const { fleets } = this;
    const fleet = fleets[pick % fleets.length];
    if (what === "add" && fleets.length < 4) {
      fleets.push({ name: this.fresh(), via: pick % 2 === 0, granted: true });
    }
    if (fleet === undefined) return;
    if (what === "rename") {
      Object.assign(fleet, { formerly: fleet.formerly ?? fleet.name, name: this.fresh() });
    }
    if (what === "change over") fleet.via = !fleet.via;
    if (what === "grant") fleet.granted = !fleet.granted;
    if (what.startsWith("remove") && fleets.length > 1) {
      this.fleets = fleets.filter((one) => one !== fleet);
      // Before anything was applied, under another name.
      if (what !== "remove") {
        const { formerly = fleet.name } = fleet;
        this.fleets.push({ ...fleet, formerly, name: this.fresh() });
      }
    }
  }

  /** Generates, synthesizes and applies all that is there, tombstones too; the names of the roles that are to be there. */
  async apply(): Promise<string[]> {
    const provider = quickEmulatorSettings(this.moto.url);
    const { name, formerly } = this.environment;
    const place = { account: ACCOUNT, region: "us-east-1", provider, formerly };
    const fleets = this.fleets.map((fleet) => [
      fleet.name,
      {
        ...{ blueprint: "deeplens", formerly: fleet.formerly },
        ...(fleet.granted && { grants: [{ to: "dynamodb:table/Inventory", access: ["read"] }] }),
        ...(fleet.via && { via: { module: "./modules/terraform-aws-deeplens-roles" } }),
      },
    ]);
    const head = { version: 1, stacks: this.layout, environments: { [name]: place } };
    const file = { ...head, fleets: Object.fromEntries(fleets) as object };
    writeFileSync(join(this.project, "fleets.json"), JSON.stringify(file));
    await synthesizeProject(this.project);
    const stacks = readdirSync(join(this.project, "stacks", "generated"))
      .filter((one) => one.endsWith(".ts"))
      .map((one) => one.replace(/\.ts$/, ""));
    await forEachParallel(stacks, 2, async (stack) => {
      await applySaying((...args) => inStackWith(this.provider.env, this.project, stack, ...args));
    });
    const { stacks: made } = await resolveProject(this.project);
    return made.flatMap(({ roles }) => roles.map((role) => role.name)).sort();
  }
}

// The same is lived through thousands of times without Terraform: see test/estate/life.test.ts.
if (depth === "long") {
  describe("a dozen lives of an estate, in the AWS API", function () {
    this.timeout(1_800_000);

    let provider: RunningProvider | undefined;

    before("start the provider", async function () {
      await requireTools(this, ["terraform", "moto"]);
      provider = await startProvider(TEST_CREDENTIALS);
    });

    after("stop the provider", () => provider?.stop());

    const lives = fc.sample(fc.array(step, { minLength: 2, maxLength: 4 }), {
      numRuns: LIVES,
      seed: 20261128,
    });
    for (const [index, steps] of lives.entries()) {
      it(`loses no role: ${String(index + 1)}, ${JSON.stringify(steps)}`, async () => {
        const moto = await startMoto(ACCOUNT);
        try {
          if (provider === undefined) throw new Error("no provider runs");
          const life = new Life(moto, provider);
          const account = new Account(moto.url);
          await life.apply();
          let before = await account.roleIds();
          for (const one of steps) {
            life.change(one);
            const names = await life.apply();
            const now = await account.roleIds();
            expect([...now.keys()].sort(), JSON.stringify(one)).to.deep.equal(names);
            const anew = names.filter(
              (name) => before.has(name) && before.get(name) !== now.get(name),
            );
            expect(anew, JSON.stringify(one)).to.deep.equal([]);
            before = now;
          }
        } finally {
          moto.stop();
        }
      });
    }
  });
}
