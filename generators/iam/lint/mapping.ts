import { ownValue } from "../../text/own-value";

/** A JSON object. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, and no list. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at the way in, or undefined. */
export function valueAt(root: unknown, way: readonly (string | number)[]): unknown {
  let value = root;
  for (const step of way) {
    if (typeof value !== "object" || value === null) return undefined;
    value = ownValue(value as Mapping, String(step));
  }
  return value;
}
