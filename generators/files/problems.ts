import { ownValue } from "../text/own-value";
import type { FolderStyle } from "./manifest";
import type { Refused } from "./staging";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import type { ProblemId } from "../problem-kinds";
import { displayPath } from "../text/paths";

/** A path that would lead out of its folder, or hide in it. */
export function unsafePath(folder: string, path: string): Problem {
  const message = `${quote(path)} cannot be the path of a generated file in ${quote(displayPath(folder))}`;
  const fix = "use names of letters, digits, ., _ and -, that begin with no dot";
  return problem("unsafe-path", { message, fix });
}

export function damagedManifest(path: string, isConflict = false): Problem {
  if (isConflict) return mergeConflict(path);
  return atFile(
    "bad-manifest",
    path,
    "is damaged, so that generated files cannot be told from others",
    "restore it from version control; or delete it together with the generated files, and generate again",
  );
}

/** What is remembered of one stack. */
export function damagedRecord(path: string, isConflict: boolean): Problem {
  if (isConflict) return mergeConflict(path);
  return atFile(
    "bad-manifest",
    path,
    "is damaged, and it holds what is to be remembered of a stack",
    "restore it from version control (git checkout), and generate again",
  );
}

/** Two branches changed the same: what is there is neither the one nor the other. */
export function mergeConflict(path: string): Problem {
  return atFile(
    "merge-conflict",
    path,
    "has the conflict markers of a merge",
    `merge the fleet file, or the blueprint, by hand; then take either side of what was made of it (git checkout --ours -- ${displayPath(path)}), and generate again: it is made anew`,
  );
}

/** What the system's codes mean, where that is no news to who has to mend it. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EDQUOT: "the quota is used up",
  EFBIG: "larger than files may be here",
  ENOSPC: "the disk is full",
  EPERM: "not permitted",
  EROFS: "the file system is read-only",
};

function meaning(code: string): string {
  const known = ownValue(MEANINGS, code);
  return known === undefined ? code : `${code}: ${known}`;
}

/** What the system refuses (permissions, a full disk), before anything was changed. */
export function cannotWrite({ path, code }: Refused): Problem {
  const fix = "check the folder's permissions and space, or choose another with --out";
  return atFile("cannot-write", path, `cannot be written (${meaning(code)})`, fix);
}

/** What the system refuses on the way. The manifest knows both the old and the new files. */
export function halfWritten(
  { path, code }: Refused,
  { folder, done, all }: { readonly folder: string; readonly done: number; readonly all: number },
): Problem {
  const state = `${String(done)} of ${String(all)} changes to ${quote(displayPath(folder))} were made before, the others were not`;
  return atFile(
    "half-written",
    path,
    `cannot be written or removed (${meaning(code)}): ${state}`,
    "mend that, and run again: it makes the other changes; do not synthesize before",
  );
}

/** Another run that takes longer than anybody would wait, or a lock that nobody can prove to be left over. */
export function folderLocked(
  folder: string,
  { path, by }: { readonly path: string; readonly by: string },
): Problem {
  const lock = quote(displayPath(path));
  return atFile(
    "folder-locked",
    folder,
    `is being written by ${by}, which does not come to an end`,
    `wait for it and run again; if there is no such process any more, delete ${lock}`,
  );
}

/** A generated file that nothing accounts for, as a copy: synthesis would load it. */
export function strayFile(path: string): Problem {
  return atFile(
    "stray-file",
    path,
    "was generated, but nothing accounts for it and no fleet needs it: it is a copy, or older than what is known",
    "delete it, so that its roles are not synthesized any more",
  );
}

export function badFolder(folder: string, code: string): Problem {
  return atFile(
    "bad-output-folder",
    folder,
    `cannot be used as output folder (${code})`,
    "name a folder, with --out",
  );
}

export function editedByHand(path: string, { source }: FolderStyle): Problem {
  return atFile(
    "edited-by-hand",
    path,
    "was changed since it was generated",
    `take the change over into the ${source}, then delete this file and generate again`,
  );
}

export function notGenerated(path: string): Problem {
  return atFile(
    "not-generated",
    path,
    "is in the way and was not generated",
    "move it elsewhere, or choose another folder with --out",
  );
}

/** A file or a link where generated files need a folder: what lies behind a link is elsewhere. */
export function noFolder(path: string): Problem {
  return atFile(
    "not-generated",
    path,
    "is in the way: generated files need a real folder there, no file and no link",
    "move it elsewhere, or choose another folder with --out",
  );
}

function atFile(id: ProblemId, path: string, what: string, fix: string): Problem {
  const file = displayPath(path);
  return problem(id, { message: `${quote(file)} ${what}`, fix, location: { file } });
}
