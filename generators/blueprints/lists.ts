import { parameterOf, testsOf } from "./parts";
import type { BlueprintData, ParameterData, When } from "./schema";
import { isFault, parseTemplate, placeholders } from "../source/template";

/**
 * The blueprint with a mark at each list of which an empty one is right: whatever names it stands under a
 * `when` that asks for its elements, so that without any nothing is left over that means something else.
 */
export function withOptionalLists(blueprint: BlueprintData): BlueprintData {
  const parameters = Object.entries(blueprint.parameters ?? {});
  if (!parameters.some(([, { type }]) => type === "list")) return blueprint;
  const { policies, roles, attachments, role_aliases: aliases, iot_policies: iot } = blueprint;
  const unguarded = namedUnguarded([policies, roles, attachments, aliases, iot]);
  const marked = parameters.map(([name, parameter]): [string, ParameterData] => {
    const optional = parameter.type === "list" && !unguarded.has(name);
    return [name, optional ? { ...parameter, onlyAdds: true } : parameter];
  });
  return { ...blueprint, parameters: Object.fromEntries(marked) };
}

/** Names in texts that no `when` around them asks about. */
function namedUnguarded(value: unknown, guards: ReadonlySet<string> = new Set()): Set<string> {
  const names = new Set<string>();
  if (typeof value === "string") {
    const template = parseTemplate(value);
    if (isFault(template)) return names;
    return new Set(placeholders(template).filter((name) => !guards.has(name)));
  }
  if (typeof value !== "object" || value === null) return names;
  const own = Array.isArray(value) ? [] : asked((value as { readonly when?: When }).when);
  const inside = new Set([...guards, ...own]);
  for (const [key, inner] of Object.entries(value)) {
    if (key === "when") continue;
    for (const name of namedUnguarded(inner, inside)) names.add(name);
  }
  return names;
}

/** The parameters that a `when` wants to be true, or to have elements. */
function asked(when: When | undefined): string[] {
  return testsOf(when)
    .filter((test) => typeof test === "string")
    .map(parameterOf);
}
