import { Token } from "./framework";

/** Terraform reads it as nothing; between two characters it keeps cdktf from reading them as one. */
const BREAK = '${""}';

/** What cdktf looks at as a number token inside a string. */
const NUMBER = /(?<![-|\d.+])[-|\d.+]+e[-|\d.eE+]+/g;

/** Words that cdktf takes for tokens, and the key that would set an object's prototype. */
const RESERVED: readonly string[] = [
  Token.STRING_MAP_TOKEN_VALUE,
  Token.ANY_MAP_TOKEN_VALUE,
  "__proto__",
];

/**
 * The template that Terraform evaluates to exactly this text, whatever the text holds: `${` and `%{`
 * are escaped (`$${`, `%%{`), and what cdktf would take for one of its tokens is broken up.
 * For arguments of resources, data sources and providers; where Terraform evaluates no templates
 * (backend settings, descriptions of outputs), see `carriesToken`.
 *
 * Terraform normalizes every string to Unicode NFC, which no encoding prevents.
 */
export function literal(text: string): string {
  const escaped = text.replaceAll("${", () => "$${").replaceAll("%{", "%%{");
  return breakTokens(escaped);
}

/**
 * Whether cdktf would take a part of the text for one of its tokens, and put something else in its
 * place or fail. Where Terraform evaluates no templates, such a text cannot be written at all.
 */
export function carriesToken(text: string): boolean {
  return breakTokens(text) !== text;
}

/**
 * A copy of plain data (JSON values) in which every string, keys included, is a `literal`.
 * A number that cdktf would take for a token becomes a string; Terraform converts it back.
 */
export function literals(data: unknown): unknown {
  if (typeof data === "string") return literal(data);
  if (typeof data === "number") return isNumberToken(data) ? literal(String(data)) : data;
  if (Array.isArray(data)) return data.map(literals);
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, value]) => [literal(key), literals(value)]);
  return Object.fromEntries(entries) as unknown;
}

function breakTokens(text: string): string {
  if (RESERVED.includes(text)) return text.slice(0, 2) + BREAK + text.slice(2);
  return text
    .replaceAll("TfToken[", () => `TfToken${BREAK}[`)
    .replace(NUMBER, (number) =>
      isNumberToken(Number.parseFloat(number)) ? number.replaceAll("e", () => `${BREAK}e`) : number,
    );
}

/** Whether a number is one of those that cdktf hands out in place of values yet unknown. */
export function isNumberToken(value: number): boolean {
  const special = value === Token.NUMBER_MAP_TOKEN_VALUE;
  return special || Token.isUnresolved(value) || Token.isUnresolved([value]);
}
