/**
 * Comparisons of numbers, dates and addresses with each other, on keys of their type: enough points are looked
 * at, so that `evaluate` says whether there is a request at all.
 */
import { OPERATORS } from "../../../../generators/iam/condition/operators";
import { evaluator } from "../../../../generators/iam/proof/evaluate";
import type { Policies } from "../../../../generators/iam";
import type { EngineCase } from "./engine";

/** A condition on one key, and the operator that it has. */
interface Atom {
  readonly operator: string;
  readonly wanted: string | readonly string[];
}

interface Grid {
  readonly key: string;
  readonly atoms: readonly Atom[];
  /** Values such that whatever atoms tell apart is told apart by one of them. */
  readonly points: readonly string[];
}

const DAYS = ["2026-01-31T00:00:00Z", "2026-01-31T00:00:01Z", "1969-12-31T23:59:58Z"];
const RANGES = ["10.0.0.0/8", "10.255.0.0/16", "255.255.255.0/24", "::/0", "2001:db8::/32"];

const GRIDS: readonly Grid[] = [
  {
    key: "aws:MultiFactorAuthAge",
    atoms: atomsOf("Numeric", ["-2", "0", "10"]),
    points: ["-3", "-2", "-1", "0", "5", "10", "11"],
  },
  {
    key: "aws:CurrentTime",
    atoms: atomsOf("Date", DAYS),
    points: [
      ...["1969-12-31T23:59:57Z", ...DAYS, "1970-01-01T00:00:00Z", "2026-01-30T23:59:59Z"],
      "2026-01-31T00:00:02Z",
    ],
  },
  {
    key: "aws:SourceIp",
    atoms: ["IpAddress", "NotIpAddress"].flatMap((operator) => [
      ...RANGES.map((wanted) => ({ operator, wanted })),
      { operator, wanted: ["10.0.0.0/9", "2001:db8::/32"] },
    ]),
    points: [
      ...["9.255.255.255", "10.0.0.0", "10.128.0.0", "10.254.255.255", "10.255.0.0", "11.0.0.0"],
      ...["255.255.254.255", "255.255.255.255", "0.0.0.0", "::", "2001:db8::1", "2001:db9::"],
    ],
  },
  {
    key: "aws:SecureTransport",
    atoms: ["Bool", "BoolIfExists"].flatMap((operator) => [
      ...["true", "false"].map((wanted) => ({ operator, wanted })),
      { operator, wanted: ["true", "false"] },
    ]),
    points: ["true", "false"],
  },
];

function atomsOf(kind: "Numeric" | "Date", bounds: readonly string[]): Atom[] {
  return OPERATORS[kind].flatMap((operator) => bounds.map((wanted) => ({ operator, wanted })));
}

/** Two conditions at once, and one without the other. */
export function gridCases(): EngineCase[] {
  return GRIDS.flatMap(({ key, atoms, points }) =>
    atoms.flatMap((one, index) =>
      atoms
        .filter((_, other) => (index + other) % 2 === 0)
        .flatMap((other) => pair(key, one, other, points)),
    ),
  );
}

function pair(key: string, one: Atom, other: Atom, points: readonly string[]): EngineCase[] {
  const there = { Null: { [key]: "false" } };
  const [first, second] = [one, other].map(({ operator, wanted }) =>
    allow({ [operator]: { [key]: wanted } }, there),
  );
  if (first === undefined || second === undefined) return [];
  const what = `${key}: ${one.operator} ${String(one.wanted)}, ${other.operator} ${String(other.wanted)}`;
  const both =
    one.operator === other.operator
      ? []
      : [one, other].map(({ operator, wanted }) => ({ [operator]: { [key]: wanted } }));
  const cases: EngineCase[] = [];
  const ask = (words: string, allowedBy: Policies, notAllowedBy?: Policies): void => {
    const tells = teller(key, allowedBy, notAllowedBy);
    const question = {
      allowedBy,
      ...(notAllowedBy && { notAllowedBy }),
      anyRequest: true,
      ...REQUEST,
    };
    cases.push({
      what: `${what}, ${words}`,
      operator: one.operator,
      question,
      found: points.some(tells),
    });
  };
  ask("the one alone", first, second);
  if (both.length > 0) ask("both", allow(...both, there));
  return cases;
}

const REQUEST = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::bucket/a"] };

function allow(...conditions: readonly object[]): Policies {
  const Condition = Object.assign({}, ...conditions) as object;
  const Statement = { Effect: "Allow", Action: "*", Resource: "*", Condition };
  return { identity: [{ Version: "2012-10-17", Statement }] };
}

function teller(
  key: string,
  allowedBy: Policies,
  notAllowedBy?: Policies,
): (value: string) => boolean {
  const [one, other] = [evaluator(allowedBy), notAllowedBy && evaluator(notAllowedBy)];
  return (value) => {
    const request = {
      principal: "arn:aws:iam::111111111111:role/r",
      ...{ action: "s3:GetObject", resource: "arn:aws:s3:::bucket/a", context: { [key]: value } },
    };
    return one(request).effect === "allowed" && other?.(request).effect !== "allowed";
  };
}
