/** Why a text is no JSON. A parser of YAML, of which JSON is a part, speaks of what nobody wrote. */
import { cut, quote } from "../problem";
import { stringFault, tokenAt } from "./json-tokens";
import type { Token } from "./json-tokens";

/** What is wrong, where in the text, and what to do. */
export interface JsonFault {
  readonly message: string;
  readonly fix: string;
  readonly start: number;
  readonly end: number;
}

/** What may come next; `first…`: or the bracket that closes what just opened. */
type Wanted =
  "value" | "first value" | "key" | "first key" | "colon" | "more of {" | "more of [" | "nothing";

type Kind = "{" | "}" | "[" | "]" | "," | ":" | "string" | "literal";

/** What may come after what; "done": a value is whole, and what holds it says what may come. */
const VALUE = { "{": "first key", "[": "first value", string: "done", literal: "done" } as const;
const NEXT: Readonly<Record<Wanted, Readonly<Partial<Record<Kind, Wanted | "done">>>>> = {
  value: VALUE,
  "first value": { ...VALUE, "]": "done" },
  key: { string: "colon" },
  "first key": { string: "colon", "}": "done" },
  colon: { ":": "value" },
  "more of {": { ",": "key", "}": "done" },
  "more of [": { ",": "value", "]": "done" },
  nothing: {},
};

/** The first fault of a text that should be JSON (RFC 8259), or undefined where it is. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: Token[] = [];
  let wanted: Wanted = "value";
  for (let token = tokenAt(text, 0); token.text !== ""; token = tokenAt(text, token.end)) {
    const kind = kindOf(token.text);
    const next: Wanted | "done" | undefined = kind && NEXT[wanted][kind];
    if (next === undefined) return misplaced(token, wanted, text, open);
    const wrong = kind === "string" ? stringFault(token) : undefined;
    if (wrong) return { ...wrong, start: token.start, end: token.end };
    if (kind === "{" || kind === "[") open.push(token);
    if (kind === "}" || kind === "]") open.pop();
    wanted = next === "done" ? moreOf(open) : next;
  }
  return wanted === "nothing" ? undefined : tooShort(text, wanted, open);
}

function moreOf(open: readonly Token[]): Wanted {
  const within = open.at(-1)?.text;
  if (within === undefined) return "nothing";
  return within === "{" ? "more of {" : "more of [";
}

function kindOf(text: string): Kind | undefined {
  if (text.startsWith('"')) return "string";
  if (/^[{}[\],:]$/.test(text)) return text as Kind;
  return LITERAL.test(text) ? "literal" : undefined;
}

const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

const WORDS: Readonly<Record<Wanted, string>> = {
  value: "a value",
  "first value": "a value",
  key: "a key in double quotes",
  "first key": "a key in double quotes",
  colon: "a colon",
  "more of {": "a comma or }",
  "more of [": "a comma or ]",
  nothing: "nothing more",
};

function misplaced(
  { text: found, start, end }: Token,
  wanted: Wanted,
  text: string,
  open: readonly Token[],
): JsonFault {
  const shown = found.startsWith('"') ? cut(found, 80) : quote(found);
  const message = `${shown} stands where ${WORDS[wanted]} should be`;
  return { message, fix: fixOf(found, wanted, text.slice(0, start), open), start, end };
}

function fixOf(found: string, wanted: Wanted, before: string, open: readonly Token[]): string {
  const closes = found === "}" || found === "]";
  if (/^(?:\/[/*]|#)/.test(found)) return "remove it: JSON has no comments";
  if (closes && before.trimEnd().endsWith(",")) return "remove the comma before it";
  if (closes && wanted.startsWith("more")) return closeFix(open, before);
  if (wanted === "value" || wanted.endsWith("key") || wanted === "first value") {
    return fixOfValue(found, wanted);
  }
  return FIXES[wanted] ?? "remove it";
}

const FIXES: Readonly<Partial<Record<Wanted, string>>> = {
  "more of {": "put a comma before it",
  "more of [": "put a comma before it",
  colon: "put a colon between the key and its value",
};

function fixOfValue(found: string, wanted: Wanted): string {
  if (/^[{}[\],:]$/.test(found)) return `write ${WORDS[wanted]} before it, or remove it`;
  const isNumber = /^[-+.]?\d/.test(found);
  return `${isNumber ? "write a number as in 12, -1.5 or 2e3, or " : ""}put it into double quotes`;
}

/** The text ends, and something is open. */
function tooShort(text: string, wanted: Wanted, open: readonly Token[]): JsonFault {
  const start = text.trimEnd().length;
  const fix = open.length === 0 ? "write what belongs into it" : closeFix(open, text);
  return { message: `the file ends where ${WORDS[wanted]} should be`, fix, start, end: start + 1 };
}

function closeFix(open: readonly Token[], text: string): string {
  const last = open.at(-1);
  if (last === undefined) return "remove it";
  const line = text.slice(0, last.start).split("\n").length;
  const closing = last.text === "{" ? "}" : "]";
  return `close the ${last.text} of line ${String(line)} with ${closing}`;
}
