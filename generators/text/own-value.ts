/**
 * The value of a record's own key. A plain object answers to `toString`, `constructor` and `__proto__` as
 * well, which a fleet file may hold as names: every lookup by a text goes through here or through a Map.
 */
export function ownValue<T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
