import { quote } from "../problem";
import type { Problem } from "../problem";
import type { Model, Stack } from "../model/types";
import type { Check } from "./types";

/** Account-wide roles exist once: of the environments of an account, one may own them. */
export const sharedOwners: Check = {
  name: "shared-owners",
  run: (model: Model): Problem[] => {
    const owners = new Map<string, Stack>();
    return model.stacks.flatMap((stack): Problem[] => {
      if (stack.subject.kind !== "shared" || stack.roles.length === 0) return [];
      const { name, partition, account } = stack.environment;
      const key = `${partition}:${account}`;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, stack);
        return [];
      }
      const taken = new Set(owner.roles.map((role) => role.name.toLowerCase()));
      const both = stack.roles.filter((role) => taken.has(role.name.toLowerCase()));
      if (both.length === 0) return [];
      return [
        {
          id: "shared-roles-collide",
          severity: "error",
          message:
            `the environments ${quote(owner.environment.name)} and ${quote(name)} share account ${account}, ` +
            `and both would create ${both.map((role) => role.name).join(", ")}`,
          fix: `let one own them: add shared: ${owner.environment.name} to the environment ${quote(name)}`,
          path: ["environments", name],
          atKey: true,
        },
      ];
    });
  },
};
