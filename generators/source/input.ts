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
    const text = decoded(readFileSync(path === "-" ? 0 : path));
    if (!text.includes("\0")) return { name, text };
    return notText(name);
  } catch (error) {
    if (error instanceof TypeError) return notText(name);
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const reason = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    return problem("unreadable-file", {
      message: `${name} ${reason}`,
      fix: `name the ${what}, or - for standard input`,
      location: { file: name },
    });
  }
}

/** Windows PowerShell redirects what a program prints as UTF-16, with a mark in front that says so. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

function notText(name: string): Problem {
  const message = `${name} is not UTF-8 text`;
  return problem("not-text", { message, fix: "save it as UTF-8", location: { file: name } });
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
