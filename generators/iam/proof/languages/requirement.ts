/** What is asked of a text, and what a text is. */
import type { Letter } from "./automaton";
import type { Pattern } from "./pattern";

/** What is asked of a text: one of these patterns matches, or none of them does. */
export type Requirement =
  | { readonly any: readonly Pattern[]; readonly none?: never }
  | { readonly none: readonly Pattern[]; readonly any?: never };

/** A text in letters: variables are not replaced. */
export type Word = readonly Letter[];
