import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The stacks that an output folder holds, by its manifest; none where there is no usable manifest. */
export function listStacks(outdir: string): Set<string> {
  const file = join(outdir, "manifest.json");
  if (!existsSync(file)) return new Set();
  return new Set(namesIn(readFileSync(file, "utf8")));
}

/**
 * Removes the folder of a stack. What is left in it where Terraform was told to keep the state there:
 * the state is the only record of what exists, so a folder with one loses its configuration only.
 */
export function removeStack(outdir: string, name: string): void {
  const folder = join(outdir, "stacks", name);
  if (!existsSync(folder)) return;
  const holdsState = readdirSync(folder).some((entry) => entry.includes(".tfstate"));
  rmSync(holdsState ? join(folder, "cdk.tf.json") : folder, { recursive: true, force: true });
}

function namesIn(manifest: string): string[] {
  try {
    const { stacks } = JSON.parse(manifest) as { readonly stacks?: unknown };
    return typeof stacks === "object" && stacks !== null ? Object.keys(stacks).filter(isName) : [];
  } catch {
    // Cut off or not ours: it names nothing that could be removed.
    return [];
  }
}

/** Anything else in a manifest could lead out of the output folder. */
function isName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name);
}
