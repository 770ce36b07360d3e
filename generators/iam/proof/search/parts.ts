/** A question for one class of actions in parts, each a conjunction: statements that apply, and statements that do not. */
import { atomId, atomsOf } from "./atoms";
import type { Layer, Side, SideStatement } from "./sides";

/** Of each layer one statement applies; so do all of these; and none of those. */
export interface Part {
  readonly layers: readonly Layer[];
  readonly applies: readonly SideStatement[];
  readonly never: readonly SideStatement[];
}

type Exit = Pick<Part, "applies" | "never">;

/**
 * How the one side can allow what the other does not: by each way to be allowed, and each way to fail there. What is on both
 * sides drops out, for it cannot apply and not apply.
 */
export function* partsOf(
  allowed: Side,
  denied: Side | undefined,
  actionsKnown: boolean,
): Generator<Part> {
  const id = (one: SideStatement): string => atomId(one, actionsKnown);
  const denies = distinct(allowed.denies, id);
  const own = new Set(denies.map(id));
  for (const way of allowed.ways) {
    const whole = way.map((layer) => distinct(layer, id));
    for (const exit of exits(denied, id)) {
      if (exit.applies.some((one) => own.has(id(one)))) continue;
      const failing = new Set(exit.never.map(id));
      const layers = whole.map((layer) => layer.filter((one) => !failing.has(id(one))));
      if (layers.some((layer) => layer.length === 0)) continue;
      yield { layers, applies: exit.applies, never: [...denies, ...exit.never] };
    }
  }
}

/** How the other side can fail to allow: of each way a layer of which no Allow applies, or a Deny that applies. */
function* exits(side: Side | undefined, id: (one: SideStatement) => string): Generator<Exit> {
  if (side === undefined) {
    yield { applies: [], never: [] };
    return;
  }
  for (const layers of product(side.ways)) {
    yield { applies: [], never: distinct(layers.flat(), id) };
  }
  for (const deny of distinct(side.denies, id)) yield { applies: [deny], never: [] };
}

/** The pieces of statements, each once. */
function distinct(
  statements: readonly SideStatement[],
  id: (one: SideStatement) => string,
): SideStatement[] {
  const all = statements.flatMap((one) => atomsOf(one));
  return [...new Map(all.map((one) => [id(one), one])).values()];
}

/** One element of each list, in every way. */
function* product<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const one of first) for (const others of product(rest)) yield [one, ...others];
}
