/** The fields of an ARN after `arn:`, as written: empty fields are empty strings. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon, which may hold colons and slashes. */
  readonly resource: string;
}

/**
 * Takes an ARN, or a pattern or format of one, apart at its first five colons; a colon inside `${…}`
 * is none. Undefined unless the text starts with "arn:" and has all six parts. Nothing else is
 * checked: see `arnFaults`.
 */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, resource] = arnFields(text);
  if (prefix !== "arn" || partition === undefined || service === undefined) return undefined;
  if (region === undefined || account === undefined || resource === undefined) return undefined;
  return { partition, service, region, account, resource };
}

/** The at most six fields of a text, the prefix included; the last one takes the rest. */
export function arnFields(text: string): string[] {
  const fields: string[] = [];
  let start = 0;
  for (const separator of text.matchAll(/\$\{[^}]*\}|:/g)) {
    if (separator[0] !== ":") continue;
    fields.push(text.slice(start, separator.index));
    start = separator.index + 1;
    if (fields.length === 5) break;
  }
  return [...fields, text.slice(start)];
}
