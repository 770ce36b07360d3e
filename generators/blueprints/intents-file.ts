/** Reads one file of templates/intents: YAML, its schema, and where in it a mistake is. */
import { type Document, isCollection, isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Condition } from "../iam/document";
import { type Location, type Problem, quote } from "../problem";
import {
  type ConditionData,
  type EntryData,
  intentsFileSchema,
  type ResourceData,
} from "./intents-schema";
import type { IntentEntry, ResourceIntent } from "./intents-types";

/** What one file says: its resources, or, if anything in it is wrong, none and the problems. */
export function readIntentsFile(
  file: string,
  source: string,
): { resources: ResourceIntent[]; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const location = { file, ...position(lines, fault.pos[0]) };
    return { resources: [], problems: [problem("syntax", firstLine(fault.message), location)] };
  }
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  const result = intentsFileSchema.safeParse(data);
  if (result.success) {
    const { service, resources } = result.data;
    const read = Object.entries(resources).map(([type, data]) => toResource(service, type, data));
    return { resources: read, problems: [] };
  }
  const problems = result.error.issues.map((issue) => {
    const location = { file, ...positionOf(document, lines, issue.path) };
    return problem("schema", describe(issue, data), location);
  });
  return { resources: [], problems };
}

function problem(kind: string, what: string, location: Location): Problem {
  return {
    id: `intents-${kind}`,
    severity: "error",
    message: `${location.file}: ${what}`,
    fix: "write it as the other files of the folder do: service, resources, access, actions",
    location,
  };
}

/** Where in the file, the value if it is no collection, and what is wrong with it. */
function describe(issue: z.core.$ZodIssue, data: unknown): string {
  const where = issue.path.map(String).join(".") || "the file";
  const inner = issue.code === "invalid_key" ? issue.issues[0]?.message : undefined;
  const value = inner === undefined ? valueAt(data, issue.path) : issue.path.at(-1);
  const shown = typeof value === "string" || typeof value === "number" ? ` ${quote(value)}` : "";
  return `${where}:${shown} ${inner ?? issue.message}`;
}

function valueAt(data: unknown, at: readonly PropertyKey[]): unknown {
  return at.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
  }, data);
}

function toResource(service: string, type: string, data: ResourceData): ResourceIntent {
  const { parts, condition, optional, suffix, also, access } = data;
  const verbs = Object.entries(access).map(
    ([verb, entries]) => [verb, entries.map(toEntry)] as const,
  );
  return {
    service,
    type,
    optional: optional ?? {},
    ...(suffix === undefined ? {} : { suffix }),
    ...(also === undefined ? {} : { also }),
    ...(parts === undefined || condition === undefined
      ? {}
      : { own: { parts, condition: toCondition(condition) } }),
    access: new Map(verbs),
  };
}

function toEntry({ actions, on, name, condition }: EntryData): IntentEntry {
  return {
    actions,
    ...(on === undefined ? {} : { on }),
    ...(name === undefined ? {} : { name }),
    ...(condition === undefined ? {} : { condition: toCondition(condition) }),
  };
}

function toCondition(data: ConditionData): Condition {
  return mapValues(data, (keys) => mapValues(keys, (values) => [values].flat()));
}

function mapValues<A, B>(of: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, to(value)]));
}

function positionOf(
  document: Document,
  lines: LineCounter,
  at: readonly PropertyKey[],
): { line?: number; column?: number } {
  for (let length = at.length; length >= 0; length--) {
    const keys = at.slice(0, length);
    const root = document.contents;
    const node = length === 0 || !isCollection(root) ? root : root.getIn(keys, true);
    if (isNode(node) && node.range) return position(lines, node.range[0]);
  }
  return {};
}

function position(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** The parser's message without its code frame and its own way to say the position. */
function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? message).replace(/ at line \d+, column \d+:$/, "");
}
