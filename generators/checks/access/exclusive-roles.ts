import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Role, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "exclusive-undone": {
    severity: "error",
    summary: "A policy is attached to a role that has no others than its own.",
  },
  "exclusive-module": {
    severity: "notice",
    summary: "A module may attach policies to a role that has no others than its own.",
  },
});

/**
 * A role from which Terraform takes what nobody declared: what another part, or a module, attaches to it would come and go with
 * each apply.
 */
export const exclusiveRoles = defineCheck({
  name: "exclusive-roles",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) => {
    const made = new Map(
      stacks.flatMap((stack) =>
        stack.roles
          .filter(isExclusive)
          .map((role) => [keyOf(stack, role.name), { stack, role }] as const),
      ),
    );
    return stacks.flatMap((stack) => [
      ...stack.attachments.flatMap(({ id, roles, origin }) =>
        roles.flatMap((name): Problem[] => {
          const taken = made.get(keyOf(stack, name));
          if (taken === undefined) return [];
          const what = `the attachment ${id} of stack ${stack.name} gives policies to the role ${quote(name)}`;
          return [
            found.problem("exclusive-undone", {
              message: `${what}, which the stack ${taken.stack.name} lets have its own only`,
              fix: `give them to it under roles: with managed:, or set exclusive: false for the role ${quote(taken.role.id)}`,
              path: origin,
              atKey: true,
            }),
          ];
        }),
      ),
      ...namesGiven(stack),
    ]);
  },
});

/** IAM tells names apart without regard to case (facts: roles.md). */
function keyOf({ environment }: Stack, name: string): string {
  return `${environment.partition}:${environment.account} ${name.toLowerCase()}`;
}

/** Modules that get to know what a role is called: policies are attached by names, and not by ARNs. */
function namesGiven({ name, modules, roles }: Stack): Problem[] {
  return modules
    .filter(({ blueprint }) => blueprint === undefined)
    .flatMap(({ id, references, origin }) => {
      const outputs = new Set(Object.values(references));
      return roles
        .filter((role) => isExclusive(role) && outputs.has(`${role.id}_name`))
        .map((role) =>
          found.problem("exclusive-module", {
            message: `the module ${quote(id)} of stack ${name} gets the name of the role ${quote(role.id)}: policies that it attached would be taken away`,
            fix: "give it the ARN, if that is all that it needs; or set exclusive: false for the role",
            path: origin,
            atKey: true,
          }),
        );
    });
}

function isExclusive({ exclusive }: Role): boolean {
  return exclusive !== false;
}
