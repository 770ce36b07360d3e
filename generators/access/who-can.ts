/** Who can do something: of all holders, those that can, and those of which it is not known. */
import type { Asked } from "./ask";
import { Asker } from "./can";
import type { HolderAnswer } from "./can";
import type { PolicyHolder } from "./holder";

/** A holder and what was found of it. */
export interface Found {
  readonly holder: PolicyHolder;
  readonly answer: Exclude<HolderAnswer, { answer: "denied" }>;
}

/** Everybody that was asked. */
export interface WhoCan {
  /** Who can, if with needed keys or under one reading only. */
  readonly can: readonly Found[];
  /** Of whom it is not known, or not decided. */
  readonly open: readonly Found[];
  /** How many cannot: that is proved. */
  readonly denied: number;
}

/** Asks every holder, in their order. `askedOf` gives the question for a holder, whose resources may be its environment's. */
export function whoCan(
  holders: readonly PolicyHolder[],
  askedOf: (holder: PolicyHolder) => Asked,
): WhoCan {
  const asker = new Asker();
  const found = holders.flatMap((holder): Found[] => {
    const asked = askedOf(holder);
    const tries = asker.candidates(asked, holder);
    if (tries === undefined) return [];
    const answer = asker.ask(asked, holder, tries);
    return answer.answer === "denied" ? [] : [{ holder, answer }];
  });
  const can = found.filter(({ answer }) => answer.answer === "allowed");
  const open = found.filter(({ answer }) => answer.answer !== "allowed");
  return { can, open, denied: holders.length - found.length };
}
