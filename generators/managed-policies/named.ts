import { compare } from "../text/names";
import type { DataPath, Location } from "../problem";
import type { SourceDocument } from "../source/document";

/** An AWS managed policy that a fleet file or a blueprint names, and where. */
export interface NamedPolicy {
  /** Of partition `aws`. */
  readonly arn: string;
  readonly location: Location;
  /** Whether one of the files that name it is in use: else it may be missing. */
  readonly needed: boolean;
}

const NAMED = /^arn:(?:\{\{\s*partition\s*\}\}|aws):iam::(aws:policy\/[\w+=,.@/-]+)$/;

/** A fleet file, or a blueprint. */
export interface NamingFile {
  readonly data: unknown;
  readonly document: SourceDocument;
}

/**
 * The AWS managed policies that files name anywhere, each once, sorted; the place is that of a
 * file in use where there is one. Names that hold placeholders or wildcards are no names yet, and
 * are left out.
 */
export function managedPoliciesNamed<T extends NamingFile>(
  files: readonly T[],
  inUse: (file: T) => boolean,
): NamedPolicy[] {
  const named = new Map<string, NamedPolicy>();
  for (const file of files) {
    const needed = inUse(file);
    for (const { text, path } of texts(file.data, [])) {
      const [, rest] = NAMED.exec(text) ?? [];
      const arn = `arn:aws:iam::${rest ?? ""}`;
      const known = named.get(arn);
      if (rest === undefined || known?.needed === true || (known && !needed)) continue;
      named.set(arn, { arn, needed, location: file.document.locate(path) });
    }
  }
  return [...named.values()].sort((a, b) => compare(a.arn, b.arn));
}

function texts(value: unknown, path: DataPath): { text: string; path: DataPath }[] {
  if (typeof value === "string") return [{ text: value, path }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    texts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
