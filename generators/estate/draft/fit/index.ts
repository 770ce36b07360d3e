/** Fleets of the blueprints at hand, where roles of an account have their names, trust and policies. */
import { parametersOf } from "../../../blueprints/parts";
import type { BlueprintData } from "../../../blueprints/schema";
import type { Value } from "../../../blueprints/values";
import { ownValue } from "../../../text/own-value";
import { Remembered } from "../general";
import type { LiveRole } from "../live-role";
import type { LivePolicy } from "../live-policies";
import type { LiveStatement } from "../statement";
import { candidatesOf } from "./candidates";
import { claimsOf, type Claim, type Claimable } from "./claims";
import { leftOf, type Left } from "./left";
import { bestFit } from "./search";
import type { Facts } from "./pattern";

/** A fleet that a blueprint describes, but for what is left. */
export interface FittedFleet {
  readonly blueprint: BlueprintData;
  readonly name: string;
  readonly roles: ReadonlyMap<string, LiveRole>;
  readonly policies: ReadonlyMap<string, LivePolicy>;
  /** Parameters that are not at their defaults. */
  readonly values: Readonly<Record<string, Value>>;
  /** What the blueprint does not give, by role. */
  readonly left: readonly Left[];
}

/** A blueprint with all its fleets, and what the account has once for them. */
export interface FittedBlueprint {
  readonly blueprint: BlueprintData;
  readonly account: Omit<FittedFleet, "name">;
  readonly fleets: readonly FittedFleet[];
}

/** What is looked at, and what may be taken along where a blueprint cannot be without it. */
export interface FitRequest {
  readonly asked: Claimable;
  readonly all: Claimable;
  readonly facts: Facts;
}

interface Plain {
  readonly values: Readonly<Record<string, Value>>;
  readonly left: readonly Left[];
}

/** The fleets of one blueprint; undefined where none is exactly so, or what it needs once is not in the account. */
export function fitBlueprint(
  blueprint: BlueprintData,
  request: FitRequest,
): FittedBlueprint | undefined {
  const { facts } = request;
  const asked = claimsOf(blueprint, request.asked, facts);
  if (asked.every(({ scope }) => scope === "account")) return undefined;
  const all = new Map(claimsOf(blueprint, request.all, facts).map((one) => [one.fleet, one]));
  const known = new Remembered<Plain>();
  const fit = (claim: Claim, fixed: Plain["values"]): Omit<FittedFleet, "name"> | undefined => {
    for (const one of [claim, all.get(claim.fleet) ?? claim]) {
      const question = [one.scope, plainOf(one), fixed];
      const found = known.answer(question, one.fleet, () => exactFit(one, facts, fixed));
      if (found !== undefined) return { ...one, ...found };
    }
    return undefined;
  };
  const [ofAccount] = asked.filter(({ scope }) => scope === "account");
  const account = ofAccount && fit(ofAccount, {});
  if (account === undefined) return undefined;
  const fleets = asked
    .filter(({ scope }) => scope === "fleet")
    .flatMap((claim): FittedFleet[] => {
      const found = fit(claim, account.values);
      return found === undefined ? [] : [{ ...found, name: claim.fleet }];
    });
  return fleets.length === 0 ? undefined : { blueprint, account, fleets };
}

/** A claim as plain data. */
function plainOf({ roles, policies }: Claim): unknown {
  const inline = (role: LiveRole): [string, readonly LiveStatement[]][] => [...role.inline];
  return [[...roles].map(([id, role]) => [id, role, inline(role)]), [...policies]];
}

/** Parameters with which the blueprint adds nothing; what it lacks has to be what a fleet file can say beside it. */
function exactFit(claim: Claim, facts: Facts, fixed: Plain["values"]): Plain | undefined {
  const candidates = candidatesOf(claim, facts);
  const known = [...candidates.keys()].flatMap((name): [string, Value][] => {
    const value = ownValue(fixed, name);
    return value === undefined ? [] : [[name, value]];
  });
  const found = bestFit(claim, candidates, facts, new Map(known));
  if (found === undefined || found.gap.more.length > 0) return undefined;
  const left = leftOf(claim, found.gap);
  if (left === undefined) return undefined;
  const defaults = parametersOf(claim.blueprint);
  const set = [...found.values].filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(ownValue(defaults, name)?.default),
  );
  return { values: Object.fromEntries(set), left };
}
