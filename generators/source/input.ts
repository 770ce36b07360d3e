import { readFileSync } from "node:fs";
import { problem } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";

/** Reads JSON that another program printed: of a file, or of standard input (`-`). */
export function readJson(
  path: string,
  what: string,
): { readonly name: string; readonly value: unknown } | Problem {
  const name = path === "-" ? "standard input" : displayPath(path);
  const failed = (id: "unreadable-file" | "syntax", message: string, fix: string): Problem =>
    problem(id, { message, fix, location: { file: name } });
  let text: string;
  try {
    text = readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const reason = code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    return failed(
      "unreadable-file",
      `${name} ${reason}`,
      `name the ${what}, or - for standard input`,
    );
  }
  try {
    return { name, value: JSON.parse(text.replace(/^\ufeff/, "")) as unknown };
  } catch {
    return failed("syntax", `${name} is no JSON`, `give the ${what} as JSON`);
  }
}
