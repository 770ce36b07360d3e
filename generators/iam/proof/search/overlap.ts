/** Which statements can be about the actions that are asked for: of all others nothing needs to be searched. */
import { isLike } from "../../wildcards";
import type { ReadPolicy, ReadStatement } from "../policy";
import type { Side, SideStatement } from "./sides";

/** The side without statements of which no action is asked for: one of each list of patterns. */
export function aboutActions(side: Side, lists: readonly (readonly string[])[]): Side {
  if (lists.length === 0) return side;
  const wanted = lists.map((patterns) => patterns.map((pattern) => pattern.toLowerCase()));
  const isAbout = ({ statement }: SideStatement): boolean =>
    wanted.every((patterns) => overlaps(statement, patterns));
  return {
    ...side,
    denies: side.denies.filter(isAbout),
    ways: side.ways.map((way) => way.map((layer) => layer.filter(isAbout))),
  };
}

/** Whether some Allow of a policy can be about one of the actions, patterns of them, on whatever resource and condition. */
export function mayAllow({ statements }: ReadPolicy, actions: readonly string[]): boolean {
  const wanted = actions.map((pattern) => pattern.toLowerCase());
  return statements.some((one) => one.effect === "Allow" && overlaps(one, wanted));
}

/** Whether an action, `service:Name`, is asked for: one of each list of patterns. */
export function isAsked(action: string, lists: readonly (readonly string[])[]): boolean {
  const name = action.toLowerCase();
  return lists.every((patterns) => patterns.some((one) => canMeet(name, one.toLowerCase())));
}

/** Services that hold all that is asked for: those of a list whose patterns each name one. */
export function servicesAsked(
  lists: readonly (readonly string[])[],
): readonly string[] | undefined {
  const named = lists.map((patterns) =>
    patterns.map((pattern) => serviceOf(pattern.toLowerCase())),
  );
  const whole = named.find((services) => !services.includes(undefined));
  return whole?.flatMap((service) => service ?? []);
}

/** Whether a side can allow anything at all: each layer of one of its ways has an Allow. */
export function canAllow({ ways }: Side): boolean {
  return ways.some((way) => way.every((layer) => layer.length > 0));
}

function overlaps({ actions }: ReadStatement, wanted: readonly string[]): boolean {
  if (actions === undefined) return true;
  return actions.some((action) => wanted.some((one) => canMeet(action.toLowerCase(), one)));
}

/** Whether there may be a text that is like both patterns; where both have wildcards, their services decide at most. */
function canMeet(one: string, other: string): boolean {
  if (!WILDCARD.test(one)) return isLike(one, other);
  if (!WILDCARD.test(other)) return isLike(other, one);
  const [service, otherService] = [serviceOf(one), serviceOf(other)];
  return service === undefined || otherService === undefined || service === otherService;
}

const WILDCARD = /[*?\\$]/;

/** What is before the colon, where that is spelled out. */
function serviceOf(pattern: string): string | undefined {
  const colon = pattern.indexOf(":");
  const service = pattern.slice(0, Math.max(colon, 0));
  return colon < 0 || WILDCARD.test(service) ? undefined : service;
}
