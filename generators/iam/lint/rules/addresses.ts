/** Addresses that requests come from. */
import { quote } from "../../../problem";
import { rangeOf } from "../../condition/ranges";
import type { AddressRange } from "../../condition/ranges";
import { defineRule } from "../rule";
import { kind, testsOf } from "./tests";

/** IPv4 ranges that no request comes from over the internet (RFC 1918, RFC 6598, RFC 3927, loopback). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"]
  .concat("127.0.0.0/8")
  .flatMap((range) => rangeOf(range) ?? []);

function textOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

function isPrivate({ first, last }: AddressRange): boolean {
  return PRIVATE.some((range) => range.first <= first && last <= range.last);
}

export const addresses = defineRule({
  name: "addresses",
  finds: {
    "private-source-address": kind(
      "error",
      "A condition compares aws:SourceIp with private addresses (a notice where others stand beside them).",
      "A request over the internet has a public one; one through an endpoint has no aws:SourceIp.",
      "Write public addresses; for requests through an endpoint use aws:VpcSourceIp with aws:SourceVpc.",
    ),
    "ip-range-host-bits": kind(
      "notice",
      "An address range has bits behind its mask.",
      "They count for nothing.",
      "Write the first address of the range.",
    ),
  },
  statement: (statement) =>
    testsOf(statement).flatMap(({ operator, lower, key, values, at }) => {
      if (operator.kind !== "IPAddress") return [];
      const ranges = values.map((value, index) => ({
        value,
        at: [...at, index],
        range: rangeOf(value),
      }));
      const loose = ranges.flatMap((one) => {
        const { range, value } = one;
        if (range === undefined || range.address === range.first) return [];
        const message = `${quote(value)} has bits behind its mask`;
        const fix = `write ${textOf(range.first)}/${range.bits}`;
        return [{ id: "ip-range-host-bits" as const, message, fix, at: one.at }];
      });
      if (lower !== "aws:sourceip") return loose;
      const inside = ranges.filter(({ range }) => range !== undefined && isPrivate(range));
      const severity = inside.length === ranges.length ? ("error" as const) : ("notice" as const);
      return [
        ...loose,
        ...inside.map((one) => ({
          id: "private-source-address" as const,
          message: `${quote(one.value)} is private, and ${quote(key)} never is`,
          fix: "write public addresses, or use aws:VpcSourceIp with aws:SourceVpc",
          at: one.at,
          severity,
        })),
      ];
    }),
});
