/** The last line of a generated stack: by it the file vouches for itself, so that branches that change others merge without it. */
import { hash } from "./manifest";

/** Names the file, so that a copy under another name is none of ours. */
const SEAL = /^\/\/ sha256 of (\S+) up to here: ([0-9a-f]{64})$/;

/** What a text says of itself. */
export interface Sealed {
  /** The text without its last line. */
  readonly body: string;
  /** The hash of the body, if it is as it was generated for this path. */
  readonly hash?: string;
  /** The path that it was generated for. */
  readonly path: string;
}

/** A generated text, as it is written: with a last line that says what the others hold. */
export function sealed(path: string, body: string): string {
  return `${body}// sha256 of ${path} up to here: ${hash(body)}\n`;
}

/** Reads the last line; undefined where it is none of ours. */
export function readSeal(path: string, text: string): Sealed | undefined {
  const end = text.endsWith("\r\n") ? text.length - 2 : text.length - (text.endsWith("\n") ? 1 : 0);
  const start = text.lastIndexOf("\n", end - 1) + 1;
  const [, name, said] = SEAL.exec(text.slice(start, end)) ?? [];
  if (name === undefined || said === undefined) return undefined;
  const body = text.slice(0, start);
  const isSound = name === path && hash(body) === said;
  return { body, path: name, ...(isSound && { hash: said }) };
}

/** A generated text as it was before it was sealed, whether it is still sound or not. */
export function bodyOf(path: string, text: string): string {
  return readSeal(path, text)?.body ?? text;
}
