/** Grants of the same resources as one: tools have a statement for each call. */
import type { GrantData } from "../../fleet-file/schema";
import { sentenceList } from "../../text/lists";
import type { Chosen } from "../draft/said";

type Grants = readonly Chosen<GrantData>[];

/** One grant for all of the same resources and conditions. */
export function joined(grants: Grants): Chosen<GrantData>[] {
  const byTarget = new Map<string, Chosen<GrantData>[]>();
  for (const grant of grants) {
    const { to, conditions } = grant.value;
    const key = JSON.stringify([to, conditions]);
    byTarget.set(key, [...(byTarget.get(key) ?? []), grant]);
  }
  return [...byTarget.values()].flatMap(oneOf);
}

function oneOf(grants: Grants): Chosen<GrantData>[] {
  const [first] = grants;
  if (first === undefined || grants.length === 1) return [...grants];
  const listOf = (key: "access" | "actions"): string[] => [
    ...new Set(grants.flatMap(({ value }) => [value[key] ?? []].flat())),
  ];
  const [access, actions] = [listOf("access"), listOf("actions")];
  const { to, conditions } = first.value;
  const value = {
    ...{ to, ...(access.length > 0 && { access }), ...(actions.length > 0 && { actions }) },
    ...(conditions !== undefined && { conditions }),
  };
  return [{ value, why: sentenceList([...new Set(grants.map(({ why }) => why))]) }];
}
