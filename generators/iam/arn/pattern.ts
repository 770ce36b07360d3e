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

interface State {
  readonly element: number;
  readonly token: number;
  /** The slot at `element` has its first character. */
  readonly started: boolean;
}

interface Step {
  readonly to: State;
  readonly touches: boolean;
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
  const id = (state: State): number =>
    (state.element * (tokens.length + 1) + state.token) * 2 + (state.started ? 1 : 0);
  const start: State = { element: 0, token: 0, started: false };
  const origin = new Map<number, { from: State; touches: boolean } | undefined>();
  const open: { to: State; from?: State; touches: boolean }[] = [{ to: start, touches: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { to, from, touches } = next;
    if (origin.has(id(to))) continue;
    origin.set(id(to), from && { from, touches });
    if (to.element === elements.length && to.token === tokens.length) {
      return trace(to, (state) => origin.get(id(state)));
    }
    // Last in, first out: the preferred step is pushed last.
    for (const step of steps(to, elements, tokens).reverse()) open.push({ ...step, from: to });
  }
  return undefined;
}

function trace(
  end: State,
  origin: (state: State) => { from: State; touches: boolean } | undefined,
): Touch[] {
  const touches: Touch[] = [];
  for (let step = origin(end); step !== undefined; step = origin(step.from)) {
    if (step.touches) touches.push({ element: step.from.element, token: step.from.token });
  }
  return touches.reverse();
}

/** The steps from a state, the preferred one first. */
function steps(state: State, elements: readonly Element[], tokens: readonly Token[]): Step[] {
  const element = elements[state.element];
  const token = tokens[state.token];
  if (element === undefined) return token?.kind === "run" ? [pass(state)] : [];
  if (element.kind === "slot") return slotSteps(state, element.excluded, token);
  if (element.kind === "run") {
    const taking = token === undefined ? [] : [{ to: pass(state).to, touches: true }];
    return [...taking, leave(state, false)];
  }
  if (token === undefined) return [];
  if (token.kind === "run") return [pass(state), leave(state, true)];
  if (token.kind === "char" && token.char !== element.char) return [];
  return [{ to: { ...leave(state, true).to, token: state.token + 1 }, touches: true }];
}

function slotSteps(state: State, excluded: string, token: Token | undefined): Step[] {
  const leaving = state.started ? [leave(state, false)] : [];
  if (token === undefined) return leaving;
  if (token.kind !== "run") {
    if (token.kind === "char" && excluded.includes(token.char)) return leaving;
    const to = { ...state, token: state.token + 1, started: true };
    return [{ to, touches: true }, ...leaving];
  }
  // A started slot that is left at a run shares it: the run may have begun inside the slot.
  if (state.started) return [{ to: pass(state).to, touches: true }, leave(state, true)];
  return [{ to: { ...state, started: true }, touches: true }, pass(state)];
}

/** Goes past a token that stands for no text (any more). */
function pass(state: State): Step {
  return { to: { ...state, token: state.token + 1 }, touches: false };
}

/** Goes past an element; `touches` where the element took its text from the token at hand. */
function leave(state: State, touches: boolean): Step {
  return { to: { element: state.element + 1, token: state.token, started: false }, touches };
}
