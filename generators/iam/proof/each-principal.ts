/** Statements of trust and resource policies, one for each of those whom they name and the other policy does not. */
import { grouped } from "../../text/grouped";
import type { PolicyDocumentInput } from "./policy";

/** Of more than so many, those of an account are asked of together. */
const MANY = 24;

/** One of those whom a statement names: `["AWS", "arn:aws:iam::111111111111:role/a"]`. */
type Named = readonly [type: string, name: unknown];

/**
 * The same policy with an Allow statement for each principal who has it in none of the other one: of each it is asked, and shown,
 * whether he is let in. What has not the form of a policy stays as it is.
 */
export function eachPrincipal(
  document: PolicyDocumentInput,
  other: PolicyDocumentInput | undefined,
): PolicyDocumentInput {
  const { Statement: statements, ...others } = document as { readonly Statement?: unknown };
  if (statements === undefined) return document;
  const known = new Set(
    statementsOf(other).flatMap((one) => namesIn(one).map((named) => keyOf(one, named))),
  );
  return {
    ...others,
    Statement: [statements].flat().flatMap((one: unknown) => split(one, known)),
  };
}

function split(statement: unknown, known: ReadonlySet<string>): unknown[] {
  const all = namesIn(statement);
  if (all.length < 2) return [statement];
  const fresh = all.filter((named) => !known.has(keyOf(statement, named)));
  if (fresh.length === 0) return [statement];
  const isFresh = new Set(fresh);
  const groups = grouped(fresh, ([type, name]) =>
    fresh.length > MANY ? `${type} ${accountOf(name)}` : `${type} ${String(name)}`,
  );
  const rest = withoutPrincipal(statement);
  return [all.filter((one) => !isFresh.has(one)), ...groups.values()]
    .filter((names) => names.length > 0)
    .map((names) => ({ ...rest, Principal: principalOf(names) }));
}

function statementsOf(document: PolicyDocumentInput | undefined): unknown[] {
  const { Statement: statements = [] } = { ...document } as { readonly Statement?: unknown };
  return [statements].flat();
}

/** Those whom an Allow statement names; none where it is no such statement. */
function namesIn(statement: unknown): Named[] {
  const { Effect, Principal } = { ...(statement as object) } as Readonly<Record<string, unknown>>;
  if (Effect !== "Allow" || typeof Principal !== "object" || Principal === null) return [];
  return Object.entries(Principal).flatMap(([type, names]: [string, unknown]) =>
    [names].flat().map((name: unknown): Named => [type, name]),
  );
}

function principalOf(names: readonly Named[]): object {
  const types = grouped(names, ([type]) => type);
  return Object.fromEntries(
    [...types].map(([type, all]) => [type, all.map(([, name]) => name)] as const),
  );
}

/** Two statements of one Sid would be none. */
function withoutPrincipal(statement: unknown): object {
  const entries = Object.entries(statement as object);
  return Object.fromEntries(
    entries.filter(([element]) => element !== "Sid" && element !== "Principal"),
  );
}

function keyOf(statement: unknown, named: Named): string {
  return JSON.stringify([withoutPrincipal(statement), named]);
}

function accountOf(name: unknown): string {
  return /\d{12}/.exec(String(name))?.[0] ?? "";
}
