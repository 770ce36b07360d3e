/** Roles and boundaries that stacks had, and that are somewhere else, are other ones or are not there now. */
import type { LostBoundary, LostRole, PastRoles, ReplacedRole } from "../files/hand-over";
import { policyArn } from "../iam/arn/identities";
import { placedResources } from "../model/calls/addresses";
import type { Stack } from "../model/types";
import { generatedHead, generatedPieces } from "../source/generated-stack";
import { textOf } from "./stack-inventory";

/** Whether an account's role of a name (`<account> <name>`) is one that the file says is somebody else's. */
export function ofExisting(stacks: readonly Stack[]): (role: string) => boolean {
  const names = new Set(
    stacks.flatMap(({ environment: { account }, references }) =>
      references.flatMap(({ name, existing }) => (existing ? [`${account} ${name}`] : [])),
    ),
  );
  return (role) => names.has(role);
}

/**
 * Roles that stacks had which go on, by themselves or under another name, and that nobody has any more: another may stand in the
 * place of one.
 */
export function lostRoles(
  stacks: readonly Stack[],
  pathOf: (stack: Stack) => string,
  past: readonly PastRoles[],
): LostRole[] {
  const living = new Map(
    stacks.flatMap((stack) => {
      const { formerly } = stack;
      const names = formerly?.names ?? [];
      return [stack.name, ...names].map((name) => [pathOf({ ...stack, name }), stack] as const);
    }),
  );
  const isForeign = ofExisting(stacks);
  const now = new Map(
    stacks.flatMap((stack) =>
      stack.roles.map(({ name }) => [`${stack.environment.account} ${name}`, stack] as const),
    ),
  );
  return past.flatMap((stack): LostRole[] => {
    const next = living.get(stack.path);
    if (next === undefined) return leftBehind(stack, now);
    const path = pathOf(next);
    return rolesOf(stack).flatMap(({ address, name, account }): LostRole[] => {
      if (now.has(`${account} ${name}`) || isForeign(`${account} ${name}`)) return [];
      const here = next.environment.account;
      if (here !== account) {
        return [{ path: stack.path, was: name, stays: { in: account, now: here } }];
      }
      const said = next.roles.find(({ replaces }) => replaces === name);
      const other = said?.name ?? placeIn(next, address);
      const isMeant = said !== undefined || memberAt(next, address).formerly?.renews;
      return [
        {
          ...{ path: stack.path, was: name },
          ...(other !== undefined && { now: other, ...(isMeant && { meant: path }) }),
        },
      ];
    });
  });
}

/**
 * Permissions boundaries that stacks made, and that neither a stack makes nor a role has any more.
 *
 * @param theirs paths of stacks that the file leaves to others: what they had is let go of
 */
export function lostBoundaries(
  stacks: readonly Stack[],
  past: readonly PastRoles[],
  theirs: ReadonlySet<string>,
): LostBoundary[] {
  const kept = new Set(
    stacks.flatMap(({ roles, policies, environment: { partition, account } }) => [
      ...roles.flatMap((role) => role.permissionsBoundary ?? []),
      ...policies.map(({ path, name }) => policyArn(partition, account, path, name)),
    ]),
  );
  return past.flatMap(({ path, boundaries = [] }) =>
    boundaries.filter((arn) => !kept.has(arn) && !theirs.has(path)).map((arn) => ({ path, arn })),
  );
}

/** Of a group that is gone: others took over what its fleets have, and roles that none has any more would go unsaid. */
function leftBehind(stack: PastRoles, now: ReadonlyMap<string, unknown>): LostRole[] {
  const all = rolesOf(stack).map((one) => ({ ...one, key: `${one.account} ${one.name}` }));
  const left = all.filter(({ key }) => !now.has(key));
  return left.length === all.length
    ? []
    : left.map(({ name }) => ({ path: stack.path, was: name }));
}

/** Of a group, the stack of the fleet that something at the address is of. */
function memberAt(stack: Stack, address: string): Stack {
  const [, id = ""] = /\.([^.[]+)/.exec(address) ?? [];
  return stack.members?.find(({ prefix }) => id.startsWith(prefix))?.stack ?? stack;
}

/** What a stack has now where a role was. */
function placeIn(stack: Stack, address: string): string | undefined {
  return placedResources(stack).find((one) => sameRole(one, address))?.importId;
}

function sameRole(one: { readonly own: string; readonly address: string }, was: string): boolean {
  return one.address === was || one.own === was;
}

/** Roles that have another path now: Terraform would destroy each, and make it anew (facts: roles.md). */
export function replacedRoles(
  stacks: readonly Stack[],
  pathOf: (stack: Stack) => string,
  past: readonly PastRoles[],
): ReplacedRole[] {
  const now = new Map(
    stacks.flatMap((stack) =>
      stack.roles.map(
        (role) => [roleKey(stack.environment.account, role.name), { stack, role }] as const,
      ),
    ),
  );
  return past.flatMap((stack) =>
    rolesOf(stack).flatMap(({ account, name, path: was }): ReplacedRole[] => {
      const found = now.get(roleKey(account, name));
      if (found === undefined || found.role.path === was) return [];
      return [{ path: pathOf(found.stack), from: stack.path, name, was, now: found.role.path }];
    }),
  );
}

/** A role as it was. */
export interface PastRole {
  readonly address: string;
  readonly account: string;
  readonly name: string;
  readonly path: string;
}

export function rolesOf({ roles, text = "", account: known }: PastRoles): PastRole[] {
  const account = known ?? generatedHead(text)?.account;
  if (typeof account !== "string") return [];
  if (roles === undefined) {
    return generatedPieces(text)
      .filter(({ construct }) => construct === "ServiceRole")
      .map((piece) => {
        const path = textOf(piece, "path") || "/";
        return { address: `aws_iam_role.${piece.id}`, account, name: textOf(piece, "name"), path };
      });
  }
  return Object.entries(roles).map(([address, whole]) => {
    const end = whole.lastIndexOf("/") + 1;
    return { address, account, name: whole.slice(end), path: whole.slice(0, end) };
  });
}

function roleKey(account: string, name: string): string {
  return `${account} ${name.toLowerCase()}`;
}
