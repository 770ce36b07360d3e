/** Addresses and ranges of them, of both families. */

/** The bits of an address: 4 bytes of IPv4, 16 of IPv6. */
export type Address = readonly number[];

export interface Range {
  readonly address: Address;
  /** So many bits from the left are the range's. */
  readonly bits: number;
}

/** An address of either family, without prefix, zone or brackets; undefined for anything else. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(":") ? parseV6(text) : parseV4(text);
}

/**
 * An address with a prefix, or without: then the range is that one address (AWS IAM User Guide,
 * reference_policies_elements_condition_operators: /32; that it is /128 for IPv6, no page says).
 */
export function parseRange(text: string): Range | undefined {
  const [before = "", prefix, ...rest] = text.split("/");
  const address = parseAddress(before);
  if (address === undefined || rest.length > 0) return undefined;
  const most = address.length * 8;
  if (prefix === undefined) return { address, bits: most };
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > most) return undefined;
  return { address, bits: Number(prefix) };
}

/** Whether the range holds the address; undefined where they are of two families. */
export function isInRange(address: Address, range: Range): boolean | undefined {
  if (address.length !== range.address.length) return undefined;
  return address.every((byte, index) => {
    const bits = Math.min(Math.max(range.bits - index * 8, 0), 8);
    return (byte ^ (range.address[index] ?? 0)) >> (8 - bits) === 0;
  });
}

function parseV4(text: string): number[] | undefined {
  const parts = text.split(".");
  const sound = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part));
  const bytes = sound ? parts.map(Number) : [];
  return sound && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** Eight groups, one run of zero groups as `::`, the last two perhaps as IPv4 (RFC 4291, section 2.2). */
function parseV6(text: string): number[] | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => groups(half, index === halves.length - 1));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 16 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])];
}

function groups(text: string, last: boolean): number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const v4 = last && index === parts.length - 1 && part.includes(".") ? parseV4(part) : undefined;
    if (v4 === undefined && !/^[\da-f]{1,4}$/i.test(part)) return undefined;
    const group = Number.parseInt(part, 16);
    bytes.push(...(v4 ?? [group >> 8, group & 255]));
  }
  return bytes;
}
