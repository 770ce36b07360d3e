/** The project's `.gitignore`, where there is one already. */
import type { Grown } from "./package-json";

/**
 * One that is there, with the lines that it lacks at its end. What ignores the same with a slash more or less is no line that lacks.
 *
 * @param wanted the text of a new one
 */
export function grownIgnore(text: string, wanted: string): Grown {
  const there = new Set(text.split(/\r?\n/).map(bare));
  const added = wanted.split("\n").filter((line) => line !== "" && !there.has(bare(line)));
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : end;
  return {
    content: [text, gap, ...added.map((line) => `${line}${end}`)].join(""),
    added,
    kept: [],
  };
}

function bare(line: string): string {
  return line.trim().replace(/^\//, "").replace(/\/$/, "");
}
