import type { HeldPolicy, PolicyHolder } from "../../generators/access/holder";

/** A holder and its policies, a line each. */
export function holderLines({ kind, id, name, policies, boundary, trust }: PolicyHolder): string[] {
  const held = [...policies, ...[boundary ?? []].flat(), ...[trust ?? []].flat()];
  return [`${kind} ${id}${name === undefined ? "" : ` (${name})`}`, ...held.map(policyLine)];
}

function policyLine({ kind, name, document, why, digest }: HeldPolicy): string {
  const is = digest === undefined ? "" : ` (${digest})`;
  if (document === undefined) return `  ${kind} ${name}? ${String(why)}${is}`;
  const { Statement } = document as { Statement: readonly { Action: string | string[] }[] };
  return `  ${kind} ${name}: ${Statement.flatMap(({ Action }) => Action).join(", ")}`;
}
