import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Model } from "../../model/types";
import type { Check } from "../check";

/** A customer managed policy that nobody gets does nothing: most likely the groups or users were forgotten. */
export const unattachedPolicies: Check = {
  name: "unattached-policies",
  run: (model: Model): Problem[] =>
    model.stacks.flatMap(({ name: stack, policies, roles, attachments }) => {
      const used = new Set([...roles, ...attachments].flatMap(({ attached }) => attached));
      return policies
        .filter(({ id }) => !used.has(id))
        .map(({ name, origin }): Problem => ({
          id: "unattached-policy",
          severity: "warning",
          message: `nobody gets the policy ${quote(name)} (stack ${stack})`,
          fix: "name groups, users or roles for it under with:",
          path: origin,
          atKey: true,
        }));
    }),
};
