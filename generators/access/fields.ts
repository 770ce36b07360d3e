/** Plain data whose form nobody vouches for. */

export type Fields = Readonly<Record<string, unknown>>;

/** A mapping, or an empty one for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** The mappings of a list; none for anything else. */
export function listOf(value: unknown): Fields[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one): one is Fields => typeof one === "object" && one !== null && !Array.isArray(one),
  );
}

/** The texts of a list, or the one text, that are not empty. */
export function textsOf(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === "string" && one !== "");
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
