import { quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type { Environment, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "duplicate-policy-name": {
    severity: "error",
    summary: "Two stacks create policies, role aliases or other parts of one name.",
  },
});

/**
 * Names of customer managed policies and of instance profiles are unique in an account, and those of role aliases and IoT
 * policies in an account and region. IAM ignores the case of names (facts: IAM quotas); of instance profiles and of AWS IoT
 * that is unverified.
 * Account-wide policies that two environments create are another check's business.
 */
export const uniquePolicies = defineCheck({
  name: "unique-policies",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) => {
    const first = new Map<string, Stack>();
    return stacks.flatMap((stack) =>
      named(stack).flatMap(({ what, name, key, origin }): Problem[] => {
        const other = first.get(key);
        if (other === undefined) {
          first.set(key, stack);
          return [];
        }
        const both = [other, stack].map(({ subject }) => subject.kind);
        if (other !== stack && both.every((kind) => kind === "shared")) return [];
        return [
          found.problem("duplicate-policy-name", {
            message: `the stacks ${other.name} and ${stack.name} both create the ${what} ${quote(name)} in account ${stack.environment.account}`,
            fix: "make the names differ: rename a fleet, or put {{environment}} and {{fleet}} into the blueprint's name for it",
            path: origin,
            atKey: true,
          }),
        ];
      }),
    );
  },
});

interface Named {
  readonly what: string;
  readonly name: string;
  readonly key: string;
  readonly origin: DataPath;
}

function named({ environment, policies, roles, roleAliases, iotPolicies }: Stack): Named[] {
  const { region } = environment;
  const profiles = roles.flatMap(({ instanceProfile: name, saidAt, origin }) =>
    name === undefined ? [] : [{ name, origin: saidAt?.profile ?? origin }],
  );
  return [
    ...profiles.map((one) => withKey("instance profile", one, one.name.toLowerCase(), environment)),
    ...policies.map((one) => withKey("policy", one, one.name.toLowerCase(), environment)),
    ...roleAliases.map((one) => withKey("role alias", one, `${region}:${one.name}`, environment)),
    ...iotPolicies.map((one) => withKey("IoT policy", one, `${region}:${one.name}`, environment)),
  ];
}

function withKey(
  what: string,
  { name, origin }: { readonly name: string; readonly origin: DataPath },
  unique: string,
  { partition, account }: Environment,
): Named {
  return { what, name, origin, key: [what, partition, account, unique].join(":") };
}
