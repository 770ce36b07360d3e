import { mkdtempSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { repository } from "./folders";

/** What reads files beside its own, is a program, or may be missing; the rest starts faster in one file. */
const EXTERNAL = ["@aws-sdk/*", "@cloud-copilot/*", "esbuild", "fleetroles/*"];

let compiled: string | undefined;

/**
 * The program as one JavaScript file, made from its sources once per test run. To start it so takes a
 * quarter of the time that it takes from many TypeScript files, and tests start it more than a hundred times.
 */
export function compiledProgram(): string {
  compiled ??= join(once("program", compile), "main.js");
  return compiled;
}

/** A folder of the test run that whichever of its processes comes first fills. */
function once(name: string, fill: (folder: string) => void): string {
  const folder = join(tmpdir(), name);
  const own = mkdtempSync(`${folder}-`);
  fill(own);
  try {
    renameSync(own, folder);
  } catch {
    // Another process was faster: its folder is there, and not empty.
    rmSync(own, { recursive: true });
  }
  return folder;
}

function compile(folder: string): void {
  buildSync({
    absWorkingDir: repository,
    entryPoints: [join("generators", "cli", "main.ts")],
    outfile: join(folder, "main.js"),
    bundle: true,
    external: EXTERNAL,
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
  // What it finds by its own name, and what it depends on, is the checkout's.
  for (const name of ["package.json", "node_modules"]) {
    symlinkSync(join(repository, name), join(folder, name));
  }
}
