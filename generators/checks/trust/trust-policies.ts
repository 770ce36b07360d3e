import { compare } from "../../text/names";
import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Role, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "empty-trust": { severity: "error", summary: "Nobody may assume a role." },
  "trust-circle": {
    severity: "error",
    summary: "Roles trust each other, so that none can be created first.",
  },
});

/**
 * Every trust policy trusts somebody, and no two roles of a stack wait for each other. That IAM refuses a trust
 * policy without statements, and one that names a role before it exists, is unverified; that Terraform
 * refuses resources that depend on each other is not.
 */
export const trustPolicies = defineCheck({
  name: "trust-policies",
  scope: "stack",
  finds: found.kinds,
  run: (stack) =>
    stack.roles.flatMap((role) => [...emptyTrust(role, stack), ...circle(role, stack)]),
});

function emptyTrust({ name, trust, origin }: Role, stack: Stack): Problem[] {
  if (trust.Statement.length > 0) return [];
  return [
    found.problem("empty-trust", {
      message: `nobody may assume the role ${quote(name)} (stack ${stack.name}): no statement of its trust policy is left`,
      fix: "set the parameters that its `when`s ask for, or give the role itself a `when` in the blueprint",
      path: origin,
      atKey: true,
    }),
  ];
}

/** Said once for each circle, at the first of its roles. */
function circle({ id, name, origin }: Role, { name: stack, roles }: Stack): Problem[] {
  const before = (one: string): readonly string[] =>
    roles.find((role) => role.id === one)?.after ?? [];
  const reached = reachable(id, before);
  const members = [...reached].filter((one) => reachable(one, before).has(id));
  if (!reached.has(id) || members.some((one) => compare(one, id) < 0)) return [];
  return [
    found.problem("trust-circle", {
      message: `the role ${quote(name)} (stack ${stack}) trusts a role that trusts it: neither can be created first`,
      fix: `in the blueprint, let one of ${members.sort(compare).join(", ")} trust the account instead, with a Condition on aws:PrincipalArn`,
      path: origin,
      atKey: true,
    }),
  ];
}

function reachable(from: string, before: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...before(from)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...before(id));
  }
  return found;
}
