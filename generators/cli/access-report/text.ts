/** A change of access for a terminal. */
import { withNamedPrincipals } from "../../access/named-principals";
import { requestWords } from "../../access/words";
import type { HolderChange } from "../../access/compare";
import type { Access } from "../../iam/proof/compare-access";
import type { ServiceReference } from "../../iam/reference";
import { grouped } from "../../text/grouped";
import type { Colors } from "../formats/format";
import { printable } from "../formats/place";
import {
  accessWords,
  holderWords,
  marksOf,
  markWords,
  settingWords,
  summaryWords,
  trustWords,
  unknownWords,
} from "./words";

/** By stack, each holder with what it gains (+), loses (-), and what is not decided (?). */
export function textReport(
  changes: readonly HolderChange[],
  reference: ServiceReference,
  colors: Colors,
  notes: readonly string[] = [],
): string {
  const byStack = grouped(changes.map(withNamedPrincipals), ({ holder }) => holder.stack);
  const blocks = [...byStack].flatMap(([stack, list]) => [
    ...(stack === "" ? [] : [colors.bold(printable(stack))]),
    ...list.flatMap((change) => holderLines(change, reference, colors)),
    "",
  ]);
  return [...blocks, summaryWords(changes), ...notes.map(printable)].join("\n");
}

const SIGNS = { added: "+", removed: "-", changed: "~" } as const;

function holderLines(change: HolderChange, reference: ServiceReference, colors: Colors): string[] {
  const { access, trust, attached, detached, settings, unknown } = change;
  const marks = marksOf(change, reference).map((one) => `${one.id}: ${markWords(one, change)}`);
  const gained = (text: string): string => colors.red(`    + ${printable(text)}`);
  const lost = (text: string): string => colors.green(`    - ${printable(text)}`);
  const open = (text: string): string => colors.yellow(`    ? ${printable(text)}`);
  const row = (one: Access): string => accessWords(one, reference, change.holder.kind);
  const shown = (one: Access): string =>
    colors.dim(`        as ${printable(requestWords(one.witness))}`);
  return [
    `  ${SIGNS[change.change]} ${printable(holderWords(change))}`,
    ...marks.map((mark) => colors.red(`    ! gains sensitive access, ${mark}`)),
    ...access.gained.flatMap((one) => [gained(row(one)), shown(one)]),
    ...access.lost.flatMap((one) => [lost(row(one)), shown(one)]),
    ...trust.gained.map((one) => gained(`can be assumed by ${trustWords(one)}`)),
    ...trust.lost.map((one) => lost(`can be assumed by ${trustWords(one)}`)),
    ...attached.map((name) => colors.dim(`    attached ${printable(name)}`)),
    ...detached.map((name) => colors.dim(`    detached ${printable(name)}`)),
    ...settings.map((one) => colors.dim(`    ${printable(settingWords(one))}`)),
    ...[...access.unknown, ...trust.unknown].map((one) =>
      open(`${one.actions.join(", ")} on ${one.resource}, not decided: ${one.why}`),
    ),
    ...unknown.map((one) => open(`not compared, ${unknownWords(one)}`)),
  ];
}
