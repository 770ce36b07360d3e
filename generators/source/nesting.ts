import { Lexer } from "yaml";

/** A real file needs fewer than ten; the parser's time and stack grow with the depth. */
export const MAX_NESTING = 200;

/** Whether a text opens more brackets and braces inside each other than any real file would. */
export function nestsTooDeeply(text: string): boolean {
  return (
    deepest(text.match(/[[\]{}]/g) ?? []) > MAX_NESTING &&
    deepest(new Lexer().lex(text)) > MAX_NESTING
  );
}

/** Over the brackets of the text this is quick but counts those in strings too; over YAML's tokens it is exact. */
function deepest(tokens: Iterable<string>): number {
  let depth = 0;
  let most = 0;
  for (const token of tokens) {
    if (token === "[" || token === "{") most = Math.max(most, ++depth);
    else if (token === "]" || token === "}") depth = Math.max(0, depth - 1);
  }
  return most;
}
