/** Roles that stacks had and that nobody has any more, while others still depend on them: an apply fails then, or what is left is of no use. */
import type { NeededRole, PastRoles, StackBeside } from "../files/hand-over";
import { roleArn } from "../iam/arn/identities";
import type { Stack } from "../model/types";
import { generatedHead, generatedPieces, type StackPiece } from "../source/generated-stack";
import { ownValue } from "../text/own-value";
import { ofExisting, rolesOf, type PastRole } from "./lost-roles";
import { textOf } from "./stack-inventory";

/**
 * Those that go, each with who depends on it: policies that another stack attaches to it (IAM deletes no such role), lookups, role
 * aliases of what was looked up, and trust policies that name it. Source: AWS API, IAM DeleteRole, and IAM's guide on principals.
 *
 * @param past stacks as they were, tombstones that destroy what they had among them
 * @param beside stacks of other fleet files
 */
export function neededRoles(
  stacks: readonly Stack[],
  past: readonly PastRoles[],
  beside: () => readonly StackBeside[],
): NeededRole[] {
  const made = new Set(
    stacks.flatMap(({ roles, environment: { account } }) =>
      roles.map(({ name }) => keyOf(account, name)),
    ),
  );
  const isForeign = ofExisting(stacks);
  const doomed = past.flatMap((stack) =>
    rolesOf(stack).flatMap((role) =>
      made.has(keyOf(role.account, role.name)) || isForeign(`${role.account} ${role.name}`)
        ? []
        : [{ path: stack.path, role }],
    ),
  );
  if (doomed.length === 0) return [];
  const users = [...stacks.map(ofStack), ...beside().flatMap(ofFile)];
  return doomed.flatMap(({ path, role }): NeededRole[] => {
    const [first, ...rest] = users.flatMap((user) => dependence(user, role));
    return first === undefined ? [] : [{ path, name: role.name, by: [first, ...rest] }];
  });
}

/** What of a stack can depend on roles that it does not make. */
interface User {
  readonly stack: string;
  readonly account: string;
  readonly partition: string;
  /** Names of roles that it attaches policies to. */
  readonly attaches: readonly string[];
  readonly looksUp: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly trusts: readonly { readonly role: string; readonly principals: string }[];
}

function ofStack(stack: Stack): User {
  const { account, partition } = stack.environment;
  return {
    ...{ stack: stack.name, account, partition },
    attaches: stack.attachments.flatMap(({ roles }) => roles),
    looksUp: stack.references.map(({ id, name }) => ({
      name,
      aliases: stack.roleAliases.filter(({ role }) => role === id).map((alias) => alias.name),
    })),
    trusts: stack.roles.map(({ name, trust }) => ({
      role: name,
      principals: JSON.stringify(trust.Statement.map(({ Principal }) => Principal)),
    })),
  };
}

function ofFile({ text }: StackBeside): User[] {
  const head = generatedHead(text);
  if (typeof head?.account !== "string") return [];
  const pieces = generatedPieces(text);
  const of = (construct: string): StackPiece[] =>
    pieces.filter((piece) => piece.construct === construct);
  const aliases = of("RoleAlias");
  return [
    {
      ...{ stack: head.name, account: head.account, partition: "" },
      attaches: of("PolicyAttachments").flatMap(({ props }) => namesIn(ownValue(props, "roles"))),
      looksUp: of("RoleReference").map((piece) => ({
        name: textOf(piece, "name"),
        aliases: aliases
          .filter((alias) => textOf(alias, "role") === piece.id)
          .map((alias) => textOf(alias, "name")),
      })),
      trusts: of("ServiceRole").map((piece) => ({
        role: textOf(piece, "name"),
        principals: JSON.stringify(ownValue(piece.props, "trust")),
      })),
    },
  ];
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** In what way a stack depends on the role. */
function dependence(user: User, { account, name, path }: PastRole): string[] {
  if (user.account !== account) return [];
  const isIt = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  const arn = roleArn(user.partition, account, path, name).replace(/^arn:[^:]*:/, ":");
  const { stack } = user;
  return [
    ...(user.attaches.some(isIt) ? [`${stack} attaches policies to it`] : []),
    ...user.looksUp
      .filter((one) => isIt(one.name))
      .map(({ aliases }) =>
        aliases.length === 0
          ? `${stack} looks it up`
          : `${stack} looks it up for the role alias ${aliases.join(", ")}`,
      ),
    ...user.trusts
      .filter(({ principals }) => principals.includes(`${arn}"`))
      .map(({ role }) => `the trust policy of ${role} (${stack}) names it`),
  ];
}

function keyOf(account: string, name: string): string {
  return `${account} ${name.toLowerCase()}`;
}
