/** Sensitive access, which a reviewer looks at first. */
import { ownValue } from "../../../text/own-value";
import { cutList } from "../../../text/lists";
import { sortedUnique } from "../../../text/names";
import type { Report, ReportHolder } from "../data";
import { codeCells, lastPart, proseCell } from "./cells";
import { fleetWords, together } from "./fleets";
import type { Section } from "./section";

/** Which sensitive access whom: by class, the gravest first. */
export function sensitiveSection(report: Report): Section {
  const all = report.classes.flatMap(({ id, summary }) =>
    together(
      report.stacks.flatMap((stack) =>
        stack.holders
          .filter(({ sensitive }) => sensitive.includes(id))
          .map((holder) => ({ stack, item: { holder, ...sourceOf(report, holder, id) } })),
      ),
      ({ holder, actions, said }) => [holder.label, actions, said],
    ).map(({ stacks, item }) => [
      `${proseCell(id)}: ${proseCell(summary)}`,
      fleetWords(stacks),
      codeCells([item.holder.label]),
      codeCells(item.actions, 5),
      proseCell(cutList(item.said, 4)),
    ]),
  );
  return {
    title: "Sensitive access",
    columns: ["what it is", "fleets", "role or policy", "actions", "said at"],
    rows: all,
  };
}

/** The actions of a class that a holder's policies give, and where that was said. */
function sourceOf(
  { policies, statements, lists }: Report,
  holder: ReportHolder,
  id: string,
): { readonly actions: readonly string[]; readonly said: readonly string[] } {
  const found = holder.policies.flatMap((index) => {
    const policy = policies[index];
    return (policy?.statements ?? []).flatMap((at) => {
      const { sensitive = {}, said = [] } = statements[at] ?? {};
      const actions = lists[ownValue(sensitive, id) ?? -1];
      if (actions === undefined) return [];
      return [{ actions, said: said.length > 0 ? said : [lastPart(policy?.name ?? "")] }];
    });
  });
  return {
    actions: sortedUnique(found.flatMap(({ actions }) => actions)),
    said: sortedUnique(found.flatMap(({ said }) => said)),
  };
}
