/** Texts of Terraform JSON: each is a template. Source: Terraform's documentation of its JSON configuration syntax. */
import { fieldsOf, type Fields } from "../fields";

/** A block's arguments as a plan would have them. */
export interface ReadBlock {
  /** Those that are plain texts, numbers, booleans; lists and mappings of them. */
  readonly values: Fields;
  /** `true` where an expression stands. */
  readonly unknown: Fields;
  /** By argument, what it refers to. */
  readonly expressions: Fields;
}

/** The arguments of a block. */
export function readTemplates(block: Fields): ReadBlock {
  const entries = Object.entries(block).filter(([key]) => key !== "//");
  const read = entries.map(([key, value]) => [key, readValue(value)] as const);
  return {
    values: Object.fromEntries(read.map(([key, { value }]) => [key, value])),
    unknown: Object.fromEntries(read.map(([key, { unknown }]) => [key, unknown])),
    expressions: Object.fromEntries(read.map(([key, { references }]) => [key, { references }])),
  };
}

interface ReadValue {
  readonly value: unknown;
  readonly unknown: unknown;
  readonly references: readonly string[];
}

function readValue(value: unknown): ReadValue {
  if (typeof value === "string") return readText(value);
  if (Array.isArray(value)) {
    const all = value.map(readValue);
    return {
      value: all.map((one) => one.value),
      unknown: all.map((one) => one.unknown),
      references: all.flatMap((one) => one.references),
    };
  }
  if (typeof value !== "object" || value === null) return { value, unknown: false, references: [] };
  const { values, unknown, expressions } = readTemplates(fieldsOf(value));
  const references = Object.values(expressions).flatMap(
    (one) => fieldsOf(one).references as string[],
  );
  return { value: values, unknown, references };
}

/** Escapes; the empty text that stacks put between two characters which synthesis would take for a mark; expressions; directives. */
const TEMPLATE = /\$\$\{|%%\{|\$\{""\}|\$\{|%\{/g;

/** A reference by itself: `${aws_iam_role.x.name}`. */
const REFERENCE = /^\$\{((?:data\.)?[a-z]\w*\.[\w-]+(?:\[(?:"[^"\\]*"|\d+)\])?(?:\.\w+)?)\}$/;

function readText(text: string): ReadValue {
  const marks = [...text.matchAll(TEMPLATE)].map(([mark]) => mark);
  if (marks.some((mark) => mark === "${" || mark === "%{")) {
    // What an expression comes to has more parts than a reference would tell.
    const [, reference = "expression"] = REFERENCE.exec(text) ?? [];
    return { value: undefined, unknown: true, references: [reference] };
  }
  const value = text.replace(TEMPLATE, (mark) => (mark === '${""}' ? "" : mark.slice(1)));
  return { value, unknown: false, references: [] };
}
