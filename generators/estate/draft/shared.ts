/**
 * What all fleets have in common is said once, under `defaults`. What some fleets share could be said once by templates of
 * fleets: those whose {@link bodyOf} is equal are alike.
 */
import type { Value } from "../../blueprints/values";
import { grouped } from "../../text/grouped";
import { ownValue } from "../../text/own-value";
import { withoutName } from "./general";
import type { LiveRole } from "./live-role";
import type { DraftDefaults, DraftFleet } from "./types";

/** A fleet as one text, but for its name, and for the values of its parameters and tags. */
export function bodyOf(fleet: DraftFleet): string {
  const { name, blueprint, with: values, grants, statements, tags, boundary } = fleet;
  const roles = Object.entries(fleet.roles).map(([id, role]) => {
    return [id, { ...role, tags: keysOf(role.tags) }];
  });
  const body = [blueprint, keysOf(values), grants, statements, roles, keysOf(tags), boundary];
  return withoutName(JSON.stringify(body), name);
}

function keysOf(record: object = {}): string[] {
  return Object.keys(record).sort();
}

/** The blueprint and the parameters that all have, and the fleets without those. */
export function withDefaults(
  fleets: readonly DraftFleet[],
  rest: Pick<DraftDefaults, "tags" | "boundary">,
): { readonly defaults: DraftDefaults; readonly fleets: readonly DraftFleet[] } {
  const byBlueprint = grouped(fleets, ({ blueprint }) => blueprint);
  const [first, ...others] = byBlueprint.keys();
  const shared = new Map(
    [...byBlueprint].map(([id, all]) => [
      id,
      all.length > 1 ? commonOf(all.map((one) => one.with)) : {},
    ]),
  );
  const isOne = first !== undefined && others.length === 0 && fleets.length > 1;
  return {
    defaults: {
      ...(isOne && { blueprint: first }),
      with: Object.fromEntries([...shared].filter(([, all]) => Object.keys(all).length > 0)),
      ...rest,
    },
    fleets: fleets.map((fleet) => ({
      ...fleet,
      with: without(fleet.with, shared.get(fleet.blueprint)),
    })),
  };
}

type Values = Readonly<Record<string, Value>>;

function commonOf([first = {}, ...others]: readonly Values[]): Values {
  const same = Object.entries(first).filter(([name, value]) =>
    others.every((other) => JSON.stringify(ownValue(other, name)) === JSON.stringify(value)),
  );
  return Object.fromEntries(same);
}

function without(values: Values, others: Values = {}): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !Object.hasOwn(others, name)),
  );
}

/** The boundary that all roles have. */
export function commonBoundary(roles: readonly LiveRole[]): string | undefined {
  const [first, ...others] = new Set(roles.map(({ boundary }) => boundary));
  return others.length === 0 ? first : undefined;
}

/** A role with the name that `{{fleet}}` stands for in its tags. */
export type RoleOfFleet = readonly [fleet: string, role: LiveRole];

/** What `{{fleet}}` is where an account has something once. */
export const ONCE = "shared";

/**
 * Tags that all roles have: with the same value, or each with its fleet's name as the value.
 *
 * @param others roles that must have the tags, too, with any values: their fleets say them
 */
export function commonTags(
  roles: readonly RoleOfFleet[],
  others: readonly RoleOfFleet[] = [],
): Readonly<Record<string, string>> {
  const [first] = roles;
  const entries = Object.entries(first?.[1].tags ?? {}).flatMap(([key, value]) => {
    const isThere = others.every(([, { tags = {} }]) => Object.hasOwn(tags, key));
    const own = [value, FLEET].find((text) =>
      roles.every(([fleet, { tags = {} }]) => ownValue(tags, key) === filledTag(text, fleet)),
    );
    return own === undefined || !isThere ? [] : [[key, own] as const];
  });
  return Object.fromEntries(entries);
}

const FLEET = "{{fleet}}";

/** A tag's value at a fleet. */
export function filledTag(value: string, fleet: string): string {
  return value === FLEET ? fleet : value;
}
