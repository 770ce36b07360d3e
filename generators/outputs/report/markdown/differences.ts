/** What differs between environments. */
import { count, cutList } from "../../../text/lists";
import type { Report, ReportAccess, ReportChange, ReportStack } from "../data";
import { codeCells, lastPart, proseCell, shortResource } from "./cells";
import { fleetWords, together } from "./fleets";
import type { Section } from "./section";

/** What fleets can do in one environment and not in another; those that differ alike, once. */
export function differenceSection(report: Report): Section {
  const same = report.differences.filter(({ holders }) => holders.length === 0).length;
  const compared = count(report.differences.length, "comparison");
  return {
    title: "Differences between environments",
    ...(report.differences.length > 0 && {
      intro: `${compared} of a fleet in two environments; ${String(same)} found the same access in both.`,
    }),
    columns: [
      ...["fleets", "role or policy", "environments"],
      ...["more in the second", "more in the first", "not decided"],
    ],
    rows: changesOf(report).map(({ stacks, item }) => row(report, stacks, item)),
  };
}

interface Differing {
  readonly before: string;
  readonly after: string;
  readonly change: ReportChange;
}

function changesOf(report: Report): ReturnType<typeof together<Differing>> {
  const byName = new Map(report.stacks.map((stack) => [stack.name, stack]));
  const findings = report.differences.flatMap(({ before, after, stacks, holders }) => {
    const stack = byName.get(stacks[1]);
    if (stack === undefined) return [];
    return holders.map((change) => ({ stack, item: { before, after, change } }));
  });
  return together(findings, ({ before, after, change }) => {
    const { gained, lost, trustGained, trustLost, attached, detached } = change;
    const access = [gained, lost, trustGained, trustLost].map((all) => accessWords(report, all));
    return [before, after, change.label, change.change, access, attached, detached];
  });
}

function row(
  report: Report,
  stacks: readonly ReportStack[],
  { before, after, change }: Differing,
): string[] {
  const { gained, lost, trustGained, trustLost, attached, detached, open } = change;
  const more = [...accessWords(report, [...gained, ...trustGained]), ...attached.map(policyWords)];
  const less = [...accessWords(report, [...lost, ...trustLost]), ...detached.map(policyWords)];
  return [
    fleetWords(stacks),
    codeCells([change.label]),
    proseCell(`${before}, ${after}`),
    ...[cutList(more, 4), cutList(less, 4), cutList(open, 2)].map(proseCell),
  ];
}

function policyWords(name: string): string {
  return `the policy ${lastPart(name)}`;
}

function accessWords({ lists }: Report, all: readonly ReportAccess[]): string[] {
  return all.map(({ actions, resource, condition }) => {
    const when = condition === undefined ? "" : `, if ${condition}`;
    return `${cutList(lists[actions] ?? [], 4)} on ${shortResource(resource)}${when}`;
  });
}
