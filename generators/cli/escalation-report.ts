/** Which role can become which, for people and as data. */
import type { Becoming, Edge, OpenEnd } from "../access/becomes";
import type { PolicyHolder } from "../access/holder";
import { needsOf } from "../iam/escalation";
import type { Completion, EscalationPath } from "../iam/escalation";
import { grouped } from "../text/grouped";
import { sentenceList } from "../text/lists";
import { markdownText } from "../text/markdown";
import { holderData, holderWords } from "./answers";

/** A paragraph for each who can become another, and a line that counts. */
export function escalationText(becoming: Becoming, asked: readonly PolicyHolder[]): string {
  const parts = partsOf(becoming);
  const paragraphs = parts.map(({ who, lines }) => [`${who} can become`, ...lines].join("\n  "));
  return [...paragraphs, countOf(parts.length, asked)].join("\n\n");
}

/** The same as lists. */
export function escalationMarkdown(becoming: Becoming, asked: readonly PolicyHolder[]): string {
  const parts = partsOf(becoming);
  const lists = parts.map(({ who, lines }) => {
    const items = lines.map((line) => `  - ${markdownText(line)}`);
    return [`- ${markdownText(who)} can become`, ...items].join("\n");
  });
  return [...lists, `\n${countOf(parts.length, asked)}`].join("\n");
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
      lines: Array.from(lines, ([to, [first, ...rest]]) => {
        const others = rest.map(({ id }) => id);
        const also = others.length === 0 ? "" : `; also by ${sentenceList(others)}`;
        return `${to}: ${first.way}${also}`;
      }),
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
export function escalationData({ edges, open }: Becoming): Record<string, unknown> {
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
  };
}
