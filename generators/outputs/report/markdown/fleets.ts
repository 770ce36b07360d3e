/** Whom something is said of: fleets that have the same finding are told together. */
import { grouped } from "../../../text/grouped";
import { count, cutList, sentenceList } from "../../../text/lists";
import { markdownText } from "../../../text/markdown";
import { sortedUnique } from "../../../text/names";
import type { ReportStack } from "../data";

/** Something that was found of a stack. */
export interface Finding<Item> {
  readonly stack: ReportStack;
  readonly item: Item;
}

/** What is the same but for its stack: once, with all its stacks. Those of many stacks stay in the order of the first. */
export function together<Item>(
  findings: readonly Finding<Item>[],
  keyOf: (item: Item) => unknown,
): { readonly stacks: readonly ReportStack[]; readonly item: Item }[] {
  const same = grouped(findings, ({ item }) => JSON.stringify(keyOf(item)));
  return Array.from(same.values(), (all) => {
    return { stacks: all.map(({ stack }) => stack), item: all[0].item };
  });
}

/** `warehouse (dev and prod)`, `200 fleets (dock, gate and 198 more; prod)`, `once per account (prod)`; as Markdown. */
export function fleetWords(stacks: readonly ReportStack[]): string {
  const environments = cutList(sortedUnique(stacks.map(({ environment }) => environment)), 4);
  const names = sortedUnique(stacks.flatMap(({ fleet }) => fleet ?? []));
  const shared = stacks.some(({ fleet }) => fleet === undefined) ? ["once per account"] : [];
  const whom = names.length > 3 ? [count(names.length, "fleet"), ...shared] : [...names, ...shared];
  const which = names.length > 3 ? `${cutList(names, 3)}; ` : "";
  return markdownText(`${sentenceList(whom)} (${which}${environments})`);
}
