/** Classes of actions that a reviewer looks at first: which action is of which. */
import { changesPermissions, deletes } from "./action-kinds";
import type { ActionInfo } from "./data";

/** A class of actions. What is in it, is data of the caller's: AWS has no such lists. */
export interface SensitiveActions {
  readonly id: "escalation" | "permissions" | "secrets" | "contents" | "deletion";
  /** What an action of it does: `reads secrets`. */
  readonly summary: string;
  /** Full names, by themselves in small letters. */
  readonly actions: ReadonlyMap<string, string>;
  /** Actions are of it by their names and access levels, too. */
  readonly rule?: "changes-permissions" | "deletes";
  /** Whether a report says it of whatever access is gained. */
  readonly gained: boolean;
  /** The problem of allowing it on all resources. */
  readonly broad?: BroadId;
}

export type BroadId = "exposes-resources" | "reads-secrets" | "reads-contents";

const RULES = { "changes-permissions": changesPermissions, deletes } as const;

/** Whether the action is of the class. */
export function isOfClass(action: ActionInfo, { actions, rule }: SensitiveActions): boolean {
  const isNamed = actions.has(`${action.service}:${action.name}`.toLowerCase());
  return isNamed || (rule !== undefined && RULES[rule](action));
}
