/** Dates of conditions. */

const TIME = "([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:\\.(\\d+))?)?";
const DATE = new RegExp(
  `^(\\d{4})-(\\d\\d)(?:-(\\d\\d)(?:T${TIME}(?:Z|([+-])([01]\\d|2[0-3]):([0-5]\\d)))?)?$`,
);

/** Seconds since 1970, and what is below the second as it was written. */
export interface Instant {
  readonly seconds: number;
  readonly fraction: string;
}

/**
 * Seconds since 1970, or the W3C's profile of ISO 8601, of a day that exists; undefined for anything else. A date
 * without a time is midnight UTC, which no page says. Sources: AWS IAM User Guide,
 * reference_policies_elements_condition_operators (date operators), reference_policies_condition-keys
 * (aws:EpochTime), access-analyzer-reference-policy-checks.
 */
export function parseInstant(text: string): Instant | undefined {
  if (/^\d{1,15}$/.test(text)) return { seconds: Number(text), fraction: "" };
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const part = (index: number, otherwise = 0): number => Number(match[index] ?? otherwise);
  const [year, month, day] = [part(1), part(2), part(3, 1)];
  const date = new Date(Date.UTC(2000, month - 1, day, part(4), part(5), part(6)));
  // Years below 100 mean the twentieth century to Date.UTC.
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have leads into another month.
  if (date.getUTCMonth() !== month - 1) return undefined;
  const zone = (match[8] === "-" ? -1 : 1) * (part(9) * 60 + part(10)) * 60;
  return {
    seconds: date.getTime() / 1000 - zone,
    fraction: (match[7] ?? "").replace(/(?<!0)0+$/, ""),
  };
}

/** Below zero where the first is earlier; `fine` counts what is below the second, too. */
export function compareInstants(one: Instant, other: Instant, fine: boolean): number {
  const apart = one.seconds - other.seconds;
  if (apart !== 0 || !fine) return apart;
  return one.fraction < other.fraction ? -1 : one.fraction > other.fraction ? 1 : 0;
}
