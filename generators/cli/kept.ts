/** What one run of a command keeps for the next. */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { Option } from "commander";
import { KeptModelFile } from "../files/kept-models";
import { isBelow, repositoryOf } from "../files/real-path";
import { ModelMemory } from "../model/memory";
import { isCi } from "./ci";

/** `--no-cache`: nothing of earlier runs counts. */
export function cacheOption(): Option {
  const text =
    "work out and prove all of it, whatever earlier runs over the same file found (they count for hundreds of fleets, and never where CI is set)";
  return new Option("--no-cache", text);
}

/**
 * What is remembered in a run over a fleet file. What is kept lies in the user's cache folder, outside of every project: no commit can bring
 * it. Where CI is set nothing is, so that what lets a change in proves all of it.
 */
export function memoryFor(file: string, { cache }: { readonly cache: boolean }): ModelMemory {
  const folder = cache && !isCi() ? cacheFolder() : undefined;
  if (folder === undefined || isBelow(repositoryOf(file), folder)) return new ModelMemory();
  return new ModelMemory(new KeptModelFile(join(folder, "fleetroles", "models"), file));
}

/**
 * Where programs keep what they can do without; never by a relative path, which would lead into the project. Source: XDG Base Directory
 * Specification (relative paths are invalid), and Windows' known folders.
 */
function cacheFolder(): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (process.platform === "win32" && local && isAbsolute(local)) return local;
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  try {
    const home = homedir();
    return isAbsolute(home) ? join(home, ".cache") : undefined;
  } catch {
    // A user without a home, as in some containers.
    return undefined;
  }
}
