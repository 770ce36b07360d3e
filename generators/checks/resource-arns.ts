import { arnFaults } from "../iam/arn";
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
          arnFaults(arn).map(({ message, fix }): Problem => ({
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
