/** What stands in the file of a generated stack: calls of constructs with literals. */
import JSON5 from "json5";

/** What a stack's `super` call says. */
export interface StackHead {
  readonly name: string;
  readonly account?: unknown;
  readonly region?: unknown;
  readonly provider?: unknown;
  readonly backend?: { readonly type?: unknown; readonly config?: unknown };
}

/** One construct that a stack is made of: `new ServiceRole(this, "service", { … })`. */
export interface StackPiece {
  readonly construct: string;
  readonly id: string;
  readonly props: Readonly<Record<string, unknown>>;
}

const HEAD = /^ {4}super\(scope, (.+?), (\{\n[^]*?\n {4}\})\);$/m;
const PIECE = /^ {4}new (\w+)\(this, (.+?), (\{\n[^]*?\n {4}\})\);$/gm;

/** The provider and backend of a stack, from its file's text; undefined where it is not as it was generated. */
export function generatedHead(text: string): StackHead | undefined {
  const [, name, props] = HEAD.exec(plainLines(text)) ?? [];
  const [stack, head] = [literal(name), literal(props)];
  if (typeof stack !== "string" || typeof head !== "object") return undefined;
  return { ...head, name: stack };
}

/** All that a stack is made of, in order; pieces that are no literals are left out. */
export function generatedPieces(text: string): StackPiece[] {
  const lines = plainLines(text);
  const shared = new Map(
    [...lines.matchAll(SHARED)].map(([, name = "", data = ""]) => [name, data]),
  );
  return [...lines.matchAll(PIECE)].flatMap(([, construct = "", name, data = ""]) => {
    const whole = data.replace(NAMED, (all, name: string) => {
      const found = shared.get(name);
      return found === undefined ? all : `: ${found},`;
    });
    const [id, props] = [name, whole].map(literal);
    if (typeof id !== "string" || typeof props !== "object" || props === null) return [];
    return [{ construct, id, props: props as StackPiece["props"] }];
  });
}

/** A document that several parts have alike, and where one of them names it: no text ends so, without a quote. */
const SHARED = /^ {4}const (\w+) = (?:policy|trust)Document\((\{\n[^]*?\n {4}\})\);$/gm;
const NAMED = /: (\w+),$/gm;

const MOVES = /^ {4}new MovedResources\(this, (\{\n[^]*?\n {4}\})\);$/m;

/** What a stack's `moved` blocks say: the address of before → the next one. */
export function generatedMoves(text: string): Readonly<Record<string, string>> {
  const [, moves] = MOVES.exec(plainLines(text)) ?? [];
  const said = literal(moves);
  if (typeof said !== "object" || said === null) return {};
  const entries = Object.entries(said).filter(([, to]) => typeof to === "string");
  return Object.fromEntries(entries);
}

function plainLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** A literal's value. TypeScript's literals are JSON5's, but for one key, which a name in AWS never is. */
function literal(text = ""): unknown {
  try {
    return JSON5.parse(text.replaceAll('["__proto__"]:', '"__proto__":'));
  } catch {
    return undefined;
  }
}
