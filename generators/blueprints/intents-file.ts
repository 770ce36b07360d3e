/** Reads one file of templates/intents: YAML, its schema, and where in it a mistake is. */
import { type Document, isCollection, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { Condition } from "../iam/document";
import type { Location, Problem } from "../problem";
import type { IntentEntry, ResourceIntent } from "./intents-types";

const text = z.string().min(1);
const placeholder = z.string().regex(/^[A-Za-z]\w*$/, "is no placeholder name, such as TableName");
const conditionSchema = z.record(text, z.record(text, z.union([text, z.array(text).min(1)])));

const entrySchema = z
  .strictObject({
    actions: z
      .array(
        z.string().regex(/^[A-Z][A-Za-z0-9]*$/, "is no action name without its service prefix"),
      )
      .min(1),
    on: text.optional(),
    name: text.optional(),
    condition: conditionSchema.optional(),
  })
  .refine((entry) => (entry.name !== undefined) === (entry.on !== undefined && entry.on !== "*"), {
    error: "needs `name` exactly where `on` names another resource type",
  });

const resourceSchema = z
  .strictObject({
    arn: z.literal("*").optional(),
    parts: z.array(placeholder).min(1).optional(),
    condition: conditionSchema.optional(),
    optional: z.record(placeholder, text).optional(),
    suffix: text.optional(),
    also: text.optional(),
    access: z.record(
      z.string().regex(/^[a-z]+(-[a-z]+)*$/, "is no verb in lower case"),
      z.array(entrySchema).min(1),
    ),
  })
  .refine((r) => new Set([r.arn, r.parts, r.condition].map((v) => v === undefined)).size === 1, {
    error: "needs `arn`, `parts` and `condition` together, or none of them",
  });

const fileSchema = z.strictObject({
  service: z.string().regex(/^[a-z0-9-]+$/, "is no service prefix, such as dynamodb"),
  resources: z.record(text, resourceSchema),
});

type ResourceData = z.infer<typeof resourceSchema>;
type EntryData = z.infer<typeof entrySchema>;
type ConditionData = z.infer<typeof conditionSchema>;

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
  const result = fileSchema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (result.success) {
    const { service, resources } = result.data;
    const read = Object.entries(resources).map(([type, data]) => toResource(service, type, data));
    return { resources: read, problems: [] };
  }
  const problems = result.error.issues.map((issue) => {
    const where = issue.path.map(String).join(".");
    const location = { file, ...positionOf(document, lines, issue.path) };
    return problem("schema", `${where || "the file"}: ${issue.message}`, location);
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

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
