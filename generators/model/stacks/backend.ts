import type { SpecData } from "../../fleet-file/schema";
import { fillDeep } from "../placements";
import type { Site } from "../placements";
import type { Backend } from "../types";
import { ownValue } from "../../text/own-value";

/**
 * The stack's backend: the environment's, the defaults', or local state. Terraform reads a local path
 * relative to `cdktf.out/stacks/<stack>`, and cdktf clears that folder: the state lies beside it.
 */
export function backendFor(stack: string, site: Site, data: SpecData): Backend {
  const said = ownValue(data.environments, site.name)?.backend ??
    data.defaults?.backend ?? { local: {} };
  const [type = "local"] = Object.keys(said);
  const facts = { ...site.facts, stack };
  const config = {
    ...stateDefaults(type, stack, data),
    ...fillDeep(ownValue(said, type) ?? {}, facts),
  };
  return { type, config };
}

/** Where a backend's one-state-per-stack argument is left out, the stack's name stands for it. */
function stateDefaults(type: string, stack: string, data: SpecData): Record<string, unknown> {
  const key = `${data.project ?? "fleetroles"}/${stack}.tfstate`;
  switch (type) {
    case "local":
      return { path: `../../../terraform-state/${stack}.tfstate` };
    case "s3":
    case "azurerm":
    case "oss":
      return { key };
    case "gcs":
      return { prefix: `${data.project ?? "fleetroles"}/${stack}` };
    default:
      return {};
  }
}
