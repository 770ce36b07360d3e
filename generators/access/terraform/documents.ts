/** Documents as a configuration has them: JSON in a text, known or not. */
import { grouped } from "../../text/grouped";
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../not-known";
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

/**
 * Each name once: inline policies before others, each by name. Of several inline policies of one name AWS keeps what was written
 * last, and that is for nobody to know.
 */
export function inOrder(policies: readonly HeldPolicy[]): HeldPolicy[] {
  const byKey = [...grouped(policies, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return byKey.map(([, [one, ...more]]) => {
    const text = JSON.stringify(one.document);
    const isOne =
      one.kind !== "inline" || more.every((other) => JSON.stringify(other.document) === text);
    return isOne ? one : unknownPolicy(one.kind, one.name, "several resources write it");
  });
}

/** What tells a policy from the others of a holder. */
export function keyOf({ kind, name }: HeldPolicy): string {
  return `${kind === "inline" ? "inline" : "managed"} ${name}`;
}
