/** Whole policy documents where a fleet file takes statements. */
import { problem, quote } from "../problem";
import type { DataPath, Problem } from "../problem";
import { place } from "../source/schema-problems";
import { ownValue } from "../text/own-value";
import { NEUTRAL_STATEMENT } from "./repair";

type Mapping = Readonly<Record<string, unknown>>;

/** The sections whose entries have statements. */
const SECTIONS = ["fleets", "workloads", "templates"] as const;

/** What is left of the data, and what was pasted into it. */
export interface Unpasted {
  readonly data: Mapping;
  readonly problems: readonly Problem[];
}

/**
 * `statements: { Version: …, Statement: […] }`, or an element of the list that is such a document: one mistake, of which the
 * schema would tell as many as the document has keys. What was pasted is left out.
 */
export function withoutPasted(data: Mapping): Unpasted {
  const problems: Problem[] = [];
  const sections = SECTIONS.flatMap((section) => {
    const entries = mapping(ownValue(data, section));
    if (entries === undefined) return [];
    const own = Object.entries(entries).map(([name, entry]) => {
      return [name, withoutDocuments(entry, [section, name, "statements"], problems)] as const;
    });
    return [[section, Object.fromEntries(own)] as const];
  });
  return problems.length === 0
    ? { data, problems }
    : { data: { ...data, ...Object.fromEntries(sections) }, problems };
}

function withoutDocuments(entry: unknown, path: DataPath, problems: Problem[]): unknown {
  const fleet = mapping(entry);
  const statements = fleet && ownValue(fleet, "statements");
  if (fleet === undefined || statements === undefined) return entry;
  if (isDocument(statements)) {
    problems.push(pasted(path));
    return { ...fleet, statements: [] };
  }
  if (!Array.isArray(statements) || !statements.some(isDocument)) return entry;
  const left = statements.map((one, index): unknown => {
    if (!isDocument(one)) return one;
    problems.push(pasted([...path, index]));
    // The places of the others stay.
    return NEUTRAL_STATEMENT;
  });
  return { ...fleet, statements: left };
}

function isDocument(value: unknown): boolean {
  const document = mapping(value);
  return document !== undefined && Object.hasOwn(document, "Statement");
}

function mapping(value: unknown): Mapping | undefined {
  const isOne = typeof value === "object" && value !== null && !Array.isArray(value);
  return isOne ? (value as Mapping) : undefined;
}

function pasted(path: DataPath): Problem {
  return problem("wrong-value", {
    message: `${place(path)} is a whole policy document, and ${quote("statements")} takes its statements alone`,
    fix: "write the elements of its Statement as the elements of statements:, without Version, Id and Statement",
    path,
  });
}
