/** Customer managed policies that go while others have them: IAM deletes no policy that is attached. Source: AWS API, IAM DeletePolicy. */
import type { NeededPolicy, PastStack, StackBeside } from "../files/hand-over";
import type { Stack } from "../model/types";
import { generatedHead, generatedPieces, type StackPiece } from "../source/generated-stack";
import { grouped } from "../text/grouped";
import { ownValue } from "../text/own-value";
import { heldBefore, heldNow } from "./held";
import { textOf } from "./stack-inventory";

/**
 * Each policy that a stack had and that none has now, with who of all other stacks has it. What is let go of goes on.
 *
 * @param pathOf the path of a stack's file
 * @param past stacks as they were, of which something may be gone
 * @param released by path, addresses of what a stack lets go of
 * @param beside stacks of other fleet files
 */
export function neededPolicies(
  stacks: readonly Stack[],
  pathOf: (stack: Stack) => string,
  past: readonly PastStack[],
  released: (path: string) => readonly string[],
  beside: () => readonly StackBeside[],
): NeededPolicy[] {
  const doomed = past.flatMap((stack) => {
    const given = new Set(released(stack.path));
    return heldBefore(stack).filter(
      ({ address, isDropped }) => POLICY.test(address) && !isDropped && !given.has(address),
    );
  });
  if (doomed.length === 0) return [];
  const kept = new Set(
    stacks.flatMap((stack) => heldNow(stack, pathOf(stack)).map(({ key }) => key)),
  );
  const gone = doomed.filter(({ key }) => !kept.has(key));
  if (gone.length === 0) return [];
  const takers = grouped(
    [...stacks.flatMap(ofStack), ...beside().flatMap(ofFile)],
    ({ arn }) => arn,
  );
  return gone.flatMap(({ path, importId }): NeededPolicy[] => {
    const [first, ...rest] = (takers.get(importId) ?? []).map(({ words }) => words);
    return first === undefined ? [] : [{ path, arn: importId, by: [first, ...rest] }];
  });
}

const POLICY = /(^|\.)aws_iam_policy\./;

/** Who has a policy that its stack does not make. */
interface Taker {
  readonly arn: string;
  readonly words: string;
}

function ofStack({ name, roles, attachments }: Stack): Taker[] {
  return [
    ...roles.flatMap((role) => ofRole(name, role.name, role)),
    ...attachments.flatMap((one) => ofAttachment(name, one)),
  ];
}

function ofFile({ text }: StackBeside): Taker[] {
  const { name = "" } = generatedHead(text) ?? {};
  return generatedPieces(text).flatMap((piece) => {
    const managedPolicies = texts(piece, "managedPolicies");
    if (piece.construct === "PolicyAttachments") {
      const [groups, users, roles] = ["groups", "users", "roles"].map((key) => texts(piece, key));
      return ofAttachment(name, { groups, users, roles, managedPolicies });
    }
    if (piece.construct !== "ServiceRole") return [];
    const permissionsBoundary = textOf(piece, "permissionsBoundary");
    return ofRole(name, textOf(piece, "name"), { managedPolicies, permissionsBoundary });
  });
}

function ofRole(
  stack: string,
  role: string,
  {
    managedPolicies,
    permissionsBoundary: boundary = "",
  }: { readonly managedPolicies: readonly string[]; readonly permissionsBoundary?: string },
): Taker[] {
  const whose = `the role ${role} (${stack})`;
  return [
    ...managedPolicies.map((arn) => ({ arn, words: `${whose} has it` })),
    ...(boundary === ""
      ? []
      : [{ arn: boundary, words: `${whose} has it as its permissions boundary` }]),
  ];
}

function ofAttachment(
  stack: string,
  {
    groups = [],
    users = [],
    roles = [],
    managedPolicies,
  }: {
    readonly groups?: readonly string[] | undefined;
    readonly users?: readonly string[] | undefined;
    readonly roles?: readonly string[] | undefined;
    readonly managedPolicies: readonly string[];
  },
): Taker[] {
  const whom = Object.entries({ group: groups, user: users, role: roles }).flatMap(
    ([kind, names]) => names.map((name) => `the ${kind} ${name}`),
  );
  return managedPolicies.flatMap((arn) =>
    whom.map((one) => ({ arn, words: `${stack} attaches it to ${one}` })),
  );
}

function texts({ props }: StackPiece, key: string): string[] {
  const value = ownValue(props, key);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
