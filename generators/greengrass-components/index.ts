/** What components of AWS IoT Greengrass that AWS ships need, as AWS documents it. */
import { z } from "zod";
import type { Problem } from "../problem";
import { parseSource } from "../source/document";
import { located } from "../source/located";
import { schemaProblems } from "../source/schema-problems";
import { readSource } from "../source/source";
import { componentsFileSchema, type ComponentData } from "./schema";

export type { ComponentData } from "./schema";

/** Components by name. */
export type Components = ReadonlyMap<string, ComponentData>;

/** What a file says; or, if anything in it is wrong, the problems. */
export function readComponents(path: string): Components | readonly Problem[] {
  const source = readSource(path, "file of components");
  if ("id" in source) return [source];
  const document = parseSource(source);
  if (!("data" in document)) return document;
  const parsed = componentsFileSchema.safeParse(document.data);
  if (parsed.success) return new Map(Object.entries(parsed.data));
  const schema = z.toJSONSchema(componentsFileSchema, { target: "draft-7", reused: "inline" });
  return located(schemaProblems(parsed.error.issues, document.data, schema as object), document);
}
