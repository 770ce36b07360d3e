/** In which order stacks may be applied: what others refer to has to be there before. */
import { policyArn, roleArn } from "../iam/arn/identities";
import type { Stack } from "../model/types";
import { compare, sortedUnique } from "../text/names";

/** A stack that is to be applied. */
export interface ToApply {
  readonly name: string;
  readonly environment?: string | undefined;
  /** As the fleet file has it; undefined for a tombstone. */
  readonly stack?: Stack | undefined;
}

/** A stack's place. */
export interface Place {
  /** Stacks of one group can be applied at the same time, once those of all before are. From 1. */
  readonly group: number;
  /** Those of the same run that have to be applied before it. Sorted. */
  readonly after: readonly string[];
}

/**
 * The place of each stack: an environment's account-wide roles before what else is in it, whoever makes a role or policy before those
 * that refer to it by its ARN, and tombstones after all that goes on, those of account-wide roles last. Of stacks that need each
 * other (roles that trust each other) one comes first, always the same.
 */
export function applyOrder(all: readonly ToApply[]): ReadonlyMap<string, Place> {
  const before = new Map(all.map((one) => [one.name, [] as string[]]));
  const makers = new Map(all.flatMap(({ name, stack }) => madeBy(stack).map((arn) => [arn, name])));
  const shared = new Map(
    all.flatMap(({ name, environment, stack }) =>
      stack?.subject.kind === "shared" && environment !== undefined ? [[environment, name]] : [],
    ),
  );
  for (const { name, environment, stack } of all) {
    const needed =
      stack === undefined ? [] : referredTo(stack).flatMap((arn) => makers.get(arn) ?? []);
    const own = stack && shared.get(stack.environment.name);
    before.get(name)?.push(...needed, ...(own === undefined ? [] : [own]));
    if (stack === undefined) before.get(name)?.push(...laterThan(all, { name, environment }));
  }
  return placed(before);
}

const SHARED = "-shared";

/** What a tombstone waits for: what goes on in its environment, and where it had account-wide roles, other tombstones. */
function laterThan(all: readonly ToApply[], { name, environment }: ToApply): string[] {
  const same = all.filter((one) => one.environment === environment && one.name !== name);
  const isLast = name.endsWith(SHARED);
  return same
    .filter(({ stack, name: other }) => stack !== undefined || (isLast && !other.endsWith(SHARED)))
    .map((one) => one.name);
}

/** ARNs of what a stack makes. */
function madeBy(stack: Stack | undefined): string[] {
  if (stack === undefined) return [];
  const { partition, account } = stack.environment;
  return [
    ...stack.roles.map(({ path, name }) => roleArn(partition, account, path, name)),
    ...stack.policies.map(({ path, name }) => policyArn(partition, account, path, name)),
  ];
}

/** ARNs that it has of roles and policies, whoever makes them. */
function referredTo({ roles, attachments, references }: Stack): string[] {
  const trusted = roles.flatMap(({ trust }) =>
    trust.Statement.flatMap(({ Principal }) => textsIn(Principal)),
  );
  const bounds = roles.flatMap(({ permissionsBoundary }) => permissionsBoundary ?? []);
  const attached = [...roles, ...attachments].flatMap(({ managedPolicies }) => managedPolicies);
  return [...references.map(({ arn }) => arn), ...attached, ...bounds, ...trusted];
}

function textsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

function placed(before: ReadonlyMap<string, readonly string[]>): Map<string, Place> {
  const places = new Map<string, Place>();
  const under = new Set<string>();
  const place = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known.group;
    under.add(name);
    // What waits for this one already cannot be waited for.
    const after = sortedUnique(before.get(name) ?? []).filter((one) => !under.has(one));
    const group = 1 + Math.max(0, ...after.map(place));
    under.delete(name);
    places.set(name, { group, after });
    return group;
  };
  for (const name of [...before.keys()].sort(compare)) place(name);
  return places;
}
