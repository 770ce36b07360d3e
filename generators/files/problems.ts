import type { FolderStyle } from "./manifest";
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

export function damagedManifest(path: string): Problem {
  return atFile(
    "bad-manifest",
    path,
    "is damaged, so that generated files cannot be told from others",
    "restore it from version control; or delete it together with the generated files, and generate again",
  );
}

/** What the system refuses (permissions, a full disk) is the user's to mend; all else is our fault. */
export function cannotWrite(folder: string, error: unknown): Problem {
  const { code, path = folder } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const fix = "check the folder's permissions and space, or choose another with --out";
  return atFile("cannot-write", path, `cannot be written (${code})`, fix);
}

/** A generated file that no manifest accounts for, as after it was lost: synthesis would load it. */
export function strayFile(path: string): Problem {
  return atFile(
    "stray-file",
    path,
    "was generated, but no manifest accounts for it and no fleet needs it",
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
