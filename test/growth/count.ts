import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSpec } from "../../generators";
import { shapes } from "./shapes";

/**
 * Prints, for each shape and size, how often any block of code was run while a file of it was read. Blocks
 * are counted by the engine itself: the same every time, on a machine however busy.
 */
async function main(sizes: readonly number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fleetroles-growth-"));
  const file = join(folder, "fleets.yaml");
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const counts: Record<string, number[]> = {};
  for (const [name, make] of Object.entries(shapes)) {
    const found: number[] = [];
    for (const size of sizes) {
      const made = make(size);
      const files = typeof made === "string" ? { "fleets.yaml": made } : made;
      for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
      await session.post("Profiler.takePreciseCoverage");
      loadSpec(file);
      found.push(blocks(await session.post("Profiler.takePreciseCoverage")));
    }
    counts[name] = found;
  }
  rmSync(folder, { recursive: true });
  process.stdout.write(JSON.stringify(counts));
}

interface Coverage {
  readonly result: readonly {
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

function blocks({ result }: Coverage): number {
  return result
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0);
}

void main(process.argv.slice(2).map(Number));
