/** The file of a stack that its fleet file has no more. */
import type { Retirement } from "../../files/retired";
import { commentText, property } from "./ts-literal";

const HEAD = /^(\/\/ Made by `fleetroles generate`[^\n]*\n)((?:\/\/[^\n]*\n)*)/;
const OPEN =
  /^( {4}super\(scope, ("(?:[^"\\]|\\.)*"), \{\n)(?: {6}retired: \{\n[^]*?\n {6}\},\n)?/m;

/**
 * The tombstone of a generated stack, or of a tombstone: the file as it was, and in it that the stack is to go. What it had stays
 * to be read, and Terraform gets the provider and the backend alone.
 *
 * @returns undefined where the text is of no generated stack
 */
export function tombstone(text: string, retirement: Retirement): string | undefined {
  const plain = text.replaceAll("\r\n", "\n");
  const name = OPEN.exec(plain)?.[2];
  if (name === undefined || !HEAD.test(plain)) return undefined;
  const stack = commentText(JSON.parse(name) as string);
  const comment = commentLines(stack, retirement)
    .map((line) => `// ${line}\n`)
    .join("");
  const line = `${property("retired", { keep: retirement.keep }, 6)}\n`;
  return plain
    .replace(HEAD, (_, made: string) => `${made}${comment}`)
    .replace(OPEN, (_, open: string) => `${open}${line}`);
}

function commentLines(stack: string, { keep }: Retirement): string[] {
  const what =
    keep === "all"
      ? "lets go of all that the stack has, which goes on in AWS"
      : keep.length === 0
        ? "destroys all that the stack has"
        : "destroys what the stack has, but for what it keeps in AWS";
  return [
    `The fleet file has this stack no more: the next terraform apply ${what}.`,
    `After that: fleetroles forget ${stack}`,
  ];
}
