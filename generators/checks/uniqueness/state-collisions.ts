import { quote } from "../../problem";
import type { Problem } from "../../problem";
import type { Stack } from "../../model/types";
import { ownValue } from "../../text/own-value";
import { defineCheck, findings } from "../check";
import { sharedStates } from "./state-keys";

const found = findings({
  "state-collision": { severity: "error", summary: "Two stacks have one state." },
});

/** Two stacks on one state would each destroy what the other created. */
export const stateCollisions = defineCheck({
  name: "state-collisions",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) =>
    sharedStates(stacks).map(([first, stack]) =>
      found.problem("state-collision", {
        ...faultOf(first, stack),
        path: ["environments", stack.environment.name],
        atKey: true,
      }),
    ),
});

function faultOf(first: Stack, { name, backend }: Stack): Pick<Problem, "message" | "fix"> {
  const { type, config } = backend;
  const stacks = `the stacks ${first.name} and ${name}`;
  if (type !== "cloud") {
    const argument = ownValue(STATE_ARGUMENT, type) ?? "address";
    return {
      message: `${stacks} have the same ${type} backend, so the same state`,
      fix: `put {{stack}} into the backend's ${argument}`,
    };
  }
  const { name: workspace } = config.workspaces as { readonly name?: string };
  return workspace === undefined
    ? {
        message: `${stacks} may be applied in the same workspace: Terraform takes any that has all the tags of a stack`,
        fix: "put {{stack}} into the tags, or name the workspace",
      }
    : {
        message: `${stacks} have the same workspace, ${quote(workspace)}, so the same state`,
        fix: "put {{stack}} into the workspace's name",
      };
}

const STATE_ARGUMENT: Readonly<Record<string, string>> = {
  local: "path",
  s3: "key",
  azurerm: "key",
  oss: "key",
  cos: "key",
  gcs: "prefix",
  pg: "schema_name",
  consul: "path",
  kubernetes: "secret_suffix",
  remote: "workspaces",
};
