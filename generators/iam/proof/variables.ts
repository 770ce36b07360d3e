/** Policy variables as they are written. Source: AWS IAM User Guide, reference_policies_variables. */

/** `${*}`, `${?}`, `${$}`: the sign itself. `${key}`, `${key, 'default'}`: a variable, its key in lower case and as it is written. */
export type WrittenVariable =
  | { readonly sign: string }
  | { readonly key: string; readonly name: string; readonly standIn: string | undefined };

/** What a text from `${` to `}` is. */
export function readVariable(text: string): WrittenVariable {
  const inside = text.slice(2, -1);
  if (inside === "*" || inside === "?" || inside === "$") return { sign: inside };
  const comma = inside.indexOf(", '");
  const standIn = comma >= 0 && inside.endsWith("'") ? inside.slice(comma + 3, -1) : undefined;
  const name = standIn === undefined ? inside : inside.slice(0, comma);
  return { key: name.toLowerCase(), name, standIn };
}

/** The keys of the variables in a text, as they are written. */
export function variablesIn(text: string): string[] {
  return Array.from(text.matchAll(/\$\{[^}]*\}/g), ([written]) => readVariable(written)).flatMap(
    (read) => ("key" in read ? [read.name] : []),
  );
}
