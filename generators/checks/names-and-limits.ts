import {
  MANAGED_POLICIES_DEFAULT,
  ROLE_NAME_MAX,
  descriptionFaults,
  policyNameFaults,
  roleNameFaults,
  rolePathFaults,
  tagFaults,
} from "../iam/quotas";
import { quote } from "../problem";
import type { Problem } from "../problem";
import type { Model, Role, Stack } from "../model/types";
import type { Check } from "./types";

/** Lengths, characters and counts that IAM allows. AWS checks them; local emulators do not. */
export const namesAndLimits: Check = {
  name: "names-and-limits",
  run: (model: Model): Problem[] =>
    model.stacks.flatMap((stack) => stack.roles.flatMap((role) => roleProblems(role, stack))),
};

function roleProblems(role: Role, stack: Stack): Problem[] {
  const about = (id: string, faults: readonly { message: string; fix: string }[]): Problem[] =>
    faults.map(({ message, fix }) => ({
      id,
      severity: "error",
      message: `${message} (role ${role.id} of stack ${stack.name})`,
      fix,
      path: role.origin,
      atKey: true,
    }));
  const attached = role.managedPolicies.length;
  return [
    ...about("bad-role-name", lengthHint(role, stack) ?? roleNameFaults(role.name)),
    ...about("bad-role-path", rolePathFaults(role.path)),
    ...about("bad-description", descriptionFaults(role.description)),
    ...about("bad-tags", tagFaults(role.tags)),
    ...role.inlinePolicies.flatMap(({ name }) => about("bad-policy-name", policyNameFaults(name))),
    ...about(
      "too-many-policies",
      attached <= MANAGED_POLICIES_DEFAULT
        ? []
        : [
            {
              message: `${String(attached)} managed policies; IAM attaches at most ${String(MANAGED_POLICIES_DEFAULT)} to a role`,
              fix: "attach fewer",
            },
          ],
    ),
  ];
}

/** A fleet's role name that is too long is mended in the fleet's or the environment's name: say by how much. */
function lengthHint(
  role: Role,
  { environment, subject }: Stack,
): { message: string; fix: string }[] | undefined {
  const excess = role.name.length - ROLE_NAME_MAX;
  if (excess <= 0 || subject.kind === "shared" || !role.name.includes(subject.name)) {
    return undefined;
  }
  const shortest = subject.name.length - excess;
  return [
    {
      message: `the role name ${quote(role.name)} has ${String(role.name.length)} characters, ${String(excess)} more than IAM allows`,
      fix:
        shortest > 0
          ? `shorten ${quote(subject.name)} to ${String(shortest)} characters, or the environment's name ${quote(environment.name)}`
          : `shorten ${quote(subject.name)} and the environment's name ${quote(environment.name)} by ${String(excess)} characters together`,
    },
  ];
}
