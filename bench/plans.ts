/** What `terraform plan` takes of stacks that were applied, by how many fleets are in one, on an imitation of AWS on this machine. */
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
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
  /** Bytes of the JSON of the first. */
  readonly size: number;
}

/** What of the synthesized JSON is written anew before it is applied. */
type Rewrite = (json: string) => string;

/** Stacks of which the time stands for that of all that are alike. */
const SAMPLE = 10;

/**
 * Applies the fleets and plans them again.
 *
 * @param layout as `stacks:` of a fleet file
 */
export async function measurePlans(
  fleets: number,
  layout: object,
  rewrite?: Rewrite,
): Promise<PlanTimes> {
  const moto = await startMoto(ACCOUNT);
  try {
    return await plansOf(moto, fleets, layout, rewrite);
  } finally {
    moto.stop();
  }
}

/**
 * The same resources with one block for each type, `for_each` over a map of what they differ in, as one would write it by hand.
 *
 * @param json the Terraform JSON of a stack
 */
export function withForEach(json: string): string {
  const { resource, ...others } = JSON.parse(json) as Readonly<Record<string, object>> & {
    readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
  };
  const types = Object.keys(resource).join("|");
  const reference = new RegExp(`(?<=\\$\\{(?:${types}))\\.([\\w-]+)(?=[.}])`, "g");
  const maps = JSON.parse(
    JSON.stringify(resource).replaceAll(reference, (_, id: string) => `.all[\\"${id}\\"]`),
  ) as typeof resource;
  const blocks = Object.entries(maps).map(([type, byId]) => {
    // It is alike for all, and takes no expressions.
    const { lifecycle, ...first } = (Object.values(byId)[0] ?? {}) as Readonly<
      Record<string, unknown>
    >;
    const values = Object.keys(first).map((name) => [name, `\${each.value.${name}}`]);
    const all = {
      for_each: `\${local.${type}}`,
      ...(Object.fromEntries(values) as object),
      lifecycle,
    };
    return [type, { all }] as const;
  });
  const locals = JSON.stringify(maps, (key, value: unknown) =>
    key === "lifecycle" ? undefined : value,
  );
  const made = {
    ...others,
    output: undefined,
    locals: JSON.parse(locals) as object,
    resource: Object.fromEntries(blocks),
  };
  return JSON.stringify(made, undefined, 2);
}

async function plansOf(
  moto: Moto,
  fleets: number,
  layout: object,
  rewrite: Rewrite | undefined,
): Promise<PlanTimes> {
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
    // An account has 1,000 roles, unless AWS raised that.
    environments: {
      prod: { account: ACCOUNT, region: "us-east-1", provider, quotas: { roles: 10_000 } },
    },
    fleets: Object.fromEntries(all) as Record<string, { blueprint: string }>,
  };
  const project = writeProject(file);
  await synthesizeProject(project);
  const stacks = readdirSync(join(project, "cdktf.out", "stacks"))
    .filter((name) => name !== "prod-shared")
    .sort();
  const jsonOf = (stack: string): string =>
    join(project, "cdktf.out", "stacks", stack, "cdk.tf.json");
  if (rewrite !== undefined) {
    for (const stack of stacks) {
      writeFileSync(jsonOf(stack), rewrite(readFileSync(jsonOf(stack), "utf8")));
    }
  }
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
  const { size } = statSync(jsonOf(timed[0] ?? ""));
  return { fleets, stacks: stacks.length, timed: timed.length, seconds, size };
}
