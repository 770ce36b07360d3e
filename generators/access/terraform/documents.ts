/** Documents as a configuration has them: JSON in a text, known or not. */
import { PolicyError } from "../../iam/proof/policy";
import { prepare } from "../../iam/proof/statements";
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../compare";
import type { HeldPolicy } from "../holder";
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
  const document = parsed(value, kind);
  if (typeof document === "string") return unknownPolicy(kind, name, document);
  return { kind, name, document };
}

/** The document, or why it is none. */
function parsed(value: unknown, kind: HeldPolicy["kind"]): object | string {
  try {
    const document: unknown = typeof value === "string" ? JSON.parse(value) : value;
    if (typeof document !== "object" || document === null) return "it is no policy document";
    const role = kind === "trust" || kind === "resource" ? kind : "identity";
    prepare(document, role, 0);
    return document;
  } catch (error) {
    if (error instanceof PolicyError) {
      return `it is no policy document: ${error.message.replace(/^(identity|trust|resource)\[0\]: /, "")}`;
    }
    if (error instanceof SyntaxError) return "it is no policy document, for it is not JSON";
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
