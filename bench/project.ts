import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";
import { fleetFile } from "./fleets";
import type { Command } from "./process-tree";

/** The checkout. */
export const REPOSITORY = resolve(__dirname, "..");
const MODULES = join(REPOSITORY, "node_modules");

/** One way to get from nothing to Terraform JSON: commands that are run one after the other. */
export interface Contestant {
  readonly name: string;
  readonly folder: string;
  readonly steps: readonly { readonly name: string; readonly command: Command }[];
}

/** A project with fleetroles installed, as `npm install` would: the package, not its sources. */
export function fleetrolesProject(fleets: number): Contestant {
  if (!existsSync(join(REPOSITORY, "dist"))) {
    throw new Error("dist/ is missing: npm run build first");
  }
  const folder = newProject();
  symlinkSync(REPOSITORY, join(folder, "node_modules", "fleetroles"), "dir");
  mkdirSync(join(folder, "stacks"));
  copyFileSync(join(REPOSITORY, "stacks", "main.ts"), join(folder, "stacks", "main.ts"));
  writeFileSync(join(folder, "fleets.yaml"), fleetFile(fleets));
  const bin = join(REPOSITORY, "bin", "fleetroles.js");
  const out = ["--out", join("stacks", "generated")];
  const generate: Command = [process.execPath, bin, "generate", "fleets.yaml", ...out];
  const steps = [
    { name: "generate", command: generate },
    { name: "synth", command: appCommand() },
  ];
  return { name: "fleetroles", folder, steps };
}

/** The id of a copy of the blueprint deeplens, with and without what it promises. */
export const COPIES = { promising: "promising", silent: "silent" } as const;

/** Writes both copies into the project's folder `blueprints`. */
export function writeBlueprints(folder: string): void {
  const file = join(REPOSITORY, "templates", "blueprints", "deeplens.yaml");
  const source = parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  mkdirSync(join(folder, "blueprints"));
  for (const id of Object.values(COPIES)) {
    const { expect, ...others } = source;
    const copy = { ...others, id, ...(id === COPIES.promising && { expect }) };
    writeFileSync(join(folder, "blueprints", `${id}.yaml`), stringify(copy));
  }
}

/** The plain CDKTF app, run by tsx. */
export function plainProject(fleets: number): Contestant {
  const app = join(REPOSITORY, "bench", "plain.ts");
  const tsx = join(MODULES, "tsx", "dist", "cli.mjs");
  const command: Command = [process.execPath, tsx, app, String(fleets)];
  return { name: "plain cdktf", folder: newProject(), steps: [{ name: "synth", command }] };
}

/** Removes what a run has made, so that every run makes all of it. */
export function clean({ folder }: Contestant): void {
  for (const made of ["cdktf.out", join("stacks", "generated")]) {
    rmSync(join(folder, made), { recursive: true, force: true });
  }
  // What runs kept for the next one: a folder of this run alone (test/support/run-folder.cjs).
  const { XDG_CACHE_HOME: cache } = process.env;
  if (cache === undefined) throw new Error("run this by npm: it must not touch the user's cache");
  rmSync(cache, { recursive: true, force: true });
}

/** How many resources of each type a run has synthesized, in words: to compare like with like. */
export function countResources({ folder }: Contestant): string {
  const stacks = join(folder, "cdktf.out", "stacks");
  const counts = new Map<string, number>();
  const names = readdirSync(stacks);
  for (const name of names) {
    const file = join(stacks, name, "cdk.tf.json");
    const { resource } = JSON.parse(readFileSync(file, "utf8")) as Stack;
    for (const [type, byId] of Object.entries(resource)) {
      counts.set(type, (counts.get(type) ?? 0) + Object.keys(byId).length);
    }
  }
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${String(names.length)} stacks: ${types.map(([type, n]) => `${String(n)} ${type}`).join(", ")}`;
}

interface Stack {
  readonly resource: Readonly<Record<string, object>>;
}

/** The app's command in cdktf.json, which `cdktf synth` runs. */
function appCommand(): Command {
  const { app } = JSON.parse(readFileSync(join(REPOSITORY, "cdktf.json"), "utf8")) as {
    app: string;
  };
  const [program, ...args] = app.split(" ");
  return [program === "node" ? process.execPath : String(program), ...args];
}

/** A project without a fleet file; the package has to be built. */
export function emptyProject(): string {
  if (!existsSync(join(REPOSITORY, "dist"))) {
    throw new Error("dist/ is missing: npm run build first");
  }
  return newProject();
}

/** A temporary folder with the packages that both ways need. It is removed when the process ends. */
function newProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "fleetroles-bench-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, "node_modules"));
  for (const name of ["cdktf", "constructs", "@cdktf", "tsx"]) {
    symlinkSync(join(MODULES, name), join(folder, "node_modules", name), "dir");
  }
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  return folder;
}
