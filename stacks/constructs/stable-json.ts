/**
 * JSON as the framework writes it: keys in order, two columns a level, and nothing of what is undefined. For plain data alone:
 * what has a `toJSON` of its own, or holds itself, is left to the framework.
 *
 * @param line what begins a line where the value stands
 */
export function stableJson(value: unknown, line = "\n"): string | undefined {
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value);
  }
  const inner = `${line}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => inner + (stableJson(item, inner) ?? "null"));
    return `[${items.join(",")}${line}]`;
  }
  const entries: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const text = stableJson((value as Readonly<Record<string, unknown>>)[key], inner);
    if (text !== undefined) entries.push(`${inner}${JSON.stringify(key)}: ${text}`);
  }
  return `{${entries.join(",")}${line}}`;
}
