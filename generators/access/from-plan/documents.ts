/** Documents in a plan. */
import { ownValue } from "../../text/own-value";
import { AFTER_APPLY } from "../compare";
import type { HeldPolicy } from "../holder";
import type { PlanResource } from "./plan";

/** The policy that an argument holds as JSON; undefined where it holds none. */
export function documentIn(
  { values, unknown }: PlanResource,
  argument: string,
  held: Pick<HeldPolicy, "kind" | "name">,
): HeldPolicy | undefined {
  if (ownValue(unknown, argument) === true) {
    return { ...held, document: undefined, why: AFTER_APPLY };
  }
  const value = ownValue(values, argument);
  return typeof value === "string" && value.trim() !== "" ? parsed(value, held) : undefined;
}

/** A document's JSON. */
export function parsed(json: string, held: Pick<HeldPolicy, "kind" | "name">): HeldPolicy {
  try {
    const document: unknown = JSON.parse(json);
    if (typeof document === "object" && document !== null) return { ...held, document };
  } catch {
    // Said below: it is not known what it means.
  }
  return { ...held, document: undefined, why: "it is no JSON document" };
}
