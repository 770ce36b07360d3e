import { arnFaults } from "../iam/arn";
import type { Fault } from "../iam/fault";
import { quote } from "../problem";
import type { Problem } from "../problem";
import type { Model, Role } from "../model/types";
import type { Check } from "./types";

/** Every ARN that a role's documents and attachments name is well-formed once its placeholders are filled. */
export const resourceArns: Check = {
  name: "resource-arns",
  run: (model: Model): Problem[] =>
    model.stacks.flatMap((stack) =>
      stack.roles.flatMap((role) =>
        arnsOf(role).flatMap((arn) =>
          faultsOf(arn, role).map(({ message, fix }): Problem => ({
            id: "malformed-arn",
            severity: "error",
            message: `${message} (role ${role.id} of stack ${stack.name})`,
            fix,
            path: role.origin,
            atKey: true,
          })),
        ),
      ),
    ),
};

function faultsOf(arn: string, role: Role): Fault[] {
  const faults = arnFaults(arn);
  const managed = role.managedPolicies.includes(arn);
  if (faults.length > 0 || !managed || POLICY_ARN.test(arn)) return faults;
  const fix = "write, for example, arn:aws:iam::aws:policy/ReadOnlyAccess";
  return [{ message: `${quote(arn)} is no managed policy`, fix }];
}

const POLICY_ARN = /^arn:[a-z-]+:iam::(aws|\d{12}):policy\/./;

/** Without those of the grants: they are checked where the fleet file names them. */
function arnsOf(role: Role): string[] {
  const statements = role.inlinePolicies
    .filter(({ name }) => name !== "grants")
    .flatMap(({ document }) => document.Statement);
  const resources = statements.flatMap(({ Resource = [], NotResource = [] }) => [
    ...Resource,
    ...NotResource,
  ]);
  return [...role.managedPolicies, ...resources].filter((arn) => arn !== "*");
}
