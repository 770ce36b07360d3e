import type { Problem } from "../../problem";
import type { Stack } from "../../model/types";
import { ownValue } from "../../text/own-value";
import { defineCheck, findings } from "../check";

const found = findings({
  "state-collision": { severity: "error", summary: "Two stacks have one state." },
});

/** Two stacks on one state would each destroy what the other created. */
export const stateCollisions = defineCheck({
  name: "state-collisions",
  scope: "stacks",
  finds: found.kinds,
  run: (stacks) => {
    const first = new Map<string, Stack>();
    return stacks.flatMap((stack): Problem[] => {
      const key = JSON.stringify(stack.backend);
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, stack);
        return [];
      }
      return [
        found.problem("state-collision", {
          message: `the stacks ${other.name} and ${stack.name} have the same ${stack.backend.type} backend, so the same state`,
          fix: `put {{stack}} into the backend's ${ownValue(STATE_ARGUMENT, stack.backend.type) ?? "address"}`,
          path: ["environments", stack.environment.name],
          atKey: true,
        }),
      ];
    });
  },
});

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
