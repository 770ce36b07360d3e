import { quote } from "../../problem";
import { isValidSid } from "../policy/sid";
import type { StatementFault, StatementKind, StatementRule, WrittenStatement } from "./statement";

type Element = "Principal" | "NotPrincipal" | "Action" | "NotAction" | "Resource" | "NotResource";

/** Of each group one element is needed, and no more; what is in no group of a kind must not be there. */
const GROUPS: Readonly<Record<StatementKind, readonly (readonly Element[])[]>> = {
  identity: [
    ["Action", "NotAction"],
    ["Resource", "NotResource"],
  ],
  trust: [["Principal"], ["Action", "NotAction"]],
  resource: [
    ["Principal", "NotPrincipal"],
    ["Action", "NotAction"],
    ["Resource", "NotResource"],
  ],
  iot: [["Action"], ["Resource"]],
};

const ELEMENTS: readonly Element[] = [
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
];

const DOCUMENTS: Readonly<Record<StatementKind, string>> = {
  identity: "a role's policy",
  trust: "a trust policy",
  resource: "a resource's policy",
  iot: "a policy of AWS IoT",
};

/**
 * Which elements a statement has. Sources: AWS IAM User Guide, reference_policies_grammar; AWS IoT Core
 * Developer Guide, iot-policies.
 */
export const grammar: StatementRule = (statement, { kind }) => [
  ...GROUPS[kind].flatMap((group) => groupFaults(group, statement)),
  ...strangers(statement, kind),
  ...emptyLists(statement),
  // Services decide what a Sid in the policy of a resource may hold.
  ...(kind === "resource" ? [] : sidFaults(statement)),
];

/** Whether a statement has the elements that a document needs: only such a one can become part of it. */
export function isWhole(statement: WrittenStatement, kind: StatementKind): boolean {
  const groups = GROUPS[kind].flatMap((group) => groupFaults(group, statement));
  return [...groups, ...emptyLists(statement)].length === 0;
}

function groupFaults(group: readonly Element[], statement: WrittenStatement): StatementFault[] {
  const present = group.filter((element) => statement[element] !== undefined);
  const [first = "Action", second] = present;
  if (present.length === 1) return [];
  const wanted = group.length === 1 ? "has" : "has exactly one of";
  const found = second === undefined ? "lacks it" : "has both";
  const message = `a statement ${wanted} ${group.join(" and ")}; this one ${
    second === undefined && group.length > 1 ? "has neither" : found
  }`;
  if (second === undefined) {
    return [{ id: "bad-statement", message, fix: `add ${group[0] ?? ""}`, at: [] }];
  }
  const fix = `keep one of them: ${first} says what is meant, and ${second} all but what it names, which is more`;
  return [{ id: "bad-statement", message, fix, at: [second] }];
}

function strangers(statement: WrittenStatement, kind: StatementKind): StatementFault[] {
  const known = new Set(GROUPS[kind].flat());
  return ELEMENTS.filter((element) => statement[element] !== undefined && !known.has(element)).map(
    (element) => ({
      id: "bad-statement",
      message: `a statement of ${DOCUMENTS[kind]} has no ${element}`,
      fix: `remove ${element}`,
      at: [element],
    }),
  );
}

function emptyLists(statement: WrittenStatement): StatementFault[] {
  const lists = ["Action", "NotAction", "Resource", "NotResource"] as const;
  return lists
    .filter((element) => statement[element]?.length === 0)
    .map((element) => ({
      id: "bad-statement",
      message: `${element} of a statement is an empty list`,
      fix: `write one at least, or leave the statement out`,
      at: [element],
    }));
}

function sidFaults({ Sid }: WrittenStatement): StatementFault[] {
  if (Sid === undefined || isValidSid(Sid)) return [];
  const message = `${quote(Sid)} is no valid Sid`;
  return [{ id: "bad-sid", message, fix: "use letters and digits only", at: ["Sid"] }];
}
