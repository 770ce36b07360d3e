import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative, sep } from "node:path";

const BYTES = 32;

/**
 * A secret of whoever runs this on this machine, made when it is first asked for; undefined where it can neither be read nor
 * written. It lies outside of every project: nobody can make a seal with it by a commit.
 */
export function machineKey(): Buffer | undefined {
  const cache = cacheFolder();
  if (cache === undefined || isBelow(repository(), cache)) return undefined;
  const folder = join(cache, "fleetroles");
  const file = join(folder, "seal.key");
  const known = tryRead(file);
  if (known !== undefined) return known;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(BYTES), { mode: 0o600, flag: "wx" });
  } catch {
    // Another run made it at the same time, or nobody may: the file tells.
  }
  return tryRead(file);
}

function tryRead(file: string): Buffer | undefined {
  try {
    const key = readFileSync(file);
    return key.length === BYTES ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The folder that Git has of the working directory, or that itself: what is below it, a commit can bring. */
function repository(): string {
  const own = process.cwd();
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return own;
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/*
 * What follows, and which folder is a repository, `generators/` has as well, for neither imports the other; a test holds both to the same cases.
 */

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
