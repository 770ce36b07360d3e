import { NAMED_KINDS } from "../../blueprints/part-kinds";
import { compare } from "../../text/names";
import { didYouMean } from "../../text/nearest";
import { problemAt, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { ModuleData } from "../../fleet-file/schema";
import { isFault, parseTemplate } from "../../source/template";
import type { TemplatePart } from "../../source/template";
import type { StackParts } from "../parts/blueprint-parts";
import type { Facts, Placement } from "../placements";
import { profileOutputs } from "./module-calls";
import type { ModuleCall } from "../types";
import { ownValue } from "../../text/own-value";

/** What the stack puts out: `<id>_arn` and `<id>_name` of all that has them. */
export function outputNames(parts: StackParts): string[] {
  const all = NAMED_KINDS.flatMap(({ list }): readonly { readonly id: string }[] => parts[list]);
  const ids = [...all.map(({ id }) => id), ...profileOutputs(parts)];
  return ids.flatMap((id) => [`${id}_arn`, `${id}_name`]).sort(compare);
}

/**
 * The modules that a fleet has in its stack, by id, with the facts filled into their inputs and marks in
 * place of what only Terraform knows.
 *
 * @param called the id of the call of the blueprint's module, if there is one
 */
export function ownModules(
  { data, facts, path }: Placement,
  parts: StackParts,
  called: string | undefined,
): { calls: ModuleCall[]; problems: Problem[] } {
  if (data.modules === undefined) return { calls: [], problems: [] };
  const outputs = outputNames(parts);
  const problems: Problem[] = [];
  const modules = Object.entries(data.modules).sort(([a], [b]) => compare(a, b));
  const calls = modules.map(([id, module]): ModuleCall => {
    const at = [...path, "modules", id];
    problems.push(...idProblems(id, at, parts, called));
    problems.push(...unknownReferences(module.inputs, [...at, "inputs"], [facts, outputs]));
    const { source, version } = module;
    return {
      id,
      source,
      ...(version !== undefined && { version }),
      ...markedInputs(module, facts, outputs),
      outputs: {},
      after: [],
      origin: at,
    };
  });
  return { calls, problems };
}

function idProblems(
  id: string,
  path: DataPath,
  parts: StackParts,
  called: string | undefined,
): Problem[] {
  const part = Object.values(parts).some((list) => list.some((one) => one.id === id));
  if (!part && id !== called) return [];
  const owner = part ? "a part of the stack" : "the module of the fleet's blueprint";
  const message = `the module's id ${quote(id)} is taken by ${owner}`;
  return [{ ...problemAt("name-collision", path, message, "rename the module"), atKey: true }];
}

function unknownReferences(
  value: unknown,
  path: DataPath,
  [facts, outputs]: readonly [Facts, readonly string[]],
): Problem[] {
  if (typeof value === "string") {
    const known = [...outputs, ...Object.keys(facts)];
    return templateParts(value).flatMap((part) =>
      "name" in part && !known.includes(part.name) ? [unknown(part.name, value, path, known)] : [],
    );
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unknownReferences(inner, [...path, Array.isArray(value) ? Number(key) : key], [facts, outputs]),
  );
}

function unknown(name: string, text: string, path: DataPath, known: readonly string[]): Problem {
  const all = known.map((one) => `{{${one}}}`).join(", ");
  const message = `{{${name}}} in ${quote(text)} is no fact, and nothing that the stack puts out`;
  return problemAt(
    "unknown-reference",
    path,
    message,
    didYouMean(name, known) ?? `use one of ${all}`,
  );
}

/** What the spec has refused stays as it is. */
function templateParts(text: string): readonly TemplatePart[] {
  const template = parseTemplate(text);
  return isFault(template) ? [{ text }] : template.parts;
}

type Marked = Pick<ModuleCall, "inputs" | "references">;

/** Marks as they are written in the fleet file, unless some text would look like one. */
function markedInputs(
  { inputs = {} }: ModuleData,
  facts: Facts,
  outputs: readonly string[],
): Marked {
  const names = new Set<string>();
  const texts = cutAtReferences(inputs, facts, outputs);
  for (const { references } of texts.values()) references.forEach((name) => names.add(name));
  const used = [...names].sort(compare);
  for (let attempt = 0; ; attempt++) {
    const marks = new Map(
      used.map((name) => [name, attempt === 0 ? `{{${name}}}` : `{{${name}:${String(attempt)}}}`]),
    );
    if (![...texts.values()].every((text) => isUnambiguous(text, marks))) continue;
    return {
      inputs: marked(inputs, (text) => written(texts.get(text), marks)) as Marked["inputs"],
      references: Object.fromEntries([...marks].map(([name, mark]) => [mark, name])),
    };
  }
}

/** A string of the inputs: `pieces[0]`, the first reference, `pieces[1]`, and so on. */
interface CutText {
  readonly pieces: readonly string[];
  readonly references: readonly string[];
}

/** Every string of the inputs, its facts filled in. */
function cutAtReferences(
  value: unknown,
  facts: Facts,
  outputs: readonly string[],
): Map<string, CutText> {
  const texts = new Map<string, CutText>();
  marked(value, (text) => {
    texts.set(text, cut(text, facts, outputs));
    return text;
  });
  return texts;
}

function cut(text: string, facts: Facts, outputs: readonly string[]): CutText {
  const pieces = [""];
  const references: string[] = [];
  for (const part of templateParts(text)) {
    if ("name" in part && outputs.includes(part.name) && !Object.hasOwn(facts, part.name)) {
      references.push(part.name);
      pieces.push("");
    } else {
      const more = "text" in part ? part.text : (ownValue(facts, part.name) ?? "");
      pieces.push(`${pieces.pop() ?? ""}${more}`);
    }
  }
  return { pieces, references };
}

/** Whether cutting the written text at all marks gives its pieces again. */
function isUnambiguous(text: CutText, marks: ReadonlyMap<string, string>): boolean {
  const pattern = [...marks.values()].map((mark) => mark.replace(/[{}]/g, "\\$&")).join("|");
  if (pattern === "") return true;
  const found = written(text, marks).split(new RegExp(`(${pattern})`));
  const meant = text.pieces.flatMap((piece, index) => {
    const name = text.references[index];
    return name === undefined ? [piece] : [piece, marks.get(name)];
  });
  return JSON.stringify(found) === JSON.stringify(meant);
}

function written(text: CutText | undefined, marks: ReadonlyMap<string, string>): string {
  const { pieces, references } = text ?? { pieces: [], references: [] };
  return pieces.map((piece, index) => piece + (marks.get(references[index] ?? "") ?? "")).join("");
}

/** A copy of plain data with every string replaced; keys stay. */
function marked(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((item) => marked(item, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, marked(inner, replace)]),
  );
}
