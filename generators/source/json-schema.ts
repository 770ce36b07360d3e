/** A JSON Schema, as far as messages are made from it. */
import type { DataPath } from "../problem";
import { ownValue } from "../text/own-value";

/** The parts of a JSON Schema that messages are made from. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** The schema of what stands at a path; of several that could, the first. */
export function schemaAt(schema: JsonSchema, path: DataPath): JsonSchema | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const candidates = [schema, ...(schema.anyOf ?? [])];
  for (const candidate of candidates) {
    const next = child(candidate, step);
    const found = next && schemaAt(next, rest);
    if (found) return found;
  }
  return undefined;
}

function child(schema: JsonSchema, step: string | number): JsonSchema | undefined {
  if (typeof step === "number") return schema.items;
  const named = ownValue(schema.properties, step);
  if (named !== undefined) return named;
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

/** The keys that a mapping may have, whichever of several forms it takes. */
export function keysOf({ properties = {}, anyOf = [] }: JsonSchema): string[] {
  return [...new Set([...Object.keys(properties), ...anyOf.flatMap(keysOf)])];
}
