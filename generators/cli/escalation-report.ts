/** Which role can become which, for people and as data. */
import type { Becoming, Edge, OpenEnd } from "../access/becomes";
import { unknownOf } from "../access/holder";
import type { PolicyHolder } from "../access/holder";
import { unknownWords } from "../access/words";
import { needsOf } from "../iam/escalation";
import type { Completion, EscalationPath } from "../iam/escalation";
import { grouped } from "../text/grouped";
import { sentenceList } from "../text/lists";
import { markdownText } from "../text/markdown";
import { holderData, holderWords } from "./answers";

/** More lines than this of one say nothing new to people. */
const MOST = 20;

/** A paragraph for each who can become another, what is not known, and a line that counts. */
export function escalationText(becoming: Becoming, asked: readonly PolicyHolder[]): string {
  const parts = partsOf(becoming);
  const paragraphs = parts.map(({ who, lines }) => [`${who} can become`, ...lines].join("\n  "));
  const unknown = unknownLines(asked);
  const rest = unknown.length === 0 ? [] : [["not looked at:", ...unknown].join("\n  ")];
  return [...paragraphs, ...rest, countOf(parts.length, asked)].join("\n\n");
}

/** The same as lists. */
export function escalationMarkdown(becoming: Becoming, asked: readonly PolicyHolder[]): string {
  const parts = partsOf(becoming);
  const lists = parts.map(({ who, lines }) => {
    const items = lines.map((line) => `  - ${markdownText(line)}`);
    return [`- ${markdownText(who)} can become`, ...items].join("\n");
  });
  const unknown = unknownLines(asked).map((line) => `  - ${markdownText(line)}`);
  const rest = unknown.length === 0 ? [] : ["- not looked at:", ...unknown];
  return [...lists, ...rest, `\n${countOf(parts.length, asked)}`].join("\n");
}

/** Policies that nobody knows may lead to more. */
function unknownLines(asked: readonly PolicyHolder[]): string[] {
  const lines = asked.flatMap((holder) =>
    unknownOf(holder).map((policy) => `${holderWords(holder)}: ${unknownWords(policy)}`),
  );
  return shortened(lines);
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - MOST;
  if (more <= 0) return [...lines];
  return [...lines.slice(0, MOST), `and ${String(more)} more: --format json has all`];
}

function countOf(can: number, asked: readonly PolicyHolder[]): string {
  return `${can} can become another, ${asked.length - can} cannot`;
}

interface Part {
  readonly who: string;
  readonly lines: readonly string[];
}

function partsOf({ edges, open }: Becoming): Part[] {
  const byHolder = grouped([...edges, ...open], ({ from }) => from);
  return Array.from(byHolder, ([from, ways]) => {
    // One line for what is become in the same way, by whatever path.
    const lines = grouped(ways.map(lineOf), ({ to }) => to);
    return {
      who: holderWords(from),
      lines: shortened(
        Array.from(lines, ([to, [first, ...rest]]) => {
          const others = rest.map(({ id }) => id);
          const also = others.length === 0 ? "" : `; also by ${sentenceList(others)}`;
          return `${to}: ${first.way}${also}`;
        }),
      ),
    };
  });
}

interface Line {
  readonly to: string;
  readonly way: string;
  readonly id: string;
}

function lineOf(way: Edge | OpenEnd): Line {
  if ("completion" in way) return openLine(way);
  const { to, by, path } = way;
  const who = to === undefined ? "whatever it likes" : holderWords(to);
  const id = path?.id ?? "sts-001";
  const words = path === undefined ? "it can assume it, and is trusted" : canWords(path);
  return { to: who, id, way: by === "assume" ? words : `${words} (${id})` };
}

function openLine({ completion }: OpenEnd): Line {
  const { path, reach } = completion;
  const limit = reach === "any" ? "" : ", of those that its policies name";
  const way = `${canWords(path)} (${path.id})`;
  return { to: `${targetWords(completion)}${limit}`, way, id: path.id };
}

function canWords({ name, given }: EscalationPath): string {
  return `it can ${name}${given === undefined ? "" : `, if ${given}`}`;
}

function targetWords({ path }: Completion): string {
  if (path.becomes === "user") return "a user";
  if (path.becomes === "host") return "the role of what it makes do something";
  return path.trusts.length === 0
    ? "any role"
    : `any role that trusts ${sentenceList(path.trusts, "or")}`;
}

/** The same as data. */
export function escalationData(
  { edges, open }: Becoming,
  asked: readonly PolicyHolder[],
): Record<string, unknown> {
  const pathData = (path: NonNullable<Edge["path"]>): object => ({
    ...{ id: path.id, name: path.name, source: path.source },
    ...{ needs: needsOf(path), given: path.given },
  });
  return {
    escalation: edges.map(({ from, to, by, path }) => ({
      ...{ from: holderData(from), to: to && holderData(to), by, path: path && pathData(path) },
    })),
    beyond: open.map(({ from, completion: { path, reach, named } }) => ({
      ...{ from: holderData(from), becomes: path.becomes, trusts: path.trusts, reach, named },
      path: pathData(path),
    })),
    notKnown: asked.flatMap((holder) =>
      unknownOf(holder).map(({ kind, name, why }) => ({ of: holderData(holder), kind, name, why })),
    ),
  };
}
