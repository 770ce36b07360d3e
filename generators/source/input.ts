import { readFileSync } from "node:fs";
import { problem } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";

/** What another program printed: of a file, or of standard input (`-`). It is as long as it is. */
export function readInput(
  path: string,
  what: string,
): { readonly name: string; readonly text: string } | Problem {
  const name = path === "-" ? "standard input" : displayPath(path);
  try {
    const text = readFileSync(path === "-" ? 0 : path, "utf8");
    return { name, text: text.replace(/^\ufeff/, "") };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const reason = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    return problem("unreadable-file", {
      message: `${name} ${reason}`,
      fix: `name the ${what}, or - for standard input`,
      location: { file: name },
    });
  }
}

/** The same, of JSON. */
export function readJson(
  path: string,
  what: string,
): { readonly name: string; readonly value: unknown } | Problem {
  const input = readInput(path, what);
  if (!("text" in input)) return input;
  const { name, text } = input;
  try {
    return { name, value: JSON.parse(text) as unknown };
  } catch {
    return problem("syntax", {
      message: `${name} is no JSON`,
      fix: `give the ${what} as JSON`,
      location: { file: name },
    });
  }
}
