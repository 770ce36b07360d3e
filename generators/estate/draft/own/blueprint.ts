/** What all own blueprints have in common. */
import type { BlueprintData, BlueprintRole } from "../../../blueprints/schema";
import type { Left } from "../fit/left";
import type { LiveRole } from "../live-role";
import { SITE } from "./text";

/** Where the facts come from, as blueprints say their sources. */
const SOURCE = "aws iam get-account-authorization-details";

/** @param names what its roles are called, for people */
export function blueprintData(
  id: string,
  names: readonly string[],
  roles: readonly (readonly [string, BlueprintRole])[],
  parameters: readonly string[],
): BlueprintData {
  const described = parameters.map((name) => {
    const description =
      name === "site"
        ? "The site's name in the names of its roles."
        : `What differs from site to site: ${name.replaceAll("_", " ")}.`;
    return [name, { type: "string" as const, description }] as const;
  });
  return {
    id,
    title: names.slice(0, 3).join(", ") + (names.length > 3 ? " and others" : ""),
    description: "Drafted from the roles that an account had.",
    sources: [SOURCE],
    ...(described.length > 0 && { parameters: Object.fromEntries(described) }),
    roles: Object.fromEntries(roles),
  };
}

/** Statements of policies that are the fleet's to say. */
export function leftApart(
  role: string,
  { inline }: LiveRole,
  apart: ReadonlySet<string>,
  site: string,
): Left[] {
  const general = (name: string): string => (site === "" ? name : name.replaceAll(site, SITE));
  const all = [...inline].filter(([name]) => apart.has(name) || apart.has(general(name)));
  const statements = all.flatMap(([policy, list]) =>
    list.map((statement) => ({ policy, statement })),
  );
  return statements.length === 0 ? [] : [{ role, statements, managed: [] }];
}

/** The ids, each with a number where it is there before. */
export function uniqueIds(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    let name = id;
    for (let index = 2; taken.has(name); index++) name = `${id}_${String(index)}`;
    taken.add(name);
    return name;
  });
}
