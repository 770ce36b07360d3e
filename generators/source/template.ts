import Handlebars from "handlebars";
import { quote } from "../problem";

/** A string of the fleet file or of a blueprint, cut at its `{{placeholders}}`. */
export type TemplatePart = { readonly text: string } | { readonly name: string };

export interface Template {
  readonly parts: readonly TemplatePart[];
  /** The placeholders, each once, in order of appearance. */
  readonly names: readonly string[];
}

/** Why a string is no template this project accepts. */
export interface TemplateFault {
  readonly message: string;
  readonly fix: string;
}

const LOGIC_FIX =
  "use plain placeholders such as {{account}}; for a choice use `when`, and write \\{{ for two literal braces";

/**
 * Reads Handlebars syntax, of which only plain placeholders are accepted: blocks, helpers, partials
 * and paths could not be said in HCL, and a value must never act as code.
 */
export function parseTemplate(text: string): Template | TemplateFault {
  if (!text.includes("{{")) return { parts: text === "" ? [] : [{ text }], names: [] };
  const known = parsed.get(text);
  if (known !== undefined) return known;
  // A blueprint's strings are read once per fleet; a cap, for strings of a fleet file may all differ.
  if (parsed.size >= MAX_PARSED) parsed.clear();
  const result = parseBraces(text);
  parsed.set(text, result);
  return result;
}

const MAX_PARSED = 10_000;
const parsed = new Map<string, Template | TemplateFault>();

/** As a placeholder is to be spelt; Handlebars knows more spellings, some of which mean more. */
const PLACEHOLDER = /(?<!\\)\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

function parseBraces(text: string): Template | TemplateFault {
  let body: hbs.AST.Statement[];
  try {
    body = Handlebars.parse(text).body;
  } catch {
    return { message: `${quote(text)} has braces that do not close`, fix: LOGIC_FIX };
  }
  const parts = body.map(toPart);
  const names = parts.flatMap((part) => (part !== undefined && "name" in part ? [part.name] : []));
  const spelt = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
  if (parts.includes(undefined) || JSON.stringify(names) !== JSON.stringify(spelt)) {
    return {
      message: `${quote(text)} holds more than plain placeholders`,
      fix: LOGIC_FIX,
    };
  }
  return { parts: parts.filter((part) => part !== undefined), names: [...new Set(names)] };
}

function toPart(statement: hbs.AST.Statement): TemplatePart | undefined {
  if (statement.type === "ContentStatement") {
    return { text: (statement as hbs.AST.ContentStatement).value };
  }
  if (statement.type !== "MustacheStatement") return undefined;
  const { path, escaped, strip } = statement as hbs.AST.MustacheStatement;
  if (!escaped || strip.open || strip.close) return undefined;
  return { name: (path as hbs.AST.PathExpression).original };
}

/** Whether {@link parseTemplate} refused the string. */
export function isFault(template: Template | TemplateFault): template is TemplateFault {
  return "message" in template;
}

/** The placeholders a template uses, each once, in order of appearance. */
export function placeholders({ names }: Template): readonly string[] {
  return names;
}

/**
 * The strings a template stands for: one, or one per element where a placeholder is a list (one per
 * combination where several are). `lookup` gives a placeholder's value or values.
 */
export function expandTemplate(
  { parts, names }: Template,
  lookup: (name: string) => string | readonly string[],
): string[] {
  const values = new Map(names.map((name) => [name, lookup(name)]));
  let results = [values];
  for (const [name, value] of values) {
    if (typeof value === "string") continue;
    results = results.flatMap((chosen) => value.map((option) => new Map(chosen).set(name, option)));
  }
  return results.map((chosen) =>
    parts.map((part) => ("text" in part ? part.text : (chosen.get(part.name) ?? ""))).join(""),
  );
}
