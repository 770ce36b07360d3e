/** Ranges of addresses, as conditions write them. */
import { isIP } from "node:net";

/** Addresses from the first to the last, as numbers. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
  readonly bits: number;
  /** The address that was written: behind the mask it may have bits of its own. */
  readonly address: number;
}

/** A range of IPv4, where one address is a range of itself; undefined for everything else. */
export function rangeOf(text: string): AddressRange | undefined {
  const [ip = "", bits = "32", ...more] = text.split("/");
  if (isIP(ip) !== 4 || !/^\d{1,2}$/.test(bits) || Number(bits) > 32 || more.length > 0) {
    return undefined;
  }
  const address = ip.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1, bits: Number(bits), address };
}

/** Whether ranges hold every address of IPv4 together, or one of them every address of IPv6. */
export function isEverywhere(ranges: readonly string[]): boolean {
  if (ranges.some((text) => isIP(text.split("/")[0] ?? "") === 6 && /\/0+$/.test(text))) {
    return true;
  }
  const sorted = ranges.flatMap((text) => rangeOf(text) ?? []).sort((a, b) => a.first - b.first);
  let next = 0;
  for (const { first, last } of sorted) if (first <= next) next = Math.max(next, last + 1);
  return next === 2 ** 32;
}
