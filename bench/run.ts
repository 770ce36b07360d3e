import { parseArgs } from "node:util";
import { measureChecks, measureLint } from "./checks";
import { measureChanged } from "./changed";
import { measureDrafts } from "./drafts";
import { measureMemory, measureTime } from "./process-tree";
import { measurePlans, withForEach, type PlanTimes } from "./plans";
import { measureSteps } from "./steps";
import { compareQuestions } from "./questions";
import { clean, countResources, fleetrolesProject, plainProject, type Contestant } from "./project";

/*
 * Generate plus synthesize against a plain CDKTF app of the same resources, side by side:
 * `npm run bench [-- --runs 5] [-- --fleets 100,1000]`. And questions against `check` of the same file; with `--questions`
 * that alone. With `--drafts` alone: draft, adopt and verify of an account's listing beside reading its JSON. With `--checks` alone:
 * lint beside JSON.parse of the same documents, and what checks take of `generate`. With `--plans` alone: `terraform plan` of
 * fleets in one stack (of the most, with one block of for_each for each type, too), and of 200 fleets in stacks of their own and in
 * groups of 50; Terraform and moto have to be there. With
 * `--plain`: the plain app alone, and no questions. With
 * `--steps` alone: from a changed row of examples/thousand-sites to the plan of its group. With
 * `--changed` alone: generate and synthesize again, with nothing changed and with one grant changed, beside the first time.
 */

/** Medians, in seconds and MiB. `steps` has the seconds of each step by its name. */
interface Result {
  readonly seconds: number;
  readonly memory: number;
  readonly steps: Readonly<Record<string, number>>;
}

type Comparison = readonly [ours: Result, plain: Result];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

async function timeSteps(contestant: Contestant): Promise<Record<string, number>> {
  clean(contestant);
  const seconds: Record<string, number> = {};
  for (const { name, command } of contestant.steps) {
    seconds[name] = await measureTime(command, contestant.folder);
  }
  return seconds;
}

async function peakMemory(contestant: Contestant): Promise<number> {
  clean(contestant);
  const peaks: number[] = [];
  for (const { command } of contestant.steps) {
    peaks.push(await measureMemory(command, contestant.folder));
  }
  return Math.max(...peaks);
}

function summarize(times: readonly Record<string, number>[], memory: number): Result {
  const totals = times.map((steps) => Object.values(steps).reduce((sum, value) => sum + value, 0));
  const names = Object.keys(times[0] ?? {});
  const steps = names.map((name) => [name, median(times.map((run) => run[name] ?? NaN))] as const);
  return { seconds: median(totals), memory, steps: Object.fromEntries(steps) };
}

/** Runs alternate, so that what else the machine does falls on both alike. */
async function compare(fleets: number, runs: number): Promise<Comparison> {
  const contestants = [fleetrolesProject(fleets), plainProject(fleets)] as const;
  const times = new Map<Contestant, Record<string, number>[]>(contestants.map((one) => [one, []]));
  for (let run = 0; run < runs; run++) {
    for (const contestant of contestants) {
      times.get(contestant)?.push(await timeSteps(contestant));
    }
  }
  const [ours, plain] = contestants.map(countResources);
  if (ours !== plain) throw new Error(`not the same resources:\n${String(ours)}\n${String(plain)}`);
  console.log(`${String(fleets)} fleets, ${String(ours)}`);
  const results: Result[] = [];
  for (const contestant of contestants) {
    results.push(summarize(times.get(contestant) ?? [], await peakMemory(contestant)));
  }
  return results as unknown as Comparison;
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(24) : cell.padStart(10))).join("");
}

function print(fleets: number, [ours, plain]: Comparison): void {
  const line = (name: string, { seconds, memory }: Result): string =>
    row([name, `${seconds.toFixed(2)} s`, `${memory.toFixed(0)} MiB`]);
  console.log(row([`${String(fleets)} fleets`, "time", "memory"]));
  console.log(line("  fleetroles", ours));
  for (const [name, seconds] of Object.entries(ours.steps)) {
    console.log(row([`    ${name}`, `${seconds.toFixed(2)} s`]));
  }
  console.log(line("  plain cdktf", plain));
  const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} x`;
  const ratios = [ratio(ours.seconds, plain.seconds), ratio(ours.memory, plain.memory)];
  console.log(row(["  fleetroles / plain", ...ratios]));
}

/** Medians of both, and of their ratio within one run. */
async function printQuestions(fleets: number, runs: number): Promise<void> {
  const pairs = await compareQuestions(fleets, runs);
  console.log(row([`${String(fleets)} fleets`, "check", "this", "ratio"]));
  for (const [name, times] of pairs) {
    const check = median(times.map((one) => one.check));
    const other = median(times.map((one) => one.other));
    const ratio = median(times.map((one) => one.other / one.check));
    const cells = [`${check.toFixed(2)} s`, `${other.toFixed(2)} s`, `${ratio.toFixed(2)} x`];
    console.log(row([`  ${name}`, ...cells]));
  }
}

/** Medians of each step, and of reading the listing alone. */
async function printDrafts(roles: number, runs: number): Promise<void> {
  for (const as of ["own", "deeplens"] as const) {
    console.log(row([`${String(roles)} roles, ${as}`, "time", "memory"]));
    for (const [name, spent] of await measureDrafts(roles, as, runs)) {
      const seconds = median(spent.map((one) => one.seconds));
      const memory = median(spent.map((one) => one.memory));
      console.log(row([`  ${name}`, `${seconds.toFixed(2)} s`, `${memory.toFixed(0)} MiB`]));
    }
  }
}

/** Medians, and those of the ratios within one run. */
async function printChecks(sizes: readonly number[], runs: number): Promise<void> {
  const lint = await measureLint(runs);
  const [own, other] = [lint.runs.map((one) => one.own), lint.runs.map((one) => one.other)];
  const rate = (seconds: number): string => `${(lint.documents / seconds).toFixed(0)}/s`;
  const times = median(lint.runs.map((one) => one.own / one.other));
  console.log(row([`${String(lint.documents)} policies`, "lint", "JSON.parse", "ratio"]));
  console.log(row(["", rate(median(own)), rate(median(other)), `${times.toFixed(0)} x`]));
  for (const fleets of sizes) {
    const measured = await measureChecks(fleets, runs);
    const share = median(measured.map((one) => one.own / (one.other - one.own)));
    const seconds = [
      median(measured.map((one) => one.own)),
      median(measured.map((one) => one.other)),
    ];
    console.log(row([`${String(fleets)} fleets`, "checks", "generate", "they add"]));
    const cells = seconds.map((one) => `${one.toFixed(2)} s`);
    console.log(row(["", ...cells, `${(share * 100).toFixed(0)} %`]));
  }
}

/** Of how many fleets in one stack a plan takes what, and of 200 in groups beside one stack for each. */
async function printPlans(sizes: readonly number[]): Promise<void> {
  console.log(row(["terraform plan", "stacks", "time", "per fleet", "JSON"]));
  const print = (what: string, { fleets, stacks, timed, seconds, size }: PlanTimes): void => {
    const how = timed === stacks ? String(stacks) : `${String(stacks)} (${String(timed)})`;
    const each = `${(seconds / fleets).toFixed(2)} s`;
    const bytes = `${(size / 1024).toFixed(0)} KiB`;
    console.log(row([what, how, `${seconds.toFixed(1)} s`, each, bytes]));
  };
  for (const size of sizes) {
    print(`${String(size)} in one stack`, await measurePlans(size, { per: "environment" }));
  }
  const most = Math.max(...sizes);
  const forEach = await measurePlans(most, { per: "environment" }, withForEach);
  print(`${String(most)}, for_each`, forEach);
  const alone = await measurePlans(200, { per: "fleet" });
  print("200, a stack for each", alone);
  const groups = await measurePlans(200, { size: 50 });
  print("200, groups of 50", groups);
  console.log(row(["  groups / each", "", `${(groups.seconds / alone.seconds).toFixed(2)} x`]));
}

/** Of one run: a plan is not repeated where it was made already. */
async function printSteps(): Promise<void> {
  for (const [step, seconds] of await measureSteps()) {
    console.log(`${step.padEnd(48)}${`${seconds.toFixed(2)} s`.padStart(10)}`);
  }
}

/** Medians, and those of the ratios within one run. */
async function printChanged(sizes: readonly number[], runs: number): Promise<void> {
  for (const fleets of sizes) {
    const times = await measureChanged(fleets, runs);
    console.log(row([`${String(fleets)} fleets`, "time", "of cold"]));
    for (const name of ["cold", "unchanged", "changed"] as const) {
      const share = median(times.map((one) => one[name] / one.cold));
      const seconds = median(times.map((one) => one[name]));
      const what = name === "changed" ? "one grant changed" : name;
      console.log(row([`  ${what}`, `${seconds.toFixed(2)} s`, `${(share * 100).toFixed(0)} %`]));
    }
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "3" },
      fleets: { type: "string", default: "100,1000" },
      questions: { type: "boolean", default: false },
      drafts: { type: "boolean", default: false },
      checks: { type: "boolean", default: false },
      plans: { type: "boolean", default: false },
      changed: { type: "boolean", default: false },
      steps: { type: "boolean", default: false },
      plain: { type: "boolean", default: false },
    },
  });
  const sizes = values.fleets.split(",").map(Number);
  if (values.plans) {
    await printPlans(sizes);
    return;
  }
  if (values.steps) {
    await printSteps();
    return;
  }
  if (values.changed) {
    await printChanged(sizes, Number(values.runs));
    return;
  }
  if (values.checks) {
    await printChecks(sizes, Number(values.runs));
    return;
  }
  if (values.drafts) {
    for (const roles of sizes) await printDrafts(roles, Number(values.runs));
    return;
  }
  for (const fleets of values.plain ? [] : sizes) {
    await printQuestions(fleets, Number(values.runs));
  }
  if (values.questions) return;
  const results: Comparison[] = [];
  for (const fleets of sizes) {
    const result = await compare(fleets, Number(values.runs));
    print(fleets, result);
    results.push(result);
  }
  const [first, last] = [results[0], results.at(-1)];
  if (first === undefined || last === undefined || first === last) return;
  const growth = (side: 0 | 1): string =>
    `${(last[side].seconds / first[side].seconds).toFixed(2)} x`;
  console.log(`growth of time, ${String(sizes[0])} to ${String(sizes.at(-1))} fleets:`);
  console.log(row(["  fleetroles", growth(0)]));
  console.log(row(["  plain cdktf", growth(1)]));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
