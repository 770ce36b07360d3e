/** Signs of a number in a text, and of one with an exponent: synthesis looks for its marks in those. */
const NUMBER = /(?<![-|\d.+])[-|\d.+]+e[-|\d.eE+]+/g;

const RESERVED = ["String Map Token Value", "Any Map Token Value", "__proto__"];

/** What synthesis puts in place of a map's number, until the number is known. */
const NUMBER_MAP = -123456789;

/** The upper 16 bits of a number that stands for another one, or for a list. */
const MARKED = [0xfdff, 0xfbff];

/**
 * Whether synthesis would take a text, or a part of it, for one of the marks that it replaces. In most
 * places it is written so that it does not; the settings of a backend and the source of a module are read
 * by Terraform as they are, and cannot be.
 */
export function looksLikeToken(text: string): boolean {
  if (RESERVED.includes(text) || text.includes("TfToken[")) return true;
  return [...text.matchAll(NUMBER)].some(([number]) => isMark(Number.parseFloat(number)));
}

function isMark(value: number): boolean {
  if (value === NUMBER_MAP) return true;
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value);
  return MARKED.includes(bytes.getUint16(0));
}

/** The first text in plain data, keys included, that looks like such a mark, and the keys that lead to it. */
export function findToken(
  value: unknown,
  path: readonly (string | number)[] = [],
): { readonly found: string; readonly path: readonly (string | number)[] } | undefined {
  if (typeof value === "string") return looksLikeToken(value) ? { found: value, path } : undefined;
  if (typeof value === "number") return isMark(value) ? { found: String(value), path } : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const token = looksLikeToken(key) ? { found: key, path: at } : findToken(inner, at);
    if (token !== undefined) return token;
  }
  return undefined;
}
