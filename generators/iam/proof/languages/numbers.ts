/** Numbers and dates as points on a line: which of them tell the comparisons of policies apart. */

/** Numbers are whole multiples of 10^-20: exact for what policies write. */
const DIGITS = 20;
const UNIT = 10n ** BigInt(DIGITS);

/** How a comparison decides, given the request's value less the policy's. */
const COMPARISONS: ReadonlyMap<string, (apart: bigint) => boolean> = new Map([
  ["Equals", (apart) => apart === 0n],
  ["NotEquals", (apart) => apart !== 0n],
  ["LessThan", (apart) => apart < 0n],
  ["LessThanEquals", (apart) => apart <= 0n],
  ["GreaterThan", (apart) => apart > 0n],
  ["GreaterThanEquals", (apart) => apart >= 0n],
]);

/** Whether a number compares as asked with one of the policy's; for `NotEquals` with all of them. */
export function compares(value: bigint, comparison: string, bounds: readonly bigint[]): boolean {
  const decide = COMPARISONS.get(comparison);
  if (decide === undefined) throw new Error(`no comparison is called ${comparison}`);
  const one = (bound: bigint): boolean => decide(value - bound);
  return comparison === "NotEquals" ? bounds.every(one) : bounds.some(one);
}

/**
 * Points such that every combination of comparisons that some number meets is met by one of them: the bounds, one
 * between each two, one beyond each end. Dates are whole: between two seconds there is none.
 */
export function linePoints(bounds: readonly bigint[], whole: boolean): bigint[] {
  const sorted = [...new Set(bounds)].sort((a, b) => (a < b ? -1 : Number(a > b)));
  const first = sorted[0];
  if (first === undefined) return [0n];
  const points = [wholeBelow(first) - UNIT];
  for (const [index, bound] of sorted.entries()) {
    points.push(bound);
    const next = sorted[index + 1];
    const after = wholeBelow(bound) + UNIT;
    points.push(next === undefined || whole || after < next ? after : (bound + next) / 2n);
  }
  return points;
}

/** The whole number at or below. */
export function wholeBelow(value: bigint): bigint {
  const rest = ((value % UNIT) + UNIT) % UNIT;
  return value - rest;
}

/** A number as policies write it, or undefined. */
export function readNumber(text: string): bigint | undefined {
  const [, sign, whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const value = BigInt(whole + fraction.slice(0, DIGITS).padEnd(DIGITS, "0"));
  return sign === "-" ? -value : value;
}

/** The number as policies write it. */
export function numberText(value: bigint): string {
  const size = (value < 0n ? -value : value).toString().padStart(DIGITS + 1, "0");
  const fraction = size.slice(-DIGITS).replace(/(?<!0)0+$/, "");
  const text = size.slice(0, -DIGITS) + (fraction === "" ? "" : `.${fraction}`);
  return value < 0n ? `-${text}` : text;
}

const DATE = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?$/;

/** The seconds since 1970, with their fraction, of a date as policies write it, or undefined (facts: evaluation.md, section 4). */
export function readDate(text: string): bigint | undefined {
  if (/^\d{1,15}$/.test(text)) return BigInt(text) * UNIT;
  const time = DATE.test(text) && isOnCalendar(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) return undefined;
  const fraction = (/\.(\d+)/.exec(text)?.[1] ?? "").slice(0, DIGITS).padEnd(DIGITS, "0");
  return BigInt(Math.floor(time / 1000)) * UNIT + BigInt(fraction);
}

/** Whether the month has the day: `Date.parse` takes the thirtieth of February for a day in March. */
function isOnCalendar(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split("-").map(Number);
  return day === undefined || day <= new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
}

/** A second as a date that policies and requests can hold. */
export function dateText(value: bigint): string {
  const seconds = Number(value / UNIT);
  const readable = seconds > -62_135_596_800 && seconds < 253_402_300_800;
  return readable ? new Date(seconds * 1000).toISOString().replace(".000Z", "Z") : String(seconds);
}
