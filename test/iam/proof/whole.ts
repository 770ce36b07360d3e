/** Policies of case files as `evaluate` takes them. */
import type { Policies } from "../../../generators/iam";

type Kinds = Readonly<Record<string, unknown>>;

/** Of a document that is one statement, or a list of them, the case file has these alone. */
export function whole(policies: Kinds): Policies {
  return Object.fromEntries(
    Object.entries(policies).map(([kind, value]) => [
      kind,
      kind === "identity" || kind === "boundary" ? [documentOf(value)].flat() : valueOf(value),
    ]),
  );
}

/** Control policies are in levels: each is a list, of one statement too. */
function valueOf(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(Array.isArray)) return documentOf(value);
  return value.map((level: unknown[]) => level.map(documentOf));
}

function documentOf(value: unknown): unknown {
  if (!Array.isArray(value)) return isStatement(value) ? document([value]) : value;
  return value.length > 0 && value.every(isStatement) ? document(value) : value.map(documentOf);
}

function document(Statement: readonly unknown[]): object {
  return { Version: "2012-10-17", Statement };
}

function isStatement(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "Effect");
}
