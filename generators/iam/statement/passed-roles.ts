import { quote } from "../../problem";
import { asksFor } from "../condition/restricting";
import { isLike } from "../wildcards";
import { atOnce } from "./statement";
import type {
  RuleInSteps,
  StatementContext,
  StatementFault,
  StatementFrame,
  WrittenResources,
} from "./statement";

interface Sensitive {
  readonly action: string;
  /** The key that says for which service, as it is written. */
  readonly key: string;
  readonly wide: "pass-any-role" | "any-service-linked-role";
  readonly unnamed?: "pass-to-any-service";
}

/** Source of the keys: AWS IAM User Guide, id_roles_use_passrole and using-service-linked-roles. */
const PASS: Sensitive = {
  action: "iam:PassRole",
  key: "iam:PassedToService",
  wide: "pass-any-role",
  unnamed: "pass-to-any-service",
};
const LINK: Sensitive = {
  action: "iam:CreateServiceLinkedRole",
  key: "iam:AWSServiceName",
  wide: "any-service-linked-role",
};

/** Warns of roles that may be passed, or made for a service, without saying which or to whom. */
export const passedRolesInSteps: RuleInSteps = (frame, context) => {
  const open = [PASS, LINK].flatMap((one) => {
    const at = placeOf(one, frame, context);
    return at === undefined ? [] : [{ one, at }];
  });
  if (open.length === 0) return undefined;
  return (resources) => open.flatMap(({ one, at }) => faultsAt(at, resources, one));
};

export const passedRoles = atOnce(passedRolesInSteps);

/** Whether what the action comes to is said here, so that no other rule need say it. */
export function isToldApart(action: string): boolean {
  return [PASS, LINK].some((one) => one.action.toLowerCase() === action.toLowerCase());
}

/** Where an action is allowed without its key; undefined where it is not, or with all others: that is told by itself. */
function placeOf(
  { action, key }: Sensitive,
  { Effect, Action, NotAction = [], Condition }: StatementFrame,
  { kind, givesNothing }: StatementContext,
): Place | undefined {
  if (kind !== "identity" || givesNothing || Effect !== "Allow" || asksFor(Condition, [key])) {
    return undefined;
  }
  const is = (text: string): boolean => isLike(action.toLowerCase(), text.toLowerCase());
  if (Action === undefined) return NotAction.some(is) ? undefined : ["NotAction"];
  const index = Action.findIndex((text) => text !== "*" && is(text));
  return index < 0 ? undefined : ["Action", index];
}

type Place = readonly (string | number)[];

function faultsAt(
  at: Place,
  { Resource = [], NotResource }: WrittenResources,
  { action, key, wide, unnamed }: Sensitive,
): StatementFault[] {
  const open = Resource.find(isOpen);
  if (NotResource !== undefined || open !== undefined) {
    const on = open === undefined ? "all roles but those of NotResource" : quote(open);
    const fix = `name the roles, and the service under ${key}`;
    return [{ id: wide, message: `${action} is allowed on ${on}, for any service`, fix, at }];
  }
  if (unnamed === undefined || at[0] === "NotAction") return [];
  const message = `${action} says not to which service the roles may be passed`;
  return [{ id: unnamed, message, fix: `add ${key} to the condition`, at }];
}

/**
 * A pattern of names that begins with no more than a few letters stands for anybody's roles, and so does one that leaves
 * open whether roles are meant: `arn:aws:iam::*:*`.
 */
function isOpen(text: string): boolean {
  if (text === "*") return true;
  const named = text.split(":").slice(5).join(":");
  const start = named.split(/[*?]/, 1).join("");
  if (start === named) return false;
  return "role/".startsWith(start) || /^role\/[^/]{0,2}$/.test(start);
}
