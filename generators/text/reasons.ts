/** What stands where a reason should, and is none. */
const FILLERS: ReadonlySet<string> = new Set(
  "todo tbd tba fixme xxx wip na none null reason why because accept accepted allow allowed ok okay yes ignore ignored test temp tmp placeholder later".split(
    " ",
  ),
);

/**
 * Whether a text says why: it is not blank, and no lone word that stands where a reason should. What a reason is worth,
 * people have to judge.
 */
export function saysWhy(text: string): boolean {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters !== "" && !FILLERS.has(letters);
}

/** What a text must do that does not. */
export const SAY_WHY = { error: "must say why it is meant to be" };
