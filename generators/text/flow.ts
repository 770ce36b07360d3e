/** Plain data as one would write it in a line of YAML. */

/** YAML's flow style, readable where JSON would be all quotes. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${scalarText(key)}: ${flow(inner)}`);
    return `{ ${pairs.join(", ")} }`;
  }
  return scalarText(value);
}

function scalarText(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  return /^[A-Za-z][\w./-]*(:[\w./-]+)*$/.test(value) ? value : JSON.stringify(value);
}

/** `write a list: [read, write]`, where one text was meant to be several. */
export function listFix(
  text: string,
  isOne: (part: string) => boolean,
): { readonly fix: string } | undefined {
  const parts = severalIn(text, isOne);
  return parts && { fix: `write a list: ${flow(parts)}` };
}

/**
 * What one text was meant to be several of: `read, write`. None where it is one, or where a part is not
 * what `isOne` looks for, for white space and commas can be part of a name.
 */
export function severalIn(
  text: string,
  isOne: (part: string) => boolean,
): readonly string[] | undefined {
  const parts = text.split(/[\s,;|]+/).filter((part) => part !== "");
  return parts.length > 1 && parts.every(isOne) ? parts : undefined;
}
