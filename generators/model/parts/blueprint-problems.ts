import type { Blueprint } from "../../blueprints/load";
import { managedEntry, statementLists } from "../../blueprints/parts";
import type { StatementList } from "../../blueprints/parts";
import type { BlueprintData, BlueprintRole } from "../../blueprints/schema";
import { problemAt } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { located } from "../../source/located";
import { expand, holds } from "./blueprint-roles";
import type { Scope } from "./blueprint-roles";
import type { ModelContext } from "../context";
import type { Resolved } from "../stacks/shared-stacks";
import { statementProblems } from "./statements";
import type { RawStatement } from "./statements";

/** What the blueprints in use say about AWS, against what AWS has; places are in their own files. */
export function blueprintProblems(
  resolved: readonly Resolved[],
  { reference }: ModelContext,
): Problem[] {
  const used = new Map<string, Blueprint>();
  for (const { blueprint } of resolved) used.set(blueprint.data.id, blueprint);
  return [...used.values()].flatMap(({ data, document }) => {
    const problems = statementLists(data)
      .filter(({ kind }) => kind !== "iot")
      .flatMap(({ path, statements }) =>
        statements.flatMap((statement, index) =>
          statementProblems(checkable(statement), [...path, index], reference),
        ),
      );
    return located(problems, document);
  });
}

/**
 * What of a statement can be looked up in AWS's data as it stands. Resources are templates: the resolved
 * ones are checked as ARNs with the model. Federated trust asks for keys of the provider, which no data has.
 */
function checkable(statement: StatementList["statements"][number]): RawStatement {
  if (!("Principal" in statement)) return { ...statement, Resource: undefined };
  const { Action = "sts:AssumeRole", Condition, Principal } = statement;
  return { Action, ...(Condition && Principal.Federated === undefined && { Condition }) };
}

/** AWS managed policies that a blueprint attaches and AWS does not have, or no longer lets anybody attach. */
export function managedProblems(
  resolved: readonly Resolved[],
  { managedPolicies }: ModelContext,
): Problem[] {
  return resolved.flatMap(({ blueprint, placement, parameters }) => {
    const scope: Scope = { facts: placement.facts, parameters: parameters.values };
    const problems = managedEntries(blueprint.data).flatMap(({ entry, path, when }) => {
      const { arn, when: own } = managedEntry(entry);
      const attached = [when, own];
      if (!attached.every((condition) => holds(condition, scope))) return [];
      return expand(arn, scope).flatMap((one) => {
        const fault = managedPolicies.fault(one);
        return fault ? [problemAt("unknown-managed-policy", path, fault.message, fault.fix)] : [];
      });
    });
    return located(problems, blueprint.document);
  });
}

interface ManagedEntry {
  readonly entry: NonNullable<BlueprintRole["managed"]>[number];
  readonly when: BlueprintRole["when"];
  readonly path: DataPath;
}

type WithManaged = Pick<BlueprintRole, "managed" | "when">;

function managedEntries({ roles = {}, attachments = {} }: BlueprintData): ManagedEntry[] {
  const kinds: Record<string, Record<string, WithManaged>> = { roles, attachments };
  return Object.entries(kinds).flatMap(([kind, parts]) =>
    Object.entries(parts).flatMap(([id, { managed = [], when }]) =>
      managed.map((entry, index) => ({ entry, when, path: [kind, id, "managed", index] })),
    ),
  );
}
