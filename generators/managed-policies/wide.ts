/** AWS managed policies that are known to be wide. */
import path from "node:path";
import { z } from "zod";
import { packageFolder } from "../package-root";
import { parseSource } from "../source/document";
import { readSource } from "../source/source";

const text = z.string().min(1);

const widePolicy = z.strictObject({
  /** What it gives beyond what its name says. */
  gives: text,
  /** What to use in its place. */
  instead: text,
  /** Some of what it allows, as a proof of that: a resource by the action. */
  allows: z.record(text, text).optional(),
  source: z.string().regex(/^https:\/\/[^\s<>"]+$/, "is no https address"),
});

/** What is known of one. */
export type WidePolicy = z.infer<typeof widePolicy>;

let loaded: ReadonlyMap<string, WidePolicy> | undefined;

/**
 * Those that are known, by name, read once.
 *
 * @throws Error where the file is not as it should be: a test reads it
 */
export function widePolicies(): ReadonlyMap<string, WidePolicy> {
  loaded ??= read(path.join(packageFolder("templates", "wide-policies"), "aws.yaml"));
  return loaded;
}

function read(file: string): ReadonlyMap<string, WidePolicy> {
  const source = readSource(file, "file of wide policies");
  if ("id" in source) throw new Error(source.message);
  const document = parseSource(source);
  if (!("data" in document)) throw new Error(`${file}: ${document[0]?.message ?? "is no YAML"}`);
  const parsed = z.record(text, widePolicy).safeParse(document.data);
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`);
  return new Map(Object.entries(parsed.data));
}
