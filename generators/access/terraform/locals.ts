/** Documents that root modules have as local values, as `fleetroles synth` writes them. */
import { ownValue } from "../../text/own-value";
import { fieldsOf, type Fields } from "../fields";

/** A document of this module: nothing else is in the text. */
const DOCUMENT = /^\$\{jsonencode\(local\.([\w-]+)\)\}$/;

/**
 * The files of a root module with the texts of documents where these stand as local values: what they come to, as templates, which
 * both are.
 */
export function withoutLocals(documents: readonly unknown[]): unknown[] {
  const locals = Object.assign(
    {},
    ...documents.map((one) => fieldsOf(fieldsOf(one).locals)),
  ) as Fields;
  if (Object.keys(locals).length === 0) return [...documents];
  return documents.map((one) => filled(one, locals));
}

function filled(data: unknown, locals: Fields): unknown {
  if (typeof data === "string") {
    const document = ownValue(locals, DOCUMENT.exec(data)?.[1] ?? "");
    return typeof document === "object" && document !== null ? JSON.stringify(document) : data;
  }
  if (Array.isArray(data)) return data.map((one) => filled(one, locals));
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [key, filled(value, locals)] as const);
  return Object.fromEntries(entries);
}
