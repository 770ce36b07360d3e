import { quote } from "../../problem";
import type { Problem } from "../../problem";
import { partId } from "../acceptance/about";
import { defineCheck, findings } from "../check";

const found = findings({
  "unattached-policy": { severity: "warning", summary: "Nobody gets a customer managed policy." },
});

/** A customer managed policy that nobody gets does nothing: most likely the groups or users were forgotten. */
export const unattachedPolicies = defineCheck({
  name: "unattached-policies",
  scope: "stack",
  finds: found.kinds,
  run: (stack) => {
    const { policies, roles, attachments } = stack;
    const used = new Set([...roles, ...attachments].flatMap(({ attached }) => attached));
    return policies
      .filter(({ id, boundary }) => !used.has(id) && !boundary)
      .map(({ id, blueprint, name, origin }): Problem =>
        found.problem("unattached-policy", {
          message: `nobody gets the policy ${quote(name)} (stack ${stack.name})`,
          fix: "name groups, users or roles for it under with:",
          path: origin,
          atKey: true,
          about: { role: [partId({ id, blueprint }, stack)] },
        }),
      );
  },
});
