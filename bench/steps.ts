/** From a changed row of a table to the plan of the group that it is in, over examples/thousand-sites. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { quickEmulatorSettings } from "../test/e2e/project";
import { TEST_CREDENTIALS } from "../test/e2e/account";
import { startMoto } from "../test/support/moto";
import { terraform } from "../test/support/terraform";
import { measureTime, type Command } from "./process-tree";
import { emptyProject, REPOSITORY } from "./project";

const EXAMPLE = join(REPOSITORY, "examples", "thousand-sites");
const CLI = join(REPOSITORY, "bin", "fleetroles.js");
const FILES = ["generate", "estate.yaml"];

/** What was run, and the seconds that it took. */
export type StepTime = readonly [step: string, seconds: number];

/** Makes the estate, changes one row, and plans what that touches, on an imitation of AWS. */
export async function measureSteps(): Promise<StepTime[]> {
  const moto = await startMoto("111111111111");
  try {
    const folder = estateOn(moto.url);
    const own = async (...args: readonly string[]): Promise<StepTime> => {
      const command: Command = [process.execPath, CLI, ...args];
      return [`fleetroles ${args.join(" ")}`, await measureTime(command, folder)];
    };
    const synth = ["synth", "--out", "terraform"];
    const first = [await own(...FILES), await own(...synth)];
    commit(folder);
    const rows = readFileSync(join(folder, "sites.csv"), "utf8");
    writeFileSync(
      join(folder, "sites.csv"),
      rows.replace("0001,dev,north,Returns", "0001,dev,north,Pallets"),
    );
    const affected = ["affected", "estate.yaml", "--base", "HEAD"];
    const then = [await own(...affected), await own(...FILES), await own(...synth)];
    const [stack = ""] = groupsThatDiffer(folder, affected);
    return [...first, ...then, ...(await planned(join(folder, "terraform", stack)))];
  } finally {
    moto.stop();
  }
}

function estateOn(url: string): string {
  const folder = emptyProject();
  symlinkSync(REPOSITORY, join(folder, "node_modules", "fleetroles"), "dir");
  copyFileSync(join(EXAMPLE, "sites.csv"), join(folder, "sites.csv"));
  mkdirSync(join(folder, "stacks"));
  for (const name of ["cdktf.json", join("stacks", "main.ts")]) {
    copyFileSync(join(REPOSITORY, name), join(folder, name));
  }
  const file = parse(readFileSync(join(EXAMPLE, "estate.yaml"), "utf8")) as {
    readonly environments: Readonly<Record<string, object>>;
  };
  const provider = quickEmulatorSettings(url);
  const environments = Object.entries(file.environments).map(([name, one]) => [
    name,
    { ...one, provider },
  ]);
  const local = { ...file, defaults: {}, environments: Object.fromEntries(environments) as object };
  writeFileSync(join(folder, "estate.yaml"), stringify(local));
  return folder;
}

function commit(folder: string): void {
  writeFileSync(join(folder, ".gitignore"), "node_modules\ncdktf.out\n");
  const git = (...args: readonly string[]): unknown => execFileSync("git", args, { cwd: folder });
  git("init", "--quiet");
  git("add", "--all");
  const author = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"];
  git(...author, "commit", "--quiet", "--message", "estate");
}

function groupsThatDiffer(folder: string, affected: readonly string[]): string[] {
  const text = execFileSync(process.execPath, [CLI, ...affected, "--format", "json"], {
    cwd: folder,
    encoding: "utf8",
  });
  const { stacks } = JSON.parse(text) as { readonly stacks: readonly { readonly name: string }[] };
  if (stacks.length !== 1) throw new Error(`${String(stacks.length)} stacks differ, and not one`);
  return stacks.map(({ name }) => name);
}

async function planned(folder: string): Promise<StepTime[]> {
  const { run } = await terraform();
  const steps: StepTime[] = [];
  for (const args of [["init"], ["plan"]]) {
    const start = performance.now();
    const { code } = await run(folder, [...args, "-input=false", "-no-color"], TEST_CREDENTIALS);
    if (code !== 0) throw new Error(`terraform ${args.join(" ")}: exit code ${String(code)}`);
    steps.push([`terraform ${args.join(" ")}`, (performance.now() - start) / 1000]);
  }
  return steps;
}
