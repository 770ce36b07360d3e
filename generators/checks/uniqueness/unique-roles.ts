import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Model, Role, Stack } from "../../model/types";
import type { Check } from "../check";

/**
 * Role names are unique in an account, whatever their case (facts: IAM quotas). Account-wide roles that two
 * environments create are another check's business.
 */
export const uniqueRoles: Check = {
  name: "unique-roles",
  run: (model: Model): Problem[] => {
    const first = new Map<string, readonly [Stack, Role]>();
    return model.stacks.flatMap((stack) =>
      stack.roles.flatMap((role): Problem[] => {
        const { partition, account } = stack.environment;
        const key = [partition, account, role.name.toLowerCase()].join(":");
        const known = first.get(key);
        if (known === undefined) {
          first.set(key, [stack, role]);
          return [];
        }
        const [other] = known;
        if (other.subject.kind === "shared" && stack.subject.kind === "shared") return [];
        return [
          {
            id: "duplicate-role-name",
            severity: "error",
            message: `the stacks ${other.name} and ${stack.name} both create the role ${quote(role.name)} in account ${account}`,
            fix: "make the names differ: rename a fleet, or put {{environment}} and {{fleet}} into the blueprint's role name",
            path: role.origin,
            atKey: true,
          },
        ];
      }),
    );
  },
};
