/**
 * HCL expressions as text, laid out as `terraform fmt` leaves them (see {@link alignHcl} for the rest). A
 * value never ends its literal, whatever it holds.
 */
export type Hcl = string;

const WIDTH = 100;

/** A string in quotes. Terraform reads it as the text that it is: `${` and `%{` are escaped. */
export function hclString(text: string): Hcl {
  return `"${escapeText(text)}"`;
}

/** The inside of a quoted template: literal text, to which interpolations can be added. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\"]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, escapeUnit)
    .replaceAll("${", () => "$${")
    .replaceAll("%{", () => "%%{");
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A list, on one line if that is short. */
export function hclList(items: readonly Hcl[]): Hcl {
  const flat = `[${items.join(", ")}]`;
  if (items.length === 0 || isShort(flat)) return flat;
  return `[\n${items.map((item) => `${indent(item)},\n`).join("")}]`;
}

/** An object; one with a single short attribute on one line. */
export function hclObject(entries: readonly (readonly [string, Hcl])[]): Hcl {
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, value]) => `${hclKey(key)} = ${value}`);
  const flat = `{ ${lines.join(", ")} }`;
  if (lines.length === 1 && isShort(flat) && !flat.includes("\n")) return flat;
  return `{\n${lines.map((line) => `${indent(line)}\n`).join("")}}`;
}

/** A key of an object: bare if it is an identifier. */
export function hclKey(key: string): Hcl {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? key : hclString(key);
}

/** Plain data (JSON values) as a literal. */
export function hclValue(value: unknown): Hcl {
  if (typeof value === "string") return hclString(value);
  if (Array.isArray(value)) return hclList(value.map(hclValue));
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return hclObject(entries.map(([key, inner]) => [key, hclValue(inner)]));
}

/** `name(argument, …)`, its arguments on lines of their own where they do not fit. */
export function hclCall(name: string, ...args: readonly Hcl[]): Hcl {
  const [only] = args;
  if (args.length === 1 && only !== undefined) return `${name}(${only})`;
  const flat = `${name}(${args.join(", ")})`;
  if (isShort(flat)) return flat;
  return `${name}(\n${args.map((arg) => `${indent(arg)},\n`).join("")})`;
}

/** Every line that holds something, two columns further in. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}

function isShort(text: string): boolean {
  return text.length <= WIDTH - 20 && !text.includes("\n");
}

/** A line that assigns: what stands before the sign, and after it. */
const ASSIGNMENT = /^(\s*(?:[A-Za-z_][\w-]*|"(?:[^"\\]|\\.)*"))\s*=(?![=>])(.*)$/;

/**
 * Aligns the signs of assignments on lines that follow each other, as `terraform fmt` does. A line whose
 * value goes on below stands apart, and so does one in a block of text that is given as it is.
 */
export function alignHcl(text: string): string {
  const lines = text.split("\n");
  const result: string[] = [];
  let group: [string, string][] = [];
  const flush = (): void => {
    const width = group.reduce((most, [name]) => Math.max(most, columns(name)), 0);
    for (const [name, value] of group) {
      result.push(`${name}${" ".repeat(width - columns(name))} = ${value}`);
    }
    group = [];
  };
  for (const line of lines) {
    const [, name, value] = ASSIGNMENT.exec(line) ?? [];
    if (name !== undefined && value !== undefined && isBalanced(value)) {
      group.push([name, value.trimStart()]);
      continue;
    }
    flush();
    result.push(line);
  }
  flush();
  return result.join("\n");
}

/** As the terminal counts them: Terraform aligns by characters, not by code units. */
function columns(text: string): number {
  return Array.from(text).length;
}

/** Whether all brackets that a line opens are closed on it; those in strings do not count. */
function isBalanced(value: string): boolean {
  const code = value.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/(?:#|\/\/).*/s, "");
  const count = (signs: RegExp): number => [...code.matchAll(signs)].length;
  return count(/[[({]/g) === count(/[\])}]/g);
}
