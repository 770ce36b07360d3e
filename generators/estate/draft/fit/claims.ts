/** Which roles and policies of an account have names of which blueprint's parts. */
import { partsOf } from "../../../blueprints/parts";
import type { BlueprintData, Scope } from "../../../blueprints/schema";
import { NAME_PATTERN } from "../../../fleet-file/schema-names";
import type { LivePolicy } from "../live-policies";
import type { LiveRole } from "../live-role";
import { withUsualNames } from "../../../blueprints/terraform-names";
import { matcherOf, type Facts, type Matcher } from "./pattern";

/** What an account has of one fleet's parts, or of those that an account has once. */
export interface Claim {
  readonly blueprint: BlueprintData;
  readonly scope: Scope;
  /** Empty for what an account has once. */
  readonly fleet: string;
  /** By the id of the blueprint's part. */
  readonly roles: Map<string, LiveRole>;
  readonly policies: Map<string, LivePolicy>;
}

/** What the names are looked for among. */
export interface Claimable {
  readonly roles: readonly LiveRole[];
  readonly policies: readonly LivePolicy[];
}

/** Each fleet that some names of a blueprint's parts speak of; the first is what an account has once. */
export function claimsOf(blueprint: BlueprintData, live: Claimable, facts: Facts): Claim[] {
  const claims = new Map<string, Claim>();
  const claim = (scope: Scope, fleet: string): Claim => {
    const id = scope === "account" ? "" : fleet;
    const found = claims.get(id) ?? {
      ...{ blueprint, scope, fleet: id },
      ...{ roles: new Map<string, LiveRole>(), policies: new Map<string, LivePolicy>() },
    };
    claims.set(id, found);
    return found;
  };
  claim("account", "");
  for (const scope of ["account", "fleet"] as const) {
    const { roles, policies } = partsOf(blueprint, scope);
    for (const [id, part] of roles) {
      const names = [part.name, ...(part.other_name ? [part.other_name.name] : [])];
      for (const [fleet, one] of named(live.roles, names, blueprint, facts)) {
        claim(scope, fleet).roles.set(id, one);
      }
    }
    for (const [id, part] of policies) {
      for (const [fleet, one] of named(
        live.policies,
        [withUsualNames(part.name, blueprint)],
        blueprint,
        facts,
      )) {
        claim(scope, fleet).policies.set(id, one);
      }
    }
  }
  return [...claims.values()];
}

/** Those of a name, each with the fleet that the name speaks of; of a name without one, the blueprint's id. */
function named<T extends { readonly name: string }>(
  all: readonly T[],
  names: readonly string[],
  { id }: BlueprintData,
  facts: Facts,
): [string, T][] {
  const matchers = names.flatMap((name): Matcher[] => {
    const matcher = matcherOf(name, facts);
    return matcher === undefined ? [] : [matcher];
  });
  return all.flatMap((one): [string, T][] => {
    for (const matches of matchers) {
      const { fleet = id } = matches(one.name) ?? { fleet: "" };
      if (NAME_PATTERN.test(fleet)) return [[fleet, one]];
    }
    return [];
  });
}
