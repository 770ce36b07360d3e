/** Whether a text is in some languages and outside of others: the shortest one. */
import { matches } from "./automaton";
import { breadthFirst } from "./breadth-first";
import { onlyText } from "./pattern";
import { mayOverlap } from "./overlap";
import type { Requirement, Word } from "./requirement";
import type { Steps } from "./steps";
import { Undecided } from "./undecided";

export type { Requirement, Word } from "./requirement";

/** Whether the text is as required. Patterns with variables match nothing. */
export function fulfils(text: string, requirements: readonly Requirement[]): boolean {
  return requirements.every(({ any, none }) =>
    any === undefined
      ? !none.some((pattern) => matches(pattern, text))
      : any.some((pattern) => matches(pattern, text)),
  );
}

/** The shortest text that is as required, or undefined where there is none. */
export function findWord(asked: readonly Requirement[], steps: Steps): Word | undefined {
  const requirements = withoutExcluded(asked);
  if (requirements.some(({ any }) => any?.length === 0)) return undefined;
  const finite = finiteTexts(requirements);
  if (finite !== undefined) {
    steps.take(finite.length);
    const text = finite.find((one) => fulfils(one, requirements));
    return text === undefined ? undefined : Array.from(text, (char) => ({ char }));
  }
  const word = breadthFirst(requirements, steps);
  if (word === undefined && mayOverlap(requirements, steps)) {
    throw new Undecided("values of variables may overlap with one another");
  }
  return word;
}

/** Without the patterns that are asked for and excluded at once: equal statements on both sides come to that. */
function withoutExcluded(requirements: readonly Requirement[]): readonly Requirement[] {
  const excluded = new Set(requirements.flatMap(({ none = [] }) => none.map(({ id }) => id)));
  if (excluded.size === 0) return requirements;
  return requirements.map((asked) =>
    asked.any?.some(({ id }) => excluded.has(id)) === true
      ? { any: asked.any.filter(({ id }) => !excluded.has(id)) }
      : asked,
  );
}

/** The texts that come into question, where a requirement lists them. */
export function finiteTexts(requirements: readonly Requirement[]): string[] | undefined {
  if (requirements.some(hasVariable)) return undefined;
  for (const { any } of requirements) {
    const texts = any?.map(onlyText);
    if (texts?.every((text) => text !== undefined) === true) return texts;
  }
  return undefined;
}

function hasVariable({ any, none }: Requirement): boolean {
  return (any ?? none).some(({ variables }) => variables.length > 0);
}
