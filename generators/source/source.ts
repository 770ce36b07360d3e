import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { problem } from "../problem";
import type { Problem } from "../problem";
import type { ProblemId } from "../problem-kinds";
import { displayPath } from "../text/paths";

/** Far above any real file: 10,000 fleets with grants of their own take about 3 MB. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** A text file as read, and the name by which messages and headers call it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** Texts of files that are not written yet, by their absolute paths. */
export type Unwritten = ReadonlyMap<string, string>;

/** Reads a UTF-8 file, or says in one problem why it cannot be read. */
export function readSource(
  path: string,
  what = "fleet file",
  unwritten?: Unwritten,
): SourceText | Problem {
  const file = displayPath(path);
  const drafted = unwritten?.get(resolve(path));
  if (drafted !== undefined) return { file, text: drafted };
  const failed = (id: ProblemId, message: string, fix: string): Problem =>
    problem(id, { message, fix, location: { file } });
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      return failed("not-a-file", `${file} is a directory`, `name the ${what} itself`);
    }
    if (!stat.isFile()) {
      return failed("not-a-file", `${file} is no regular file`, `name the ${what} itself`);
    }
    if (stat.size > MAX_FILE_BYTES) {
      return failed(
        "file-too-large",
        `${file} has ${String(stat.size)} bytes; a ${what} has at most ${String(MAX_FILE_BYTES)}`,
        `check that this is the right file`,
      );
    }
    const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
    // To YAML a carriage return alone ends a line; to the parser, and to who counts lines, it does not.
    return { file, text: text.replace(/\r(?!\n)/g, "\n") };
  } catch (error) {
    if (error instanceof TypeError) {
      return failed("not-text", `${file} is not UTF-8 text`, "save it as UTF-8");
    }
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const reason = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    const fix =
      code === "ENOENT"
        ? `create it, or name another file`
        : "check the file's permissions, or name another file";
    return failed("unreadable-file", `${file} ${reason}`, fix);
  }
}
