/** Reads one file of templates/intents, with the same care as a fleet file. */
import { z } from "zod";
import type { Condition } from "../iam/document";
import type { Problem } from "../problem";
import { parseSource } from "../source/document";
import { located } from "../source/located";
import { schemaProblems } from "../source/schema-problems";
import { readSource } from "../source/source";
import { type ConditionData, type EntryData, intentsFileSchema, type ResourceData } from "./schema";
import type { IntentEntry, IntentService, ResourceIntent } from "./types";

/** What one file says. */
export interface IntentsFile {
  /** Absent where anything in the file is wrong. */
  readonly about?: IntentService;
  readonly resources: readonly ResourceIntent[];
  readonly problems: readonly Problem[];
}

/** What one file says: its resources, or, if anything in it is wrong, none and the problems. */
export function readIntentsFile(path: string): IntentsFile {
  const source = readSource(path, "intents file");
  if ("id" in source) return { resources: [], problems: [source] };
  const document = parseSource(source);
  if (!("data" in document)) return { resources: [], problems: document };
  const parsed = intentsFileSchema.safeParse(document.data);
  if (!parsed.success) {
    const schema = z.toJSONSchema(intentsFileSchema, { target: "draft-7", reused: "inline" });
    const problems = schemaProblems(parsed.error.issues, document.data, schema as object);
    return { resources: [], problems: located(problems, document) };
  }
  const { service, resources, source: page, notes = [], unverified = [] } = parsed.data;
  const read = Object.entries(resources).map(([type, data]) => toResource(service, type, data));
  return { about: { service, source: page, notes, unverified }, resources: read, problems: [] };
}

function toResource(service: string, type: string, data: ResourceData): ResourceIntent {
  const { arn, parts = [], condition = {}, optional, suffix, also, access } = data;
  const verbs = Object.entries(access).map(
    ([verb, entries]) => [verb, entries.map(toEntry)] as const,
  );
  return {
    service,
    type,
    optional: optional ?? {},
    ...(suffix === undefined ? {} : { suffix }),
    ...(also === undefined ? {} : { also }),
    ...(arn === undefined ? {} : { own: { parts, condition: toCondition(condition) } }),
    access: new Map(verbs),
  };
}

function toEntry(data: EntryData): IntentEntry {
  const { actions, on, name, wildcards, condition, why, source = [], calls = {} } = data;
  return {
    actions,
    why,
    sources: [source].flat(),
    calls: new Map(Object.entries(calls)),
    ...(on === undefined ? {} : { on }),
    ...(name === undefined ? {} : { name }),
    ...(wildcards === undefined ? {} : { wildcards }),
    ...(condition === undefined ? {} : { condition: toCondition(condition) }),
  };
}

function toCondition(data: ConditionData): Condition {
  return mapValues(data, (keys) => mapValues(keys, (values) => [values].flat()));
}

function mapValues<A, B>(of: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, to(value)]));
}
