/** The words of a text that should be JSON, be they right or not. */

export interface Token {
  /** As it is written; empty at the end of the text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function tokenAt(text: string, from: number): Token {
  let start = from;
  while (start < text.length && BLANK.has(text.charAt(start))) start++;
  const end = text[start] === '"' ? stringEnd(text, start) : wordEnd(text, start);
  return { text: text.slice(start, end), start, end };
}

const BLANK = new Set([" ", "\t", "\r", "\n"]);
const SINGLE = new Set(["{", "}", "[", "]", ",", ":"]);

/** After the quote that closes; without one, at the end of the line. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (character === "\n") return at;
    if (character === "\\") at++;
  }
  return text.length;
}

function wordEnd(text: string, start: number): number {
  if (SINGLE.has(text.charAt(start))) return start + 1;
  let end = start;
  while (end < text.length && !ends(text.charAt(end))) end++;
  return end;
}

function ends(character: string): boolean {
  return SINGLE.has(character) || BLANK.has(character) || character === '"';
}

/** What is wrong with a string, and what to do. */
export function stringFault({
  text,
}: Token): { readonly message: string; readonly fix: string } | undefined {
  for (let at = 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return undefined;
    if (character < " ") {
      const code = character.charCodeAt(0).toString(16).padStart(4, "0");
      return {
        message: "a text holds a control character",
        fix: `write it as \\u${code}, or remove it`,
      };
    }
    if (character !== "\\") continue;
    const [escape = ""] = /^\\(?:u[\dA-Fa-f]{4}|["\\/bfnrt])/.exec(text.slice(at, at + 6)) ?? [];
    if (escape === "" && at + 1 < text.length) {
      const wrong = text.slice(at, at + 2);
      return {
        message: `a text holds ${wrong}, which stands for nothing`,
        fix: `double the backslash: \\${wrong}`,
      };
    }
    at += Math.max(escape.length, 1) - 1;
  }
  return { message: "the quote that opens here is never closed", fix: "close it in the same line" };
}
