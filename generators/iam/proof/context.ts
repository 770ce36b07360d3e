/** The condition keys of a request, found whatever their case. */
import { quote } from "../../problem";

/** What a request says that no request of AWS could. */
export class RequestError extends Error {
  override readonly name = "RequestError";
}

/** A key holds a text, or a list where it has several values. */
export type ContextValue = string | readonly string[];

/** The keys by their lower-case names: case does not tell keys apart (AWS IAM User Guide, reference_policies_elements_condition). */
export type Context = ReadonlyMap<string, ContextValue>;

/**
 * The keys of a request.
 *
 * @throws RequestError for a key that is there twice, in two spellings
 */
export function readContext(context: Readonly<Record<string, ContextValue>> = {}): Context {
  const keys = new Map<string, ContextValue>();
  for (const [key, value] of Object.entries(context)) {
    const name = key.toLowerCase();
    if (keys.has(name)) {
      throw new RequestError(
        `the request has the condition key ${quote(key)} twice, in another case: leave one of them out`,
      );
    }
    keys.set(name, value);
  }
  return keys;
}
