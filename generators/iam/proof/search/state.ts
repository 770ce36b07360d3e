/** What a search has asserted so far. */
import { type Conjunction, type Signed } from "./literals";
import type { Found } from "./values";

/** What was asserted, by dimension. */
export type State = ReadonlyMap<string, Slot>;

/** What was asserted of a dimension, and a value for which it holds. */
export class Slot {
  constructor(
    readonly literals: Conjunction,
    readonly found: Found | undefined,
  ) {}

  with(signed: Signed): Slot {
    return this.isAsserted(signed) ? this : new Slot([...this.literals, signed], undefined);
  }

  isAsserted({ literal, holds }: Signed): boolean {
    return this.literals.some((one) => one.literal.id === literal.id && one.holds === holds);
  }
}

export function isAsserted(state: State, signed: Signed): boolean {
  return state.get(signed.literal.dimension)?.isAsserted(signed) === true;
}
