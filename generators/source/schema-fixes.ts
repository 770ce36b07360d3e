/** What to write instead of what a schema refused. */
import { cut } from "../problem";
import type { DataPath, Edit, Mending } from "../problem";
import { flow, severalIn } from "../text/flow";
import { schemaAt } from "./json-schema";
import type { JsonSchema } from "./json-schema";

/** The value as it was meant, if that can be told, or an example. */
export function fixFor(path: DataPath, must: string, value: unknown, schema: JsonSchema): Mending {
  const only = asText(must, value) ?? asMeant(must, value);
  const edit = ofRow(must, value) === undefined ? only?.edit : undefined;
  return { fix: wordsFor(path, must, value, schema), ...(edit && { edit }) };
}

function wordsFor(path: DataPath, must: string, value: unknown, schema: JsonSchema): string {
  const meant = ofRow(must, value) ?? asText(must, value) ?? asMeant(must, value);
  if (meant !== undefined) return meant.write.replace("…", `${keyed(path)}${meant.value}`);
  if (path.length > 0 && must === "must be a mapping" && value === null) {
    return `write ${keyed(path)}{}`;
  }
  const list = asList(must, value, schemaAt(schema, path));
  if (list !== undefined) return `write ${keyed(path)}${list}`;
  // What is a mapping of mappings was written as one of values.
  const around = must === "must be a mapping" && typeof value !== "object";
  const shown = example(path, schema) ?? (around ? example(path.slice(0, -1), schema) : undefined);
  return shown === undefined ? asOrder(must, value) : `write, for example, ${shown}`;
}

interface Meant {
  /** With an ellipsis where the value goes. */
  readonly write: string;
  readonly value: string;
  readonly edit?: Edit;
}

/** `3` where a text is asked for. No name is `true`, unless a text is all that can stand there. */
function asText(must: string, value: unknown): Meant | undefined {
  const isOnly = must === "must be a string";
  const counts =
    (typeof value === "number" && must.includes("a string")) ||
    (typeof value === "boolean" && isOnly);
  if (!counts) return undefined;
  const text = JSON.stringify(String(value));
  // What was written in another way (1e3, 0x1F) may be meant as it was.
  return {
    write: "quote it: …",
    value: text,
    edit: { from: String(value), to: text, isWord: true },
  };
}

/** `yes` is a text in YAML 1.2, and so is a number in quotes. */
function asMeant(must: string, value: unknown): Meant | undefined {
  if (value === false && must === "must be true") return REMOVE;
  if (typeof value !== "string") return undefined;
  if (/^must be a (whole )?number(,|$)/.test(must) && /^-?(0|[1-9]\d{0,14})$/.test(value)) {
    return { write: "write it without quotes: …", value, edit: { to: value } };
  }
  const [isTrue, isFalse] = [/^(true|yes|on|y)$/i.test(value), /^(false|no|off|n)$/i.test(value)];
  if (must === "must be true") return isFalse ? REMOVE : undefined;
  if (!/^must be true or false(,|$)/.test(must) || isTrue === isFalse) return undefined;
  return { write: "write …", value: String(isTrue), edit: { to: String(isTrue) } };
}

const REMOVE: Meant = { write: "remove it", value: "" };

/** Templates and single fleets are read before rows are: a number of a row is none yet. */
function ofRow(must: string, value: unknown): Meant | undefined {
  if (typeof value !== "string" || !/^\{\{\s*[A-Za-z_]\w*\.[^{}]+\}\}$/.test(value)) {
    return undefined;
  }
  if (must.includes("a list")) return { write: "write …", value: `[${JSON.stringify(value)}]` };
  return /number|true/.test(must)
    ? { write: "say it in the fleet that says for_each, which can take this of a row", value: "" }
    : undefined;
}

/** What is written in lists is easier to tell from a long line. */
const LONGEST_LIST = 120;

/** `prod, dev` and `{ to: … }` where a list of texts, or of mappings, is asked for. */
function asList(must: string, value: unknown, schema?: JsonSchema): string | undefined {
  if (!/^must be .*\ba list\b/.test(must)) return undefined;
  const elements =
    typeof value === "string" ? (severalIn(value, isName) ?? [value.trim()]) : [value];
  const type = typeof value === "string" ? "string" : "object";
  if (value === null || typeof value !== type || value === "" || !takes(schema, type)) {
    return undefined;
  }
  const list = flow(elements);
  return list.length > LONGEST_LIST ? undefined : list;
}

function isName(part: string): boolean {
  return /^[\w.:/*-]+$/.test(part);
}

/** Whether a list that the schema asks for can have elements of a type. */
function takes(schema: JsonSchema | undefined, type: string): boolean {
  const lists = [schema, ...(schema?.anyOf ?? [])].flatMap((one) => one?.items ?? []);
  return lists.flatMap((one) => [one, ...(one.anyOf ?? [])]).some((one) => one.type === type);
}

/** The key before a value; an element of a list has none. */
function keyed(path: DataPath): string {
  const key = path.at(-1);
  return typeof key === "string" ? `${cut(key, 80)}: ` : "";
}

function asOrder(must: string, value: unknown): string {
  // A mapping that says nothing can stand for nothing: what needs one in any case has an example.
  if (must === "must not be empty") {
    return Array.isArray(value)
      ? "put something into it"
      : "leave it out, or put something into it";
  }
  return must.replace(/^must (?:be )?/, "write ");
}

/** What can stand at a path, with its key; of a file as a whole, JSON, which YAML is as well. */
export function example(path: DataPath, schema: JsonSchema): string | undefined {
  const value = schemaAt(schema, path)?.examples?.[0];
  if (value === undefined) return undefined;
  if (path.length === 0) return spaced(value);
  const key = path.findLast((step) => typeof step === "string");
  return key === undefined ? undefined : `${cut(key, 80)}: ${flow(value)}`;
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`,
  );
  return `{ ${pairs.join(", ")} }`;
}
