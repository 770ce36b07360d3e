/** Parts of statements that name no resource yet. */
import type { GrantData } from "../../fleet-file/schema";
import type { GrantContext } from "../../model/grants/types";
import { sortedUnique } from "../../text/names";
import { sayLeft } from "../draft/said";
import type { LiveStatement } from "../draft/statement";
import { namedByThemselves, placeholdersIn } from "./filled";
import { piecesOf } from "./pieces";
import type { DerivedStatement, OpenStatement } from "./types";

/** Statements without their open parts, and those. */
export function openParts(
  derived: readonly DerivedStatement[],
  context: GrantContext,
): { readonly closed: readonly DerivedStatement[]; readonly open: readonly OpenStatement[] } {
  const closed: DerivedStatement[] = [];
  const open: OpenStatement[] = [];
  for (const { name, statement } of derived) {
    const { Resource = [] } = statement;
    const known = Resource.filter((one) => placeholdersIn(one).length === 0);
    const unknown = Resource.filter((one) => placeholdersIn(one).length > 0);
    const rest = { ...statement, Resource: [] };
    if (placeholdersIn(JSON.stringify(rest)).length > 0) {
      open.push(opened({ name, statement }, context));
      continue;
    }
    if (unknown.length > 0) {
      open.push(opened({ name, statement: { ...statement, Resource: unknown } }, context));
    }
    if (unknown.length === 0) closed.push({ name, statement });
    else if (known.length > 0) closed.push({ name, statement: { ...statement, Resource: known } });
  }
  return { closed, open };
}

function opened(one: DerivedStatement, context: GrantContext): OpenStatement {
  const open = sortedUnique(placeholdersIn(JSON.stringify(one.statement)));
  return { ...one, open, asNamed: namedGrants(one, context) };
}

/** The grants, had each placeholder been a name. */
function namedGrants({ name, statement }: DerivedStatement, context: GrantContext): GrantData[] {
  const named = JSON.parse(namedByThemselves(JSON.stringify(statement))) as LiveStatement;
  const { pieces } = piecesOf({ name, statement: named }, context.reference);
  const statements = pieces.map((piece) => ({ policy: piece.name, statement: piece.statement }));
  return sayLeft({ statements }, {}, context).grants.map(({ value }) => value);
}
