import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { FetchedPolicy, PolicyEntry, PolicyList } from "../aws/fetch-policies";
import { managedPolicyArn } from "../iam/arn/identities";
import { compare } from "../text/names";
import { problem } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";
import { readSource } from "../source/source";

/** The folder of a snapshot that holds the documents. */
export const DOCUMENTS = "documents";
export const INDEX_FILE = "index.json";
export const REPLACED_FILE = "replaced.json";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const VERSION = /^v\d+$/;
const PATH = /^\/(.*\/)?$/;
/** Also a file name of ours, so it must not lead out of the folder. */
const NAME = /^(?!\.)[\w+=,.@-]{1,128}$/;

const date = z.string().regex(DATE, "is no date YYYY-MM-DD");
const version = z.string().regex(VERSION, "is no version such as v1");
const name = z.string().regex(NAME, "is no policy name");
const arn = z.string().regex(/^arn:aws:iam::aws:policy\//, "is no ARN of an AWS managed policy");

// There are 1,500 of them, and every run needs the index: a schema of each took four times as long.
const policies = z.custom<Readonly<Record<string, PolicyEntry>>>().check((context) => {
  const value = context.value as unknown;
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const wrong = entries.find(([key, entry]) => !NAME.test(key) || !isEntry(entry));
  if (entries.length > 0 && wrong === undefined) return;
  const path = wrong === undefined ? [] : [wrong[0]];
  const message =
    'needs the form "Name": { "path": "/", "version": "v1", "updated": "2026-05-01" }';
  context.issues.push({ code: "custom", input: value, path, message });
});

function isEntry(data: unknown): boolean {
  const entry = data as Partial<Record<keyof PolicyEntry, unknown>> | null;
  const is = (value: unknown, form: RegExp): boolean =>
    typeof value === "string" && form.test(value);
  return is(entry?.path, PATH) && is(entry?.version, VERSION) && is(entry?.updated, DATE);
}

const index = z.strictObject({ asOf: date, policies });
const replaced = z.record(name, z.strictObject({ arn, evidence: z.string().min(1) }));
const documentFile = z.strictObject({ name, arn, version, updated: date, document: z.unknown() });

/** Deprecated policies by name: the ARN of what replaces each, and how that is known. */
export type Replaced = z.infer<typeof replaced>;

/** Whether a folder has a snapshot, sound or not. */
export function hasSnapshot(folder: string): boolean {
  return existsSync(join(folder, INDEX_FILE));
}

/** Whether a reader gave a problem: what it reads may have any keys, but not this value for this one. */
export function isProblem(part: object): part is Problem {
  return "severity" in part && typeof part.severity === "string";
}

/** Reads a snapshot's index, or says in one problem why it is none. */
export function readIndex(folder: string): PolicyList | Problem {
  return readJson(join(folder, INDEX_FILE), index);
}

/** Reads which deprecated policies are replaced by which; a snapshot need not know of any. */
export function readReplaced(folder: string): Replaced | Problem {
  const file = join(folder, REPLACED_FILE);
  return existsSync(file) ? readJson(file, replaced) : {};
}

/** The text of `replaced.json`, which is kept by hand, to be taken along as it is. */
export function replacedText(folder: string): string | undefined {
  const file = join(folder, REPLACED_FILE);
  if (!existsSync(file)) return undefined;
  const source = readSource(file, "snapshot file");
  return "id" in source ? undefined : source.text;
}

/** Reads a policy's document; undefined where the snapshot has none of it. */
export function readDocument(
  folder: string,
  policy: string,
  known: PolicyEntry,
): FetchedPolicy | Problem | undefined {
  const path = join(folder, DOCUMENTS, `${policy}.json`);
  if (!existsSync(path)) return undefined;
  const file = readJson(path, documentFile);
  if (isProblem(file)) return file;
  const expected = { name: policy, arn: managedPolicyArn(known.path, policy), ...known };
  const wrong = (["name", "arn", "version", "updated"] as const).find(
    (key) => file[key] !== expected[key],
  );
  if (wrong === undefined) return file;
  const says = `${wrong} ${JSON.stringify(file[wrong])}`;
  return malformed(path, `says ${says}, but the index ${JSON.stringify(expected[wrong])}`);
}

/** A problem with a policy's document that is none. */
export function badDocument(folder: string, policy: string, what: string): Problem {
  const path = join(folder, DOCUMENTS, `${policy}.json`);
  return malformed(path, `holds no identity policy: ${what}`);
}

/** The index as text: a policy a line, sorted, so that a diff shows which of them changed. */
export function indexText({ asOf, policies }: PolicyList): string {
  const lines = Object.entries(policies)
    .sort(([a], [b]) => compare(a, b))

    .map(([policy, { path, version: of, updated }]) => {
      const fields = Object.entries({ path, version: of, updated });
      const text = fields.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
      return `    ${JSON.stringify(policy)}: { ${text.join(", ")} }`;
    });
  return `{\n  "asOf": ${JSON.stringify(asOf)},\n  "policies": {\n${lines.join(",\n")}\n  }\n}\n`;
}

/** A document file as text. */
export function documentText(file: FetchedPolicy): string {
  const { name: policy, arn: of, version: at, updated, document } = file;
  return `${JSON.stringify({ name: policy, arn: of, version: at, updated, document }, null, 2)}\n`;
}

function readJson<T>(path: string, schema: z.ZodType<T>): T | Problem {
  const source = readSource(path, "snapshot file");
  if ("id" in source) return { ...source, fix: REFRESH };
  const data = parseJson(source.text);
  if (data === undefined) return malformed(path, "is not valid JSON");
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return malformed(path, `is malformed at ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const REFRESH = "restore it from version control, or write the snapshot anew: fleetroles snapshot";

function malformed(path: string, what: string): Problem {
  const file = displayPath(path);
  const message = `${JSON.stringify(file)} ${what}`;
  return problem("bad-snapshot", { message, fix: REFRESH, location: { file } });
}
