import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Role, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "duplicate-role-name": { severity: "error", summary: "Two stacks create roles of one name." },
});

/**
 * Role names are unique in an account, whatever their case (facts: IAM quotas). Account-wide roles that two
 * environments create are another check's business.
 */
export const uniqueRoles = defineCheck({
  name: "unique-roles",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) => {
    const first = new Map<string, readonly [Stack, Role]>();
    return stacks.flatMap((stack) =>
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
          found.problem("duplicate-role-name", {
            message: `the stacks ${other.name} and ${stack.name} both create the role ${quote(role.name)} in account ${account}`,
            fix: "make the names differ: rename a fleet, leave exact_name to one of them where the blueprint has it, or put {{environment}} and {{fleet}} into the blueprint's role name",
            path: role.origin,
            atKey: true,
          }),
        ];
      }),
    );
  },
});
