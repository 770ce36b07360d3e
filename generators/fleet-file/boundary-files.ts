/** Policies in files beside the fleet file: permissions boundaries that the project makes itself. */
import { resolve } from "node:path";
import { z } from "zod";
import type { DataPath, Problem } from "../problem";
import { parseSource } from "../source/document";
import type { SourceDocument } from "../source/document";
import { filesNamed } from "../source/inside";
import { located } from "../source/located";
import { schemaProblems, valueAt } from "../source/schema-problems";
import { readSource } from "../source/source";
import { originOf } from "../source/traced";
import type { Traced } from "../source/traced";
import { placeholderProblems } from "./placeholders";
import { statement } from "./schema-access";

const POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::photos/*"] }],
};

const policySchema = z
  .strictObject({
    Version: z.literal("2012-10-17").meta({ examples: [POLICY.Version] }),
    Id: z.string().optional(),
    Statement: z
      .union([
        z.array(statement.omit({ for: true, by: true })).min(1),
        statement.omit({ for: true, by: true }),
      ])
      .meta({ examples: [POLICY.Statement] }),
  })
  .meta({ examples: [POLICY] });

/** A policy as it was written. */
export type PolicyFileData = z.infer<typeof policySchema>;

/** A policy's file: as places name it, and what is in it. */
export interface PolicyFile {
  readonly file: string;
  readonly document: SourceDocument;
  readonly data: PolicyFileData;
}

/** Every file that is named as a permissions boundary, by where it is named (the path, as JSON). */
export interface PolicyFiles {
  readonly files: ReadonlyMap<string, PolicyFile>;
  readonly problems: readonly Problem[];
  readonly texts: Readonly<Record<string, string>>;
  readonly named: readonly string[];
}

/** `folderOf`: where paths in a document start; `project`: what they must not leave. */
export function policyFilesOf(
  whole: Traced,
  folderOf: (document: SourceDocument) => string,
  project: string,
): PolicyFiles {
  const files = new Map<string, PolicyFile>();
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  const named: string[] = [];
  const known = new Map<string, PolicyFile | undefined>();
  const wrong = new Set<string>();
  for (const path of placesOf(whole.value)) {
    const { file: name } = valueAt(whole.value, path) as { readonly file: string };
    const { document, path: at } = originOf(whole, [...path, "file"]);
    const folder = folderOf(document);
    named.push(resolve(folder, name));
    const found = filesNamed({ name, folder, project, isOne: true });
    if ("id" in found) {
      const location = document.locate(at);
      const said = JSON.stringify(location);
      // Many fleets have it of one template.
      if (!wrong.has(said)) problems.push({ ...found, location });
      wrong.add(said);
      continue;
    }
    const [only = ""] = found;
    if (!known.has(only)) {
      const read = readPolicy(only);
      problems.push(...read.problems);
      Object.assign(texts, read.texts);
      known.set(only, read.policy);
    }
    const policy = known.get(only);
    if (policy) files.set(JSON.stringify(path), policy);
  }
  return { files, problems, texts, named };
}

/** Where a file is named: under every key that settings of roles can stand under. */
function placesOf(data: unknown): DataPath[] {
  const all = (path: DataPath): DataPath[] => {
    const value = valueAt(data, path);
    return typeof value === "object" && value !== null
      ? Object.keys(value).map((key) => [...path, key])
      : [];
  };
  const subjects = [...all(["fleets"]), ...all(["workloads"])];
  const roles = subjects.flatMap((path) => all([...path, "roles"]));
  return [["defaults"], ...all(["environments"]), ...subjects, ...roles]
    .map((path) => [...path, "permissions_boundary"])
    .filter((path) => typeof valueAt(data, [...path, "file"]) === "string");
}

function readPolicy(path: string): {
  readonly policy?: PolicyFile;
  readonly problems: readonly Problem[];
  readonly texts: Readonly<Record<string, string>>;
} {
  const source = readSource(path, "policy");
  if ("id" in source) return { problems: [source], texts: {} };
  const texts = { [source.file]: source.text };
  const document = parseSource(source);
  if (!("data" in document)) return { problems: document, texts };
  const parsed = policySchema.safeParse(document.data);
  if (!parsed.success) {
    const schema: Record<string, unknown> = z.toJSONSchema(policySchema, {
      target: "draft-7",
      reused: "inline",
    });
    const found = schemaProblems(parsed.error.issues, document.data, schema);
    return { problems: located(found, document), texts };
  }
  // What an account's stacks share: the policy is the same for all environments of it.
  const wrong = placeholderProblems(parsed.data, [], ["account", "partition"]);
  if (wrong.length > 0) return { problems: located(wrong, document), texts };
  return { policy: { file: source.file, document, data: parsed.data }, problems: [], texts };
}
