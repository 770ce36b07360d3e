import { partsOf } from "./parts";
import type { BlueprintData } from "./schema";
import { parametersNamed } from "./terraform-names";

/** What of the environment a module asks Terraform for, where callers do not say it. */
export interface ModuleFacts {
  readonly account: boolean;
  readonly partition: boolean;
  readonly region: boolean;
  readonly regions: boolean;
  readonly environment: boolean;
}

/** Which facts a blueprint's strings use. */
export function factsUsed(blueprint: BlueprintData): ModuleFacts {
  const fleet = parametersNamed(partsOf(blueprint, "fleet"));
  const once = parametersNamed(partsOf(blueprint, "account"));
  const used = (name: string): boolean => fleet.has(name) || once.has(name);
  return {
    account: used("account"),
    partition: used("partition"),
    region: fleet.has("region"),
    regions: once.has("region"),
    environment: used("environment"),
  };
}
