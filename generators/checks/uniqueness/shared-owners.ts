import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Attachment, Stack } from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "shared-roles-collide": {
    severity: "error",
    summary: "Two environments of one account would create the same account-wide roles.",
  },
});

/** Account-wide parts exist once: of the environments of an account, one may own them. */
export const sharedOwners = defineCheck({
  name: "shared-owners",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) => {
    const owners = new Map<string, Stack>();
    const collisions = stacks.flatMap((stack): Problem[] => {
      const created = createdBy(stack);
      if (stack.subject.kind !== "shared" || created.size === 0) return [];
      const { name, partition, account } = stack.environment;
      const key = `${partition}:${account}`;
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, stack);
        return [];
      }
      const taken = createdBy(owner);
      const both = [...created].filter(([what]) => taken.has(what)).map(([, shown]) => shown);
      if (both.length === 0) return [];
      return [
        found.problem("shared-roles-collide", {
          message:
            `the environments ${quote(owner.environment.name)} and ${quote(name)} share account ${account}, ` +
            `and both would create ${both.join(", ")}`,
          fix: `let one own them: add shared: ${owner.environment.name} to the environment ${quote(name)}; or shared: { owner: … } where another fleet file has them`,
          path: ["environments", name],
          atKey: true,
        }),
      ];
    });
    return [...collisions, ...contradicted(stacks)];
  },
});

/** What an environment leaves to somebody else, and another environment of the account creates after all. */
function contradicted(stacks: readonly Stack[]): Problem[] {
  const makers = new Map(
    stacks.flatMap(({ subject, roles, environment }) =>
      subject.kind !== "shared"
        ? []
        : roles.map((role) => [keyOf(environment, role.name), environment.name] as const),
    ),
  );
  const told = new Set<string>();
  return stacks.flatMap(({ environment, references }) =>
    references.flatMap(({ name, existing }): Problem[] => {
      const maker = makers.get(keyOf(environment, name));
      const isLeft = existing?.[0] === "environments";
      if (!isLeft || maker === undefined || told.has(existing.join("/"))) return [];
      told.add(existing.join("/"));
      const [, said = ""] = existing;
      return [
        found.problem("shared-roles-collide", {
          message: `the environment ${quote(said)} leaves what account ${environment.account} has once to somebody else, and the environment ${quote(maker)} creates the role ${quote(name)} there`,
          fix: `write shared: ${maker} in ${quote(said)}, or the same owner in ${quote(maker)} as well`,
          path: existing,
          atKey: true,
        }),
      ];
    }),
  );
}

/** IAM ignores the case of names. */
function keyOf({ partition, account }: Stack["environment"], name: string): string {
  return [partition, account, name.toLowerCase()].join(":");
}

/** What exists once in an account: what makes it the same, and what a message calls it. IAM ignores the case of names. */
function createdBy({ roles, policies, attachments }: Stack): Map<string, string> {
  const named = (kind: string, list: readonly { readonly name: string }[]): [string, string][] =>
    list.map(({ name }) => [`${kind} ${name.toLowerCase()}`, name]);
  return new Map([
    ...named("role", roles),
    ...named("policy", policies),
    ...attachments.flatMap(attached),
  ]);
}

/** Those of a stack's own policies collide by the policies' names. */
function attached({ groups, users, roles, managedPolicies }: Attachment): [string, string][] {
  return Object.entries({ group: groups, user: users, role: roles }).flatMap(([kind, names]) =>
    names.flatMap((name) =>
      managedPolicies.map((arn): [string, string] => [
        `${kind} ${name.toLowerCase()} ${arn}`,
        `the attachment of ${arn} to the ${kind} ${name}`,
      ]),
    ),
  );
}
