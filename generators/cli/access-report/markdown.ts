/** A change of access for a pull request. */
import { requestWords } from "../../access/words";
import type { HolderChange } from "../../access/compare";
import type { ServiceReference } from "../../iam/reference";
import { markdownCodeCell, markdownHtml, markdownText } from "../../text/markdown";
import {
  accessWords,
  marksOf,
  settingWords,
  summaryWords,
  trustWords,
  unknownWords,
} from "./words";

/** A sentence, a table with a row for each holder, and what it comes to, folded. */
export function markdownReport(
  changes: readonly HolderChange[],
  reference: ServiceReference,
  notes: readonly string[] = [],
): string {
  const more = notes.flatMap((note) => ["", markdownText(note)]);
  const lines = ["### Access", "", markdownText(summaryWords(changes)), ...more];
  if (changes.length === 0) return lines.join("\n");
  const sensitive = changes.some((change) => marksOf(change, reference).length > 0);
  return [
    ...lines,
    ...(sensitive
      ? ["", "> [!WARNING]", "> Sensitive access is gained: see the marked rows."]
      : []),
    "",
    "| | stack | role or policy | gained | lost | trust | not decided |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...changes.map((change) => row(change, reference)),
    "",
    ...changes.flatMap((change) => [details(change, reference), ""]),
  ]
    .join("\n")
    .trimEnd();
}

const SIGNS = { added: "new", removed: "gone", changed: "changed" } as const;

function row(change: HolderChange, reference: ServiceReference): string {
  const { holder, access, trust, unknown } = change;
  const marks = marksOf(change, reference).map(({ id }) => id);
  const count = (list: readonly unknown[]): string =>
    list.length === 0 ? "" : String(list.length);
  const open = [...access.unknown, ...trust.unknown, ...unknown];
  const cells = [
    marks.length > 0 ? `⚠️ ${marks.join(", ")}` : SIGNS[change.change],
    markdownCodeCell(holder.stack),
    markdownCodeCell(holder.label),
    count(access.gained),
    count(access.lost),
    count([...trust.gained, ...trust.lost]),
    count(open),
  ];
  return `| ${cells.join(" | ")} |`;
}

function details(change: HolderChange, reference: ServiceReference): string {
  const { holder, access, trust, attached, detached, settings, unknown } = change;
  const item = (sign: string, text: string): string => `- ${sign} ${markdownText(text)}`;
  const at = [holder.stack, holder.name ?? holder.label].filter((part) => part !== "").join(", ");
  const lines = [
    ...marksOf(change, reference).map(({ id, summary }) => item("⚠️", `${id}: it now ${summary}`)),
    ...access.gained.map((one) =>
      item(
        "**gained**",
        `${accessWords(one, reference, holder.kind)} (as ${requestWords(one.witness)})`,
      ),
    ),
    ...access.lost.map((one) =>
      item(
        "**lost**",
        `${accessWords(one, reference, holder.kind)} (as ${requestWords(one.witness)})`,
      ),
    ),
    ...trust.gained.map((one) => item("**gained**", `can be assumed by ${trustWords(one)}`)),
    ...trust.lost.map((one) => item("**lost**", `can be assumed by ${trustWords(one)}`)),
    ...attached.map((name) => item("attached", name)),
    ...detached.map((name) => item("detached", name)),
    ...settings.map((one) => item("setting", settingWords(one))),
    ...[...access.unknown, ...trust.unknown].map((one) =>
      item("**not decided**", `${one.actions.join(", ")} on ${one.resource}: ${one.why}`),
    ),
    ...unknown.map((one) => item("**not compared**", unknownWords(one))),
  ];
  return [
    `<details><summary>${markdownHtml(at)}</summary>`,
    "",
    ...(lines.length === 0 ? ["- nothing but its name"] : lines),
    "",
    "</details>",
  ].join("\n");
}
