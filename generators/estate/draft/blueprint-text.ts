/** A drafted blueprint as YAML. */
import type { BlueprintRole } from "../../blueprints/schema";
import { count } from "../../text/lists";
import type { Accepted } from "./accepted";
import type { OwnBlueprint } from "./own/types";
import { yamlText } from "../../text/yaml";

/** The blueprint's file, with what its statements accept. */
export function blueprintText(
  { data, names, single, fleets }: OwnBlueprint,
  accepted: Accepted,
): string {
  const roles = Object.entries(data.roles ?? {}).map(([id, role]) => [
    id,
    accepting(role, (place) => accepted.of(data.id, `roles/${id}/policies/${place}`)),
  ]);
  const differ = data.parameters === undefined ? "names" : "names and parameters";
  const head = single
    ? "Drafted: roles that are like no other, so that nothing of them is shared."
    : `Drafted from ${count(fleets.length, "site")} that differ in nothing but their ${differ}: ${names.join(", ")}.`;
  const written = { ...data, roles: Object.fromEntries(roles) as object };
  const comments = [{ path: ["roles"], text: "As the account has them." }];
  return yamlText(written, { comments, gaps: [["parameters"], ["roles"]], head: [head] });
}

/** A role whose statements say what they accept, by `<policy>/<index>`. */
function accepting(
  role: BlueprintRole,
  acceptAt: (place: string) => Readonly<Record<string, string>> | undefined,
): object {
  const policies = Object.entries(role.policies ?? {}).map(([name, all]) => {
    const statements = all.map((one, index) => {
      const accept = acceptAt(`${name}/${String(index)}`);
      return accept === undefined ? one : { ...one, accept };
    });
    return [name, statements] as const;
  });
  return { ...role, ...(policies.length > 0 && { policies: Object.fromEntries(policies) }) };
}
