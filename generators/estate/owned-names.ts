/** Which names of roles in an account are those of this project's fleets. */
import type { Stack } from "../model/types";

/** The path that roles of one kind have, and what their names begin with. */
export interface OwnedNames {
  readonly path: string;
  readonly prefix: string;
}

/**
 * What the names of fleets' roles begin with, where they end in environment and fleet: a role `Relay-dev-gone` is of a
 * fleet of `dev` that the file does not have. Names without that end are no pattern: of `AWSDeepLensServiceRole` there is
 * one.
 */
export function namesOwned(stacks: readonly Stack[]): OwnedNames[] {
  const found = stacks.flatMap(({ environment, subject, roles }) => {
    if (subject.kind === "shared") return [];
    const end = `-${subject.name}`;
    const place = `-${environment.name}${end}`;
    return roles.flatMap(({ name, path }) =>
      name.endsWith(place) ? [{ path, prefix: name.slice(0, name.length - end.length + 1) }] : [],
    );
  });
  return [...new Map(found.map((one) => [`${one.path} ${one.prefix}`, one])).values()];
}

/** Whether a role's name is one of them. */
export function belongsTo(
  arn: string | undefined,
  name: string | undefined,
  names: readonly OwnedNames[],
): boolean {
  if (arn === undefined || name === undefined) return false;
  return names.some(
    ({ path, prefix }) => arn.endsWith(`:role${path}${name}`) && name.startsWith(prefix),
  );
}
