import { grouped } from "../../text/grouped";
import { compare } from "../../text/names";
import type { Problem } from "../../problem";
import { SHARED, stackName } from "../../fleet-file/names";
import { formerStack } from "./former-stack";
import { backendFor } from "./backend";
import { NO_PARTS, isEmpty } from "../parts/blueprint-parts";
import { referenceTo } from "../roles/references";
import { environmentOf } from "../context";
import type { ModelContext } from "../context";
import type { ResolvedPlacement } from "../resolved";
import type { Site } from "../placements";
import { accountParts } from "./account-parts";
import type { AccountParts } from "./account-parts";
import type { RoleReference, Stack } from "../types";

/**
 * The `<environment>-shared` stacks. An environment that owns its account-wide roles creates those that its
 * own fleets and the fleets of its borrowers need; a borrower's shared stack only looks them up.
 */
export function sharedStacks(
  sites: readonly Site[],
  resolved: readonly ResolvedPlacement[],
  context: ModelContext,
): { stacks: Stack[]; lookupsOf: LookupsOf; read: AccountReads; problems: Problem[] } {
  const stacks: Stack[] = [];
  const lookups = new Map<string, AccountParts["existing"]>();
  const read = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  const problems: Problem[] = [];
  const membersOf = grouped(sites, ({ owner }) => owner);
  const usersOf = grouped(resolved, ({ placement }) => placement.site.owner);
  for (const owner of sites.filter((site) => site.owner === site.name)) {
    const members = membersOf.get(owner.name) ?? [];
    const users = usersOf.get(owner.name) ?? [];
    const usersAt = grouped(users, ({ placement }) => placement.site);
    const owned = accountParts(owner, members, users, context);
    if (owner.elsewhere !== undefined) lookups.set(owner.name, owned.existing);
    problems.push(...owned.problems);
    read.set(owner.name, owned.read);
    for (const site of members) {
      const used = new Set((usersAt.get(site) ?? []).map(({ blueprint }) => blueprint.data.id));
      const own = site === owner;
      const looked = lookedUp(owned, { owner, site }, used);
      const parts = own ? owned.parts : NO_PARTS;
      if (isEmpty({ ...parts, looked })) continue;
      const stack = { ...sharedStack(site, context), ...parts, references: looked.sort(byId) };
      const { calls: modules, statements, expectations, said } = owned;
      stacks.push(own ? { ...stack, modules, statements, expectations, tagsSaid: said } : stack);
    }
  }
  const lookupsOf: LookupsOf = ({ placement, blueprint }) =>
    (lookups.get(placement.site.owner) ?? []).flatMap((one) =>
      one.blueprint === blueprint.data.id ? [one.reference] : [],
    );
  return { stacks, lookupsOf, read, problems };
}

/** What the shared stack of an environment looks up: roles of its owner, and those that nobody here makes. */
function lookedUp(
  { parts, existing }: AccountParts,
  { owner, site }: { readonly owner: Site; readonly site: Site },
  used: ReadonlySet<string>,
): RoleReference[] {
  // Where all of them are somebody else's, each fleet looks up its own.
  if (owner.elsewhere !== undefined) return [];
  const own = site === owner;
  const wanted = parts.roles.filter(({ blueprint }) => !own && used.has(blueprint));
  const others = existing.filter(({ blueprint }) => own || used.has(blueprint));
  return [
    ...wanted.map((role) => referenceTo(role, site)),
    ...others.map(({ reference }) => reference),
  ];
}

/** The account-wide roles that a fleet's stack looks up because nobody in this file makes them. */
export type LookupsOf = (one: ResolvedPlacement) => readonly RoleReference[];

/** By owning environment and blueprint, the parameters that account-wide parts read. */
export type AccountReads = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id);
}

/** A shared stack with nothing in it. */
function sharedStack(site: Site, { spec }: ModelContext): Stack {
  const name = stackName(site.name, SHARED);
  return {
    name,
    ...formerStack(site, spec.data),
    environment: environmentOf(site, spec.data),
    subject: { kind: "shared" },
    backend: backendFor(name, site, spec.data),
    ...NO_PARTS,
    references: [],
    modules: [],
    statements: [],
    expectations: [],
    tagsSaid: [],
  };
}
