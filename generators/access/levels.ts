/** What a statement gives by service and access level. */
import { findRequest } from "../iam/proof/find-request";
import { readPolicy } from "../iam/proof/policy";
import type { PolicyDocumentInput } from "../iam/proof/policy";
import type { Policies } from "../iam/proof/request";
import { ServiceReference } from "../iam/reference";
import type { ActionInfo } from "../iam/reference";

/** AWS's access levels, in the order of its consoles. */
export const LEVELS = ["List", "Read", "Write", "Permissions management", "Tagging"] as const;

export type Level = (typeof LEVELS)[number];

/**
 * How far a level reaches. `every`: an action that could be allowed on named resources is allowed on `*`; `some`: on named ones,
 * or it has no resource.
 */
export type Reach = "some" | "every";

/** By service, the levels. */
export type Rows = Map<string, Map<Level, Reach>>;

/** Stands for every service: of statements about all actions, or all but some. */
export const EVERY = "*";

/** The levels that a document of one statement gives, as far as a request of them is possible. */
export function possibleOf(document: PolicyDocumentInput): Rows {
  const rows: Rows = new Map();
  const statements = readPolicy(document).statements.filter(({ effect }) => effect === "Allow");
  for (const { actions, resources } of statements) {
    const isWide = resources === undefined || resources.includes("*");
    for (const [service, patterns] of byService(actions)) {
      if (service === EVERY) {
        put(rows, EVERY, new Map(LEVELS.map((level) => [level, isWide ? "every" : "some"])));
        continue;
      }
      put(rows, service, levelsOf(service, patterns, isWide, { identity: [document] }));
    }
  }
  return rows;
}

function levelsOf(
  service: string,
  patterns: readonly string[],
  isWide: boolean,
  policies: Policies,
): Map<Level, Reach> {
  const reference = ServiceReference.loadSync([service]);
  const infos = patterns.flatMap((pattern) => reference.matchActions(pattern));
  const levels = LEVELS.flatMap((level): [Level, Reach][] => {
    const own = infos.filter((info) => isOf(info, level));
    if (own.length === 0 || !isAllowed(policies, own)) return [];
    const isEvery = isWide && own.some(({ resourceTypes }) => resourceTypes.length > 0);
    return [[level, isEvery ? "every" : "some"]];
  });
  return new Map(levels);
}

function isOf({ accessLevel }: ActionInfo, level: Level): boolean {
  return accessLevel.split(", ").includes(level);
}

/** Whether any request of that level is allowed. */
export function isPossible(policies: Policies, service: string, level: Level): boolean {
  const infos = ServiceReference.loadSync([service]).actions(service);
  return isAllowed(
    policies,
    infos.filter((info) => isOf(info, level)),
  );
}

function isAllowed(allowedBy: Policies, infos: readonly ActionInfo[]): boolean {
  return isPossibleOf(
    allowedBy,
    infos.map(({ service, name }) => `${service}:${name}`),
  );
}

/** Whether any request of some actions is allowed, under the reading that allows most; what is not decided may be. */
export function isPossibleOf(allowedBy: Policies, actions: readonly string[]): boolean {
  return findRequest({ allowedBy, actions }).found !== false;
}

/** The patterns by service; those of no single service, and NotAction, under `*`. */
export function byService(patterns: readonly string[] = [EVERY]): Map<string, string[]> {
  const services = new Map<string, string[]>();
  for (const pattern of patterns) {
    const [prefix = ""] = pattern.toLowerCase().split(":");
    const service = /[*?]/.test(prefix) ? EVERY : prefix;
    services.set(service, [...(services.get(service) ?? []), pattern]);
  }
  return services;
}

/** Takes in more of them. */
export function add(all: Rows, more: Rows): void {
  for (const [service, levels] of more) put(all, service, levels);
}

/** What reaches everything stays so. */
function put(all: Rows, service: string, levels: ReadonlyMap<Level, Reach>): void {
  if (levels.size === 0) return;
  const own = all.get(service) ?? new Map<Level, Reach>();
  for (const [level, reach] of levels) {
    if (own.get(level) !== "every") own.set(level, reach);
  }
  all.set(service, own);
}
