/** What orchestrators want beside the root modules of a project. */
import { resolve } from "node:path";
import { fleetFileAt } from "../../fleet-file/project";
import { filesBeside } from "../../outputs";
import type { Engine, GeneratedFile } from "../../outputs";
import { hasErrors } from "../../problem";
import type { Problem } from "../../problem";
import { generatedSide, NOTHING } from "./side";
import { differentStacks } from "./stacks";

/** Which orchestrators, and where what they have to know is said. */
export interface EngineOptions {
  readonly engine?: readonly Engine[];
  readonly file: string;
  readonly stacks: string;
}

/**
 * The files of all stacks that were synthesized, for each orchestrator; none where nobody asks for them. What is applied before what is
 * known to the fleet file alone, so its errors are the run's.
 */
export async function besideStacks(
  { engine = [], file, stacks }: EngineOptions,
  synthesized: readonly { readonly name: string }[],
): Promise<{ readonly files: readonly GeneratedFile[]; readonly problems: readonly Problem[] }> {
  if (engine.length === 0) return { files: [], problems: [] };
  const side = await generatedSide(fleetFileAt(file), resolve(stacks));
  if (hasErrors(side.problems)) return { files: [], problems: side.problems };
  const folders = { roots: "", synthesized: "" };
  const names = new Set(synthesized.map(({ name }) => name));
  const all = differentStacks(NOTHING, side, folders, false).filter(({ name }) => names.has(name));
  return { files: engine.flatMap((one) => filesBeside(one, all)), problems: [] };
}
