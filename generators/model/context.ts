import type { BlueprintCatalog } from "../blueprints/load";
import type { ManagedPolicies } from "../managed-policies";
import type { IntentCatalog } from "../intents";
import type { ServiceReference } from "../iam/reference";
import type { Spec } from "../fleet-file/load";
import type { SpecData } from "../fleet-file/schema";
import { fillDeep } from "./placements";
import type { Site } from "./placements";
import type { Environment, Past } from "./types";
import { ownValue } from "../text/own-value";

/** Everything that resolving a spec looks things up in. */
export interface ModelContext {
  readonly spec: Spec;
  readonly catalog: BlueprintCatalog;
  readonly reference: ServiceReference;
  readonly intents: IntentCatalog;
  readonly managedPolicies: ManagedPolicies;
  readonly past?: Past;
}

/** A site as the model has it, with its provider settings filled in: one for all stacks that are there. */
export function environmentOf(site: Site, data: SpecData): Environment {
  const known = environments.get(site);
  if (known?.data === data) return known.environment;
  const environment = environmentFor(site, data);
  environments.set(site, { data, environment });
  return environment;
}

const environments = new WeakMap<
  Site,
  { readonly data: SpecData; readonly environment: Environment }
>();

function environmentFor(site: Site, data: SpecData): Environment {
  const { name, account, region, partition, facts, names } = site;
  const said = { ...data.defaults?.provider, ...ownValue(data.environments, name)?.provider };
  const { version, ...provider } = said;
  const { quotas } = ownValue(data.environments, name) ?? {};
  const formerly = names.environment === name ? {} : { formerly: names.environment };
  return {
    ...{ name, ...formerly, account, region, partition, provider: fillDeep(provider, facts) },
    ...(typeof version === "string" && { providerVersion: version }),
    ...(quotas && { quotas }),
  };
}
