/** Statements of trust and resource policies, one for each of those whom they name. */
import type { PolicyDocumentInput } from "./policy";

/**
 * The same policy with an Allow statement for each principal: of each it is asked, and shown, whether he is let in. What has not the
 * form of a policy stays as it is.
 */
export function eachPrincipal(document: PolicyDocumentInput): PolicyDocumentInput {
  const { Statement: statements, ...others } = document as { readonly Statement?: unknown };
  if (statements === undefined) return document;
  return { ...others, Statement: [statements].flat().flatMap(split) };
}

function split(statement: unknown): unknown[] {
  if (typeof statement !== "object" || statement === null) return [statement];
  const entries = Object.entries(statement).filter(([element]) => element !== "Sid");
  const rest = Object.fromEntries(entries) as Readonly<Record<string, unknown>>;
  const { Effect, Principal } = rest;
  if (Effect !== "Allow" || typeof Principal !== "object" || Principal === null) return [statement];
  const named = Object.entries(Principal).flatMap(([type, names]: [string, unknown]) =>
    [names].flat().map((name: unknown) => ({ [type]: name })),
  );
  return named.length < 2 ? [statement] : named.map((one) => ({ ...rest, Principal: one }));
}
