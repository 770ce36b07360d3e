import { projectNames } from "../../fleet-file/project-names";
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
  // A state lies where it was when it was made, whatever the project is called now.
  const project = projectNames(data)?.inStates;
  const facts = { ...site.facts, stack, ...(project !== undefined && { project }) };
  const filled = fillDeep(ownValue(said, type) ?? {}, facts);
  if (type === "cloud") return { type, config: withWorkspace(filled, stack, project) };
  return { type, config: { ...stateDefaults(type, stack, project), ...filled } };
}

/** Workspaces that are neither named nor found by tags have the stack's name. */
function withWorkspace(
  config: Readonly<Record<string, unknown>>,
  stack: string,
  project = WITHOUT_NAME,
): Record<string, unknown> {
  const workspaces = (config.workspaces ?? {}) as Readonly<Record<string, unknown>>;
  const isSaid = workspaces.name !== undefined || workspaces.tags !== undefined;
  const name = `${project}-${stack}`;
  return { ...config, workspaces: isSaid ? workspaces : { name, ...workspaces } };
}

/** What stands for a project's name where it has none. */
const WITHOUT_NAME = "fleetroles";

/** Where a backend's one-state-per-stack argument is left out, the stack's name stands for it. */
function stateDefaults(
  type: string,
  stack: string,
  project = WITHOUT_NAME,
): Record<string, unknown> {
  switch (type) {
    case "local":
      return { path: `../../../terraform-state/${stack}.tfstate` };
    case "s3":
    case "azurerm":
    case "oss":
      return { key: `${project}/${stack}.tfstate` };
    case "gcs":
      return { prefix: `${project}/${stack}` };
    default:
      return {};
  }
}
