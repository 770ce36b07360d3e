import type { Problem } from "../../problem";
import type { Model, Stack } from "../../model/types";
import type { Check } from "../check";

/** Two stacks on one state would each destroy what the other created. */
export const stateCollisions: Check = {
  name: "state-collisions",
  run: (model: Model): Problem[] => {
    const first = new Map<string, Stack>();
    return model.stacks.flatMap((stack): Problem[] => {
      const key = JSON.stringify(stack.backend);
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, stack);
        return [];
      }
      return [
        {
          id: "state-collision",
          severity: "error",
          message: `the stacks ${other.name} and ${stack.name} have the same ${stack.backend.type} backend, so the same state`,
          fix: `put {{stack}} into the backend's ${STATE_ARGUMENT[stack.backend.type] ?? "address"}`,
          path: ["environments", stack.environment.name],
          atKey: true,
        },
      ];
    });
  },
};

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
