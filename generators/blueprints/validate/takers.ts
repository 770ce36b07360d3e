import { problemAt } from "../../problem";
import type { Problem } from "../../problem";
import type { BlueprintData } from "../schema";

/** What takes a fleet's grants: one role, and one policy of AWS IoT, at most. */
export function takerProblems({ roles = {}, iot_policies: iot = {} }: BlueprintData): Problem[] {
  return [
    ...twoTakers("roles", roles, "two roles take the fleet's grants"),
    ...twoTakers("iot_policies", iot, "two AWS IoT policies take the fleet's grants"),
    ...Object.entries(iot)
      .filter(([, { grants, statements }]) => !grants && statements === undefined)
      .map(([id]) =>
        problemAt(
          "missing-key",
          ["iot_policies", id],
          "the AWS IoT policy has no statements, and takes no grants",
          "add statements, or grants: true",
        ),
      ),
  ];
}

function twoTakers(
  kind: "roles" | "iot_policies",
  parts: Readonly<Record<string, { readonly grants?: true | undefined }>>,
  message: string,
): Problem[] {
  const takers = Object.entries(parts).filter(([, { grants }]) => grants);
  return takers
    .slice(1)
    .map(([id]) =>
      problemAt(
        "two-grant-roles",
        [kind, id, "grants"],
        message,
        "keep grants: true on one of them",
      ),
    );
}
