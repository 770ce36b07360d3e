/** Numbers of conditions, compared exactly however long they are. */

/** A decimal number: its digits before and after the point, without zeros that say nothing. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/**
 * An integer or a decimal number (AWS IAM User Guide, reference_policies_elements_condition_operators, numeric
 * operators); undefined for anything else, as `1e3` or `10abc`.
 */
export function parseDecimal(text: string): Decimal | undefined {
  const [, sign, digits = "", after = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const whole = withoutZeros(digits, "start");
  const fraction = withoutZeros(after, "end");
  return { negative: sign === "-" && whole + fraction !== "", whole, fraction };
}

function withoutZeros(digits: string, where: "start" | "end"): string {
  let [from, to] = [0, digits.length];
  if (where === "start") while (digits[from] === "0") from++;
  else while (digits[to - 1] === "0") to--;
  return digits.slice(from, to);
}

/** Below zero where the first is smaller, zero where they are equal. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  if (one.negative !== other.negative) return one.negative ? -1 : 1;
  const size =
    one.whole.length - other.whole.length ||
    order(one.whole, other.whole) ||
    order(one.fraction, other.fraction);
  return one.negative ? -size : size;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
