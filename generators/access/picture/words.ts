/** In which order and words a picture tells of access. */
import { sentenceList } from "../../text/lists";
import { LEVELS, type Level } from "../levels";
import type { Mark } from "./types";

const MARK_WORDS: Readonly<Record<Mark, string>> = {
  public: "open to anybody",
  "passes-roles": "passes roles",
  escalation: "becomes roles",
  permissions: "changes permissions",
  secrets: "reads secrets",
  deletion: "deletes",
};

/** The gravest first. */
export const MARKS = Object.keys(MARK_WORDS) as readonly Mark[];

/** `passes roles, deletes`; nothing for none. */
export function markWords(marks: readonly Mark[]): string {
  return marks.map((mark) => MARK_WORDS[mark]).join(", ");
}

/** In the order of `MARKS`, each once. */
export function sortedMarks(marks: Iterable<Mark>): Mark[] {
  const all = new Set(marks);
  return MARKS.filter((mark) => all.has(mark));
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  List: "list",
  Read: "read",
  Write: "write",
  "Permissions management": "permissions",
  Tagging: "tag",
};

/** `list, read and write` */
export function levelWords(levels: Iterable<Level>): string {
  const all = new Set(levels);
  return sentenceList(LEVELS.filter((level) => all.has(level)).map((level) => LEVEL_WORDS[level]));
}

/** The first of a list, and how many more there are. */
export function cutLines(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `and ${String(lines.length - most + 1)} more`];
}
