import { mapParts } from "../../blueprints/part-kinds";
import { roleArn } from "../../iam/arn/identities";
import { compare, sortedUnique } from "../../text/names";
import type { StackParts } from "./blueprint-parts";
import type { Site } from "../placements";

/** The parts of one stack, sorted by id, each role with the roles that must exist before it. */
export function inOrder(parts: StackParts, { partition, account }: Site): StackParts {
  const arns = new Map(
    parts.roles.map(({ id, path, name }) => [roleArn(partition, account, path, name), id]),
  );
  const roles = parts.roles.map((role) => {
    const trusted = role.trust.Statement.flatMap(({ Principal }) => Principal.AWS ?? []);
    const after = trusted.flatMap((arn) => arns.get(arn) ?? []).filter((id) => id !== role.id);
    return after.length === 0 ? role : { ...role, after: sortedUnique(after) };
  });
  return mapParts<StackParts>({ ...parts, roles }, (list: readonly { readonly id: string }[]) =>
    byId(list),
  );
}

function byId<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  return list.length < 2 ? list : [...list].sort((a, b) => compare(a.id, b.id));
}
