/** A change of access for a pull request: what is loudest first, what is alike once, and never longer than a comment may be. */
import { alikeChanges } from "../../access/alike";
import { effectOf, type HolderChange } from "../../access/compare";
import { withNamedPrincipals } from "../../access/named-principals";
import { sensitiveAccess, type SensitiveClass } from "../../access/sensitive";
import type { ServiceReference } from "../../iam/reference";
import { count } from "../../text/lists";
import { markdownCode, markdownText } from "../../text/markdown";
import type { Problem } from "../../problem";
import { firstOf } from "../formats/first";
import { blockOf, lineOf, prose, type Block } from "./markdown-block";
import { gateWords, marksOf, summaryWords, type MetGate } from "./words";

/**
 * Characters, at most. GitHub refuses a comment of more than 65,536 (github/docs has no page on it: its API answers "body is too
 * long (maximum is 65536 characters)"); what posts the report adds some of its own.
 */
export const MOST_CHARACTERS = 60_000;

const NOTHING = "No access is gained or lost";

/** What else a report says. */
export interface About {
  readonly notes?: readonly string[];
  /** Gates that were asked for, and are met. */
  readonly met?: readonly MetGate[];
}

/** A verdict, a sentence, and for each group of changes that are alike a line, with what it comes to in a fold. */
export function markdownReport(
  changes: readonly HolderChange[],
  reference: ServiceReference,
  { notes = [], met = [] }: About = {},
): string {
  const sections = sectionsOf(changes.map(withNamedPrincipals), reference);
  const head = [
    `### ${sections[0]?.verdict ?? NOTHING}`,
    "",
    markdownText(summaryWords(changes)),
    ...notes.flatMap((note) => ["", markdownText(note)]),
    ...(met.length > 0 ? ["", "> [!CAUTION]"] : []),
    ...met.map((gate) => `> ${markdownText(gateWords(gate))}`),
  ].join("\n");
  return [head, ...fitted(sections, MOST_CHARACTERS - head.length)].join("\n\n");
}

/** In place of a comparison, where there is none: what is wrong, and where. */
export function markdownFaults(problems: readonly Problem[]): string {
  const { shown, hidden } = firstOf(problems, MOST_FAULTS);
  const items = shown.map(({ id, message, fix, location }) => {
    const { file, line } = location ?? {};
    const at =
      file === undefined
        ? ""
        : ` ${markdownCode(line === undefined ? file : `${file}:${String(line)}`)}`;
    return `- **${id}**${at}: ${prose(message)} (${prose(fix)})`;
  });
  const more = hidden.length === 0 ? [] : [`- and ${String(hidden.length)} more`];
  const head = "### ❌ Access is not compared, for there are errors";
  return [head, "", ...items, ...more].join("\n");
}

const MOST_FAULTS = 30;

interface Section {
  readonly verdict: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The first that a change is of counts. */
const KINDS: readonly {
  readonly verdict: (classes: string) => string;
  readonly title: string;
  readonly has: (change: HolderChange, marks: readonly SensitiveClass[]) => boolean;
}[] = [
  {
    verdict: (classes) => `⚠️ Sensitive access is gained: ${classes}`,
    title: "Sensitive access",
    has: (_, marks) => marks.length > 0,
  },
  {
    verdict: () => "More may assume a role",
    title: "Trust",
    // Of a new role it is no news that somebody may assume it.
    has: ({ change, trust }) => change !== "added" && trust.gained.length > 0,
  },
  {
    verdict: () => "Access is gained",
    title: "Gained",
    has: (change) => effectOf(change).gained || change.trust.gained.length > 0,
  },
  {
    verdict: () => "Not all is decided",
    title: "Not decided",
    has: (change) => effectOf(change).undecided,
  },
  {
    verdict: () => "Access is lost, and none is gained",
    title: "Lost",
    has: ({ access, trust, lessened }) =>
      access.lost.length + trust.lost.length + lessened.length > 0,
  },
  {
    verdict: () => NOTHING,
    title: "Neither gained nor lost",
    has: () => true,
  },
];

/** Those that hold something, each with the groups of alike changes: the loudest class first, then the most holders. */
function sectionsOf(changes: readonly HolderChange[], reference: ServiceReference): Section[] {
  const ids = sensitiveAccess().map(({ id }) => id);
  const groups = alikeChanges(changes).map((group) => {
    const marks = marksOf(group.change, reference);
    return { ...group, marks, kind: KINDS.findIndex(({ has }) => has(group.change, marks)) };
  });
  return KINDS.flatMap(({ verdict, title }, index): Section[] => {
    const own = groups.filter(({ kind }) => kind === index);
    if (own.length === 0) return [];
    const loudness = ({ marks: [mark] }: (typeof own)[number]): number =>
      ids.indexOf(mark?.id ?? "deletion");
    const sorted = own.toSorted(
      (a, b) => loudness(a) - loudness(b) || b.holders.length - a.holders.length,
    );
    const found = new Set(own.flatMap(({ marks }) => marks.map(({ id }) => id)));
    const classes = ids.filter((id) => found.has(id));
    const blocks = sorted.map((group) => ({ ...group, reference }));
    return [{ verdict: verdict(classes.join(", ")), title, blocks }];
  });
}

/** So few are shown unfolded. */
const FEW = 3;

/** Room for the last line. */
const REST = 300;

/** The sections, as far as there is room: whole; else their lines; and what there is no room for, as a number. */
function fitted(sections: readonly Section[], room: number): string[] {
  const few = sections.flatMap(({ blocks }) => blocks).length <= FEW;
  const parts: string[] = [];
  let left = room - REST;
  const add = (part: string): boolean => {
    if (part.length + 2 > left) return false;
    parts.push(part);
    left -= part.length + 2;
    return true;
  };
  let hidden = 0;
  for (const { title, blocks } of sections) {
    const isTitled = sections.length === 1 || add(`#### ${title}`);
    for (const block of blocks) {
      const isShown = isTitled && (add(blockOf(block, few)) || add(lineOf(block)));
      if (!isShown) hidden += block.holders.length;
    }
  }
  const rest = `And ${count(hidden, "more role")} or policies, which a comment has no room for: \`fleetroles diff\` shows all.`;
  return hidden === 0 ? parts : [...parts, rest];
}
