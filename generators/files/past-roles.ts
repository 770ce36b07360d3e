/** The roles that stacks had, and whether they may be there. */
import { join } from "node:path";
import type { PastRoles, ReplacedRole } from "./hand-over";
import { readState } from "./local-state";
import type { BackendSaid } from "./local-state";
import { readText } from "./read";
import { stackName } from "./stack-records";
import type { StackRecords } from "./stack-records";

/** Of all stacks that were no tombstones. Records of earlier versions say no roles: then the stack's file does. */
export function pastRoles(folder: string, own: StackRecords): PastRoles[] {
  return [...own].flatMap(([path, { account, roles, boundaries, retired }]): PastRoles[] => {
    if (retired) return [];
    const text = roles === undefined ? readText(join(folder, path)) : undefined;
    return [{ path, account, roles, boundaries, ...(text !== undefined && { text }) }];
  });
}

/** Of all stacks that destroy what the file does not have: those that go on, and tombstones that are not kept. */
export function goingRoles(folder: string, own: StackRecords): PastRoles[] {
  const going = [...own].flatMap(([path, { retired, keep, ...rest }]) =>
    retired && keep ? [] : [[path, rest] as const],
  );
  return pastRoles(folder, new Map(going));
}

/**
 * Whether a role is in AWS, or what else is asked for, as far as the state of the stack that had it can be read here: `no` where
 * that has none, `unknown` where there is no such file.
 */
export function isApplied(
  { folder, backend }: Readers,
  { from }: Pick<ReplacedRole, "from">,
  type: "aws_iam_role." | "aws_iam_policy." = "aws_iam_role.",
): "yes" | "no" | "unknown" {
  const text = readText(join(folder, from));
  if (text === undefined) return "yes";
  const state = readState(folder, stackName(from), backend(text));
  if (state.kind === "none") return "unknown";
  if (state.kind === "unread") return "yes";
  return state.resources.some((one) => one.includes(type)) ? "yes" : "no";
}

interface Readers {
  readonly folder: string;
  readonly backend: (text: string) => BackendSaid | undefined;
}
