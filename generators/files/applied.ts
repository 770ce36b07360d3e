import type { ReplacedRole } from "./hand-over";
import { readState } from "./local-state";
import { stackName } from "./stack-records";

/** Whether a role may be in AWS: not where the state of the stack that had it can be read, and has no role. */
export function mayBeApplied(folder: string, { from, backend }: ReplacedRole): boolean {
  const state = readState(folder, stackName(from), backend);
  if (state.kind === "none") return false;
  return state.kind === "unread" || state.resources.some((one) => one.includes("aws_iam_role."));
}
