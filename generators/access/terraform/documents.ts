/** Documents as a configuration has them: JSON in a text, known or not. */
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../compare";
import type { HeldPolicy } from "../holder";
import { digestOf, policyFault } from "../policy-fault";
import type { Instance, World } from "./world";

/** It is not what this plan makes. */
export const ELSEWHERE = "it is made elsewhere";

/** A policy without a document. */
export function unknownPolicy(kind: HeldPolicy["kind"], name: string, why: string): HeldPolicy {
  return { kind, name, document: undefined, why };
}

/** The policy in an argument of a resource; none, where it is not set. */
export function policyIn(
  world: World,
  instance: Instance,
  argument: string,
  as: Pick<HeldPolicy, "kind" | "name">,
): HeldPolicy[] {
  const value = ownValue(instance.values, argument);
  if (world.isUnknown(instance, argument)) return [unknownPolicy(as.kind, as.name, AFTER_APPLY)];
  if (value === undefined || value === null || value === "") return [];
  return [policyOf(value, as)];
}

/** The policy that a text holds; without its document, if that is no policy. */
export function policyOf(
  value: unknown,
  { kind, name }: Pick<HeldPolicy, "kind" | "name">,
): HeldPolicy {
  const document = parsed(value);
  const role = kind === "trust" || kind === "resource" ? kind : "identity";
  const fault = typeof document === "string" ? document : policyFault(document, role);
  if (typeof document !== "string" && fault === undefined) return { kind, name, document };
  const why = `it is no policy document: ${fault ?? ""}`;
  return { ...unknownPolicy(kind, name, why), digest: digestOf(value) };
}

/** The document, or why it is none. */
function parsed(value: unknown): object | string {
  try {
    const document: unknown = typeof value === "string" ? JSON.parse(value) : value;
    return typeof document === "object" && document !== null ? document : "it is no mapping";
  } catch (error) {
    if (error instanceof SyntaxError) return "it is not JSON";
    throw error;
  }
}

/** Each name once, the first of them: inline policies before others, each by name. */
export function inOrder(policies: readonly HeldPolicy[]): HeldPolicy[] {
  const keyed = policies.map((one) => [keyOf(one), one] as const);
  const first = new Map([...keyed].reverse());
  return [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** What tells a policy from the others of a holder. */
export function keyOf({ kind, name }: HeldPolicy): string {
  return `${kind === "inline" ? "inline" : "managed"} ${name}`;
}
