/**
 * Values as TypeScript literals, laid out as Prettier lays them out (its defaults, 80 columns), so that
 * formatting a generated file changes nothing: running Prettier itself would take most of a run's time.
 * A value never ends its literal, whatever it holds.
 */

const WIDTH = 80;
const STEP = 2;

/** Plain data: what JSON can say. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined };

/** A string in quotes: double, unless single ones need fewer escapes. */
export function tsString(text: string): string {
  // Nearly all strings are ARNs, actions and names.
  if (/^[\w :/.*?${}=+@,#()-]*$/.test(text)) return `"${text}"`;
  const double = JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]|[\ud800-\udfff]/gu,
    escapeUnit,
  );
  const body = double.slice(1, -1);
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  if (doubles <= singles) return double;
  return `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * A value as a literal.
 * @param indent columns that its line is indented by
 * @param prefix columns of the line taken by what stands before it
 * @param suffix columns taken by what follows it on its last line
 */
export function tsLiteral(value: Plain, indent: number, prefix = 0, suffix = 1): string {
  if (typeof value === "string") return tsString(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return arrayLiteral(value as readonly Plain[], indent, prefix, suffix);
  return objectLiteral(value as Readonly<Record<string, Plain | undefined>>, indent);
}

function arrayLiteral(
  items: readonly Plain[],
  indent: number,
  prefix: number,
  suffix: number,
): string {
  const flat = flatLiteral(items);
  if (flat !== undefined && indent + prefix + flat.length + suffix <= WIDTH) return flat;
  if (items.every((item) => typeof item === "number")) return filled(items, indent);
  const pad = " ".repeat(indent + STEP);
  const lines = items.map((item) => `${pad}${tsLiteral(item, indent + STEP)},`);
  return `[\n${lines.join("\n")}\n${" ".repeat(indent)}]`;
}

/** The value on one line, or undefined where Prettier always breaks it: in a filled object, or a matrix. */
function flatLiteral(value: Plain): string | undefined {
  if (typeof value !== "object" || value === null) return tsLiteral(value, 0);
  if (!Array.isArray(value)) return Object.keys(value).length === 0 ? "{}" : undefined;
  const items = (value as readonly Plain[]).map(flatLiteral);
  const matrix = items.length > 1 && value.every((item) => Array.isArray(item) && item.length > 1);
  return matrix || items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
}

/** Prettier fills lines with numbers instead of giving each its own. */
function filled(items: readonly number[], indent: number): string {
  const lines: string[] = [];
  let line = "";
  for (const item of items.map((number) => `${String(number)},`)) {
    const longer = line === "" ? item : `${line} ${item}`;
    if (line !== "" && indent + STEP + longer.length > WIDTH) {
      lines.push(line);
      line = item;
    } else line = longer;
  }
  const pad = " ".repeat(indent + STEP);
  return `[\n${[...lines, line].map((text) => pad + text).join("\n")}\n${" ".repeat(indent)}]`;
}

function objectLiteral(value: Readonly<Record<string, Plain | undefined>>, indent: number): string {
  const entries = Object.entries(value).filter(
    (entry): entry is [string, Plain] => entry[1] !== undefined,
  );
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, inner]) => property(key, inner, indent + STEP));
  return `{\n${lines.join("\n")}\n${" ".repeat(indent)}}`;
}

/** `key: value,` as a line of its own, at the given indentation. */
export function property(key: string, value: Plain, indent: number): string {
  const name = propertyName(key);
  const pad = " ".repeat(indent);
  const literal = tsLiteral(value, indent, name.length + 2);
  const tooLong = indent + name.length + 2 + literal.length + 1 > WIDTH;
  // Prettier moves a string that is too long to a line of its own, unless the key is too short to gain by it.
  if (typeof value === "string" && tooLong && name.length >= STEP + 3) {
    return `${pad}${name}:\n${pad}${" ".repeat(STEP)}${literal},`;
  }
  return `${pad}${name}: ${literal},`;
}

/** A property name, quoted where it must be. */
export function propertyName(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : tsString(key);
}

/** Text for the inside of a comment: one line, and no end of comment in it. */
export function commentText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ")
    .replaceAll("*/", "* /")
    .replace(/\s+/g, " ")
    .trim();
}
