/** The condition keys of a request, found whatever their case. */
import { quote } from "../../problem";
import { ArgumentError } from "./argument-error";

/** A key holds a text, or a list where it has several values. */
export type ContextValue = string | readonly string[];

/** The keys by their lower-case names: case does not tell keys apart (AWS IAM User Guide, reference_policies_elements_condition). */
export type Context = ReadonlyMap<string, ContextValue>;

/** Keys as callers without types have them: one that is undefined is absent. */
export type GivenContext = Readonly<Record<string, ContextValue | undefined>>;

/**
 * The keys of a request.
 *
 * @throws ArgumentError for a key that is there twice, in two spellings
 */
export function readContext(context: GivenContext = {}): Context {
  const keys = new Map<string, ContextValue>();
  for (const [key, value] of Object.entries(context)) {
    if (value === undefined) continue;
    const name = key.toLowerCase();
    if (keys.has(name)) {
      throw new ArgumentError([
        `the request has the condition key ${quote(key)} twice, in another case: leave one of them out`,
      ]);
    }
    keys.set(name, value);
  }
  return keys;
}

/** The keys that are there, as they are spelled. */
export function presentKeys(context: GivenContext): Readonly<Record<string, ContextValue>> {
  const present = Object.entries(context).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(present);
}
