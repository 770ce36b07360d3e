/** Texts that several patterns with variables match, in which values stand side by side. */
import { withoutVariables, type Pattern } from "./pattern";
import type { Steps } from "./steps";
import { breadthFirst } from "./breadth-first";
import type { Requirement } from "./requirement";

/**
 * A variable's value is one letter where a pattern has the variable. A text that two patterns with variables match in
 * two ways, value beside value, is not found so: here every variable is any text, and what is then found is open.
 */
export function mayOverlap(requirements: readonly Requirement[], steps: Steps): boolean {
  const varied = requirements.flatMap(({ any = [] }, index) =>
    any.filter(({ variables }) => variables.length > 0).map((pattern) => ({ pattern, index })),
  );
  return varied.some((one, at) =>
    varied
      .slice(at + 1)
      .filter(({ index, pattern }) => index !== one.index && pattern.id !== one.pattern.id)
      .filter(({ pattern }) => canBeAsLong(one.pattern, pattern))
      .some((other) => {
        const relaxed = requirements.map((asked, index): Requirement => {
          if (asked.any === undefined) return asked;
          if (index === one.index) return { any: [withoutVariables(one.pattern)] };
          if (index === other.index) return { any: [withoutVariables(other.pattern)] };
          return { any: asked.any.map(withoutVariables) };
        });
        return breadthFirst(relaxed, steps) !== undefined;
      }),
  );
}

/**
 * Whether both can match a text of one length, each variable being as long in both and not empty: in characters that a pattern spells
 * out and values that it has, the one must not always have more than the other.
 */
function canBeAsLong(one: Pattern, other: Pattern): boolean {
  return canBeShorter(one, other) && canBeShorter(other, one);
}

/** Whether the texts of a pattern can be as short as some text of the other. */
function canBeShorter(pattern: Pattern, other: Pattern): boolean {
  if (other.tokens.some(({ kind }) => kind === "many")) return true;
  const more = new Map<string, number>();
  let characters = 0;
  for (const [{ tokens }, sign] of [
    [pattern, 1],
    [other, -1],
  ] as const) {
    for (const token of tokens) {
      if (token.kind === "var") more.set(token.key, (more.get(token.key) ?? 0) + sign);
      else if (token.kind !== "many") characters += sign;
    }
  }
  // Every value has one character or more; where one counts less, long values make up for anything.
  const values = [...more.values()];
  const least = values.reduce((sum, count) => sum + count, characters);
  return values.some((count) => count < 0) || least <= 0;
}
