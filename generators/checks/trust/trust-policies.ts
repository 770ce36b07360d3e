import { compare } from "../../text/names";
import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Model, Role, Stack } from "../../model/types";
import type { Check } from "../check";

/**
 * Every trust policy trusts somebody, and no two roles of a stack wait for each other. That IAM refuses a trust
 * policy without statements, and one that names a role before it exists, is unverified; that Terraform
 * refuses resources that depend on each other is not.
 */
export const trustPolicies: Check = {
  name: "trust-policies",
  run: (model: Model): Problem[] =>
    model.stacks.flatMap((stack) =>
      stack.roles.flatMap((role) => [...emptyTrust(role, stack), ...circle(role, stack)]),
    ),
};

function emptyTrust({ name, trust, origin }: Role, stack: Stack): Problem[] {
  if (trust.Statement.length > 0) return [];
  return [
    {
      id: "empty-trust",
      severity: "error",
      message: `nobody may assume the role ${quote(name)} (stack ${stack.name}): no statement of its trust policy is left`,
      fix: "set the parameters that its `when`s ask for, or give the role itself a `when` in the blueprint",
      path: origin,
      atKey: true,
    },
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
    {
      id: "trust-circle",
      severity: "error",
      message: `the role ${quote(name)} (stack ${stack}) trusts a role that trusts it: neither can be created first`,
      fix: `in the blueprint, let one of ${members.sort(compare).join(", ")} trust the account instead, with a Condition on aws:PrincipalArn`,
      path: origin,
      atKey: true,
    },
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
