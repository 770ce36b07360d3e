/** Addresses and their ranges: IPv4 and IPv6 are two lines of numbers, and a range is an interval on one. */
import { isIP } from "node:net";

/** All addresses that share a beginning. */
export interface AddressRange {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * A range as policies write it, or undefined for what is none; without a length it is the one address
 * (facts: evaluation.md, section 4).
 */
export function readRange(text: string): AddressRange | undefined {
  const [address = "", length, ...rest] = text.split("/");
  const version = isIP(address);
  if ((version !== 4 && version !== 6) || rest.length > 0 || address.includes("%")) {
    return undefined;
  }
  const bits = version === 4 ? 32 : 128;
  if (length !== undefined && (!/^\d{1,3}$/.test(length) || Number(length) > bits)) {
    return undefined;
  }
  const size = 1n << BigInt(bits - Number(length ?? bits));
  const value = version === 4 ? readV4(address) : readV6(address);
  const first = value - (value % size);
  return { version, first, last: first + size - 1n };
}

/** Whether an address is in a range; a text that is no address is in none. */
export function isInRange(text: string, range: AddressRange): boolean {
  const address = text.includes("/") ? undefined : readRange(text);
  return (
    address?.version === range.version &&
    range.first <= address.first &&
    address.first <= range.last
  );
}

/** Addresses such that every combination of ranges that some address is in has one of them: where ranges begin, and end. */
export function rangePoints(ranges: readonly AddressRange[]): string[] {
  const points = new Set<string>();
  for (const { version, first, last } of ranges) {
    points.add(addressText(version, first));
    if (last + 1n < 1n << (version === 4 ? 32n : 128n)) points.add(addressText(version, last + 1n));
  }
  return [...points, "0.0.0.0", "::"];
}

function readV4(address: string): bigint {
  return address.split(".").reduce((value, part) => value * 256n + BigInt(Number(part)), 0n);
}

function readV6(address: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const plain = dotted === null ? address : `${dotted[1] ?? ""}${hexPair(readV4(dotted[2] ?? ""))}`;
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => "0");
  return [...before, ...zeros, ...after].reduce(
    (value, group) => (value << 16n) + BigInt(`0x${group}`),
    0n,
  );
}

function hexPair(value: bigint): string {
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

function addressText(version: 4 | 6, value: bigint): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((by) => (value >> by) & 255n).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  return groups.join(":").replace(/(^|:)0(:0)+(:|$)/, "::");
}
