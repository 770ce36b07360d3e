/** Which statements can be about the actions that are asked for: of all others nothing needs to be searched. */
import { isLike } from "../../wildcards";
import type { ReadStatement } from "../policy";
import type { Side, SideStatement } from "./sides";

/** The side without statements of which no action is one of the patterns. */
export function aboutActions(side: Side, patterns: readonly string[] | undefined): Side {
  if (patterns === undefined) return side;
  const wanted = patterns.map((pattern) => pattern.toLowerCase());
  const isAbout = ({ statement }: SideStatement): boolean => overlaps(statement, wanted);
  return {
    ...side,
    denies: side.denies.filter(isAbout),
    ways: side.ways.map((way) => way.map((layer) => layer.filter(isAbout))),
  };
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
export function canMeet(one: string, other: string): boolean {
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
