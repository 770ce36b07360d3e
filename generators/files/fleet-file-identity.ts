import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { displayPath } from "../text/paths";

/**
 * Which fleet file made a stack, as the manifest beside the stack remembers it: by the way from the
 * manifest's folder, so that a checkout may be moved or cloned, and the program called from anywhere.
 */
export interface FleetFileIdentity {
  /** The file's name. */
  readonly file: string;
  /** Its folder from the manifest's, with forward slashes; unknown in manifests that had no identities. */
  readonly folder?: string | undefined;
  /** Its `project:`, if any. */
  readonly project?: string | undefined;
}

/** A fleet file's identity for an output folder, which need not be there yet. */
export function identityOf(out: string, path: string, project?: string): FleetFileIdentity {
  const full = resolve(path);
  // A checkout's folder has another name elsewhere: what the output lies in is known by its way alone.
  const holdsOutput = !relative(realPath(full), realPath(out)).startsWith("..");
  const folder = relative(realPath(out), realPath(holdsOutput ? full : dirname(full)));
  return {
    file: holdsOutput ? "." : basename(full),
    folder: folder === "" ? "." : folder.split(sep).join("/"),
    ...(project !== undefined && { project }),
  };
}

/** The path without links, as far as it exists. */
function realPath(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  return full === dirname(full) ? full : join(realPath(dirname(full)), basename(full));
}

/**
 * Whether two identities in one output folder are the same fleet file's. With the output folder elsewhere
 * than the checkout, a moved checkout has another way: it is known by its project, where nothing is at the
 * old place any more. The other file of a project that has two is still there.
 */
export function isSameFile(
  out: string,
  before: FleetFileIdentity,
  now: FleetFileIdentity,
): boolean {
  if (before.file !== now.file) return false;
  if (before.folder === undefined || before.folder === now.folder) return true;
  const sameProject = before.project !== undefined && before.project === now.project;
  return sameProject && isGone(out, before);
}

/** Whether a fleet file is known not to be where it was. */
export function isGone(out: string, { folder, file }: FleetFileIdentity): boolean {
  return folder !== undefined && !existsSync(join(realPath(out), folder, file));
}

/** The fleet file as messages name it. */
export function nameOf(out: string, { folder, file }: FleetFileIdentity): string {
  if (folder === undefined) return file;
  const path = join(realPath(out), folder, file);
  return relative(process.cwd(), path) === "" ? "." : displayPath(path);
}
