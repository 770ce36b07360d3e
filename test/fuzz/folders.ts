import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST } from "../../generators/files/manifest";
import { writeFiles } from "../../generators/files/write";
import { readTree, repository, writeTree } from "../support/folders";
import { runFleetroles } from "../support/program";
import { killGroup, start } from "../support/run";
import { PIECES } from "../support/hostile";
import { soundProject } from "./bases";
import type { Fuzzer, Trial } from "./fuzzers";
import type { Random } from "./random";

const FILES = ["dev-a.ts", "dev-b.ts", "prod-a.ts"].map((path) => ({
  path,
  content: `// Made by \`fleetroles generate\` from x. Do not edit.\nexport default class {} // ${path}\n`,
}));

/** What may have happened to an output folder since the last run; the last word says whether it is harmless. */
const HARMS: Readonly<Record<string, (folder: string, random: Random) => void>> = {
  "the manifest is gone": (folder) => {
    rmSync(join(folder, MANIFEST));
  },
  "the manifest is cut": (folder, random) => {
    const text = readFileSync(join(folder, MANIFEST), "utf8");
    writeFileSync(join(folder, MANIFEST), text.slice(0, random.below(text.length)));
  },
  "the manifest was edited": (folder, random) => {
    const text = readFileSync(join(folder, MANIFEST), "utf8");
    const at = random.below(text.length);
    writeFileSync(join(folder, MANIFEST), text.slice(0, at) + random.pick(PIECES) + text.slice(at));
  },
  "the manifest is a folder": (folder) => {
    rmSync(join(folder, MANIFEST));
    mkdirSync(join(folder, MANIFEST));
  },
  "a file is gone": (folder, random) => {
    rmSync(join(folder, random.pick(FILES).path));
  },
  "a file was edited": (folder, random) => {
    writeFileSync(join(folder, random.pick(FILES).path), random.pick(PIECES));
  },
  "a file is a folder": (folder, random) => {
    const path = join(folder, random.pick(FILES).path);
    rmSync(path);
    mkdirSync(path);
  },
  "someone else's file is there": (folder) => {
    writeFileSync(join(folder, "notes.md"), "mine");
  },
  "what a killed run leaves is there": (folder, random) => {
    writeFileSync(join(folder, `.fleetroles-${String(random.below(1000))}.tmp`), "half");
  },
};

/** States of the output folder: the run ends with all files, or with a problem that says why not. */
export const folderStates: Fuzzer = {
  name: "states of the output folder",
  share: 5,
  run: async (random, base) => {
    const folder = join(base, "out");
    rmSync(folder, { recursive: true, force: true });
    await writeFiles(folder, FILES.slice(0, 1 + random.below(FILES.length)));
    if (readdirSync(folder).length <= FILES.length) await writeFiles(folder, FILES);
    const input = [random.pick(Object.keys(HARMS)), random.pick(Object.keys(HARMS))];
    for (const harm of new Set(input)) {
      try {
        HARMS[harm]?.(folder, random);
      } catch {
        // The other harm took what this one needs.
      }
    }
    const faults: string[] = [];
    try {
      const { problems } = await writeFiles(folder, FILES);
      for (const { id, message, fix } of problems) {
        if (message === "" || fix === "") faults.push(`says nothing: ${id}`);
      }
      const tree = readTree(folder);
      const whole = FILES.every(({ path, content }) => tree.get(path) === content);
      if (problems.length === 0 && !whole) {
        faults.push("no problem, but a file is not as it should be");
      }
    } catch (error) {
      faults.push(`writing: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
    }
    return { input, faults, generated: faults.length === 0 };
  },
};

const MAIN = join(repository, "generators", "cli", "main.ts");

/** The program is killed at some moment; the next run ends well, with the same bytes as if it was not. */
export const kills: Fuzzer = {
  name: "kills",
  share: 0.01,
  run: async (random, base): Promise<Trial> => {
    const { fleets, blueprint } = soundProject();
    const files = {
      "fleets.yaml": JSON.stringify(fleets),
      "blueprints/own.yaml": JSON.stringify(blueprint),
    };
    const [killed, whole] = [join(base, "killed"), join(base, "whole")];
    for (const folder of [killed, whole]) {
      rmSync(folder, { recursive: true, force: true });
      writeTree(folder, files);
    }
    const started = performance.now();
    const expected = await runFleetroles(["generate"], whole);
    const time = performance.now() - started;
    // Most of a run is over before it writes anything.
    const after = Math.round(time * (0.5 + random.below(500) / 1000));
    await killedAfter(killed, after);
    const { code, stderr } = await runFleetroles(["generate"], killed);
    const same =
      JSON.stringify([...readTree(join(killed, "stacks"))]) ===
      JSON.stringify([...readTree(join(whole, "stacks"))]);
    const faults = [
      ...(expected.code === 0 ? [] : [`a run without a kill fails: ${expected.stderr}`]),
      ...(code === 0 ? [] : [`the run after the kill fails: ${stderr}`]),
      ...(same ? [] : ["the run after the kill leaves something else"]),
    ];
    return { input: { after }, faults, generated: code === 0 };
  },
};

async function killedAfter(cwd: string, milliseconds: number): Promise<void> {
  const env = { TSX_TSCONFIG_PATH: join(repository, "tsconfig.json") };
  const args = ["--require", require.resolve("tsx/cjs"), MAIN, "generate"];
  const child = start(process.execPath, args, { cwd, env });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const timer = setTimeout(() => {
    killGroup(child);
  }, milliseconds);
  await ended;
  clearTimeout(timer);
}
