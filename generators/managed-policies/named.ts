import { compare } from "../text/names";
import type { DataPath, Location } from "../problem";
import type { Blueprint } from "../blueprints/load";

/** An AWS managed policy that a blueprint names, and where. */
export interface NamedPolicy {
  /** Of partition `aws`. */
  readonly arn: string;
  readonly location: Location;
  /** Whether one of the blueprints that name it is in use: else it may be missing. */
  readonly needed: boolean;
}

const NAMED = /^arn:(?:\{\{\s*partition\s*\}\}|aws):iam::(aws:policy\/[\w+=,.@/-]+)$/;

/**
 * The AWS managed policies that blueprints name anywhere, each once, sorted; the place is that of a
 * blueprint in use where there is one. Names that hold placeholders or wildcards are no names yet, and
 * are left out.
 */
export function managedPoliciesNamed(
  blueprints: readonly Blueprint[],
  inUse: (blueprint: Blueprint) => boolean,
): NamedPolicy[] {
  const named = new Map<string, NamedPolicy>();
  for (const blueprint of blueprints) {
    const needed = inUse(blueprint);
    for (const { text, path } of texts(blueprint.data, [])) {
      const [, rest] = NAMED.exec(text) ?? [];
      const arn = `arn:aws:iam::${rest ?? ""}`;
      const known = named.get(arn);
      if (rest === undefined || known?.needed === true || (known && !needed)) continue;
      named.set(arn, { arn, needed, location: blueprint.document.locate(path) });
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
