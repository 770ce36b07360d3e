/** What `terraform plan` takes of stacks that were applied, by how many fleets are in one, on an imitation of AWS on this machine. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  inStackWith,
  quickEmulatorSettings,
  synthesizeProject,
  writeProject,
} from "../test/e2e/project";
import { startMoto, type Moto } from "../test/support/moto";

const ACCOUNT = "111111111111";

/** One way to have fleets in stacks. */
export interface PlanTimes {
  readonly fleets: number;
  /** How many stacks there are, and of how many the time was taken. */
  readonly stacks: number;
  readonly timed: number;
  /** Seconds of init and plan of all stacks, one after the other. */
  readonly seconds: number;
}

/** Stacks of which the time stands for that of all that are alike. */
const SAMPLE = 10;

/**
 * Applies the fleets and plans them again.
 *
 * @param layout as `stacks:` of a fleet file
 */
export async function measurePlans(fleets: number, layout: object): Promise<PlanTimes> {
  const moto = await startMoto(ACCOUNT);
  try {
    return await plansOf(moto, fleets, layout);
  } finally {
    moto.stop();
  }
}

async function plansOf(moto: Moto, fleets: number, layout: object): Promise<PlanTimes> {
  const provider = quickEmulatorSettings(moto.url);
  const all = Array.from({ length: fleets }, (_, index) => [
    `site-${String(index).padStart(4, "0")}`,
    {
      blueprint: "deeplens",
      grants: [{ to: "dynamodb:table/Inventory", access: ["read"] }],
    },
  ]);
  const file = {
    ...{ version: 1, stacks: layout },
    environments: { prod: { account: ACCOUNT, region: "us-east-1", provider } },
    fleets: Object.fromEntries(all) as Record<string, { blueprint: string }>,
  };
  const project = writeProject(file);
  await synthesizeProject(project);
  const stacks = readdirSync(join(project, "cdktf.out", "stacks"))
    .filter((name) => name !== "prod-shared")
    .sort();
  const timed = stacks.length > 2 * SAMPLE ? stacks.slice(0, SAMPLE) : stacks;
  const run = (stack: string, ...args: readonly string[]): Promise<unknown> =>
    inStackWith({}, project, stack, ...args);
  for (const stack of timed) {
    await run(stack, "init", "-input=false");
    await run(stack, "apply", "-auto-approve", "-input=false");
  }
  const start = performance.now();
  for (const stack of timed) {
    await run(stack, "init", "-input=false");
    await run(stack, "plan", "-input=false", "-detailed-exitcode");
  }
  const seconds = ((performance.now() - start) / 1000 / timed.length) * stacks.length;
  return { fleets, stacks: stacks.length, timed: timed.length, seconds };
}
