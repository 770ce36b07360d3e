/**
 * Whether a pattern that a user wrote (`*`, `?` and policy variables) and one field of an ARN format
 * (placeholders, `*`) have a text in common, and which part of the one lies at which part of the
 * other: a search over pairs of positions, so its cost is the product of the lengths at worst.
 */

/** A piece of the user's pattern. `run`: any text, none included. `raw`: as it was written. */
export interface Token {
  readonly kind: "char" | "one" | "run";
  readonly char: string;
  readonly raw: string;
}

/** A piece of a format. `slot`: one character or more, none of them among `excluded`. */
export type Element =
  | { readonly kind: "char"; readonly char: string }
  | { readonly kind: "run" }
  | { readonly kind: "slot"; readonly name: string; readonly excluded: string };

/** Element `element` took (part of) token `token`. */
export interface Touch {
  readonly element: number;
  readonly token: number;
}

/**
 * A pattern as tokens. `${*}`, `${?}` and `${$}` are the characters themselves, any other `${…}` may
 * stand for anything. Source: AWS IAM User Guide, reference_policies_variables.
 */
export function readPattern(text: string): Token[] {
  return [...text.matchAll(/\$\{[^}]*\}|[\s\S]/gu)].map(([raw]) => {
    const escaped = /^\$\{([*?$])\}$/.exec(raw)?.[1];
    if (escaped !== undefined) return { kind: "char", char: escaped, raw };
    if (raw === "?") return { kind: "one", char: "", raw };
    return raw === "*" || raw.length > 2
      ? { kind: "run", char: "", raw }
      : { kind: "char", char: raw, raw };
  });
}

/**
 * The touches of one way in which the elements and the tokens describe the same text, in order, or
 * undefined where there is none. Of several ways, one that matches literal text with literal text
 * is preferred to one where a wildcard swallows it.
 */
export function align(elements: readonly Element[], tokens: readonly Token[]): Touch[] | undefined {
  const grid: Grid = { elements, tokens, width: tokens.length + 1 };
  const end = elements.length * grid.width + tokens.length;
  /** By state: one more than the state that it was reached from, negative where the step touched; 0 where it was not reached. */
  const origin = new Int32Array((end + 1) * 2);
  const open: number[] = [0, 0];
  while (open.length > 0) {
    const to = open.pop() ?? 0;
    const from = open.pop() ?? 0;
    if (origin[to >> 1] !== 0) continue;
    origin[to >> 1] = to & 1 ? -(from + 1) : from + 1;
    const state = to >> 1;
    if (state >> 1 === end) return trace(state, origin, grid);
    // Last in, first out: the preferred step is pushed last.
    const next = steps(state, grid);
    for (let index = next.length - 1; index >= 0; index -= 1) open.push(state, next[index] ?? 0);
  }
  return undefined;
}

/**
 * What is searched. A state is a number: the place of an element and of a token (`element * width + token`), doubled, and one more
 * where the slot at that element has its first character. A step is the state that it leads to, doubled, and one more where it touches:
 * where the element takes (part of) the token. A search over ARNs is what most of the time of a check would go to otherwise.
 */
interface Grid {
  readonly elements: readonly Element[];
  readonly tokens: readonly Token[];
  readonly width: number;
}

/** The start is reached from itself, without a touch. */
function trace(end: number, origin: Int32Array, { width }: Grid): Touch[] {
  const touches: Touch[] = [];
  for (let state = end; state !== 0;) {
    const step = origin[state] ?? 0;
    const from = Math.abs(step) - 1;
    const place = from >> 1;
    if (step < 0) touches.push({ element: Math.floor(place / width), token: place % width });
    state = from;
  }
  return touches.reverse();
}

/** The steps from a state, the preferred one first. */
function steps(state: number, { elements, tokens, width }: Grid): readonly number[] {
  const place = state >> 1;
  const element = elements[Math.floor(place / width)];
  const token = tokens[place % width];
  const pass = step(place + 1, false);
  if (element === undefined) return token?.kind === "run" ? [pass] : [];
  const leave = place + width;
  if (element.kind === "slot") return slotSteps(state, element.excluded, token, width);
  if (element.kind === "run") {
    const left = step(leave, false);
    return token === undefined ? [left] : [pass | 1, left];
  }
  if (token === undefined) return [];
  if (token.kind === "run") return [pass, step(leave, true)];
  return token.kind === "char" && token.char !== element.char ? [] : [step(leave + 1, true)];
}

function slotSteps(
  state: number,
  excluded: string,
  token: Token | undefined,
  width: number,
): readonly number[] {
  const place = state >> 1;
  const isStarted = (state & 1) === 1;
  const leaving = isStarted ? [step(place + width, false)] : [];
  if (token === undefined) return leaving;
  const taken = step(place + 1, true, true);
  if (token.kind !== "run") {
    return token.kind === "char" && excluded.includes(token.char) ? leaving : [taken, ...leaving];
  }
  // A started slot that is left at a run shares it: the run may have begun inside the slot.
  if (isStarted) return [step(place + 1, true, true), step(place + width, true)];
  return [step(place, true, true), step(place + 1, false)];
}

/** A step to a place; `isStarted` where the slot there has its first character. */
function step(place: number, touches: boolean, isStarted = false): number {
  return ((place * 2 + (isStarted ? 1 : 0)) << 1) | (touches ? 1 : 0);
}
