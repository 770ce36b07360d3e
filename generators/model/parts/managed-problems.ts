import { blueprintFile } from "../../blueprints/load";
import { managedEntry } from "../../blueprints/parts";
import type { BlueprintData, BlueprintRole } from "../../blueprints/schema";
import { arnFaults } from "../../iam/arn";
import type { Fault } from "../../iam/fault";
import { partitionFault } from "../../iam/statement/partition";
import type { ManagedPolicies } from "../../managed-policies";
import { problem, problemAt, quote } from "../../problem";
import type { DataPath, Problem, ProblemId } from "../../problem";
import { expand, holds } from "./blueprint-roles";
import type { Scope } from "./blueprint-roles";
import type { ModelContext } from "../context";
import type { ResolvedPlacement } from "../resolved";

/** AWS managed policies that a blueprint or a fleet attaches and AWS does not have, or no longer lets anybody attach. */
export function managedProblems(
  resolved: readonly ResolvedPlacement[],
  { managedPolicies }: ModelContext,
): Problem[] {
  return resolved.flatMap(({ blueprint, placement, parameters, access }) => {
    const file = blueprintFile(blueprint.data);
    const { partition } = placement.site;
    const given = access.managed.flatMap(({ arn, path }) => {
      const found = managedFault(arn, partition, managedPolicies);
      return found === undefined ? [] : [problemAt(found.id, path, found.message, found.fix)];
    });
    const scope: Scope = { facts: placement.facts, parameters: parameters.values };
    const own = managedEntries(blueprint.data).flatMap(({ entry, path, when }) => {
      const { arn, when: also } = managedEntry(entry);
      const attached = [when, also];
      if (!attached.every((condition) => holds(condition, scope))) return [];
      return expand(arn, scope).flatMap((one) => {
        const found = managedFault(one, partition, managedPolicies);
        return found === undefined
          ? []
          : [problem(found.id, { message: found.message, fix: found.fix, path, file })];
      });
    });
    return [...given, ...own];
  });
}

function managedFault(
  arn: string,
  partition: string,
  managedPolicies: ManagedPolicies,
): { readonly id: ProblemId; readonly message: string; readonly fix: string } | undefined {
  const foreign = partitionFault(arn, partition);
  if (foreign !== undefined) return foreign;
  const fault = policyArnFault(arn) ?? managedPolicies.fault(arn);
  return fault && { id: "unknown-managed-policy", message: fault.message, fix: fault.fix };
}

const POLICY_ARN = /^arn:[a-z-]+:iam::(aws|\d{12}):policy\/./;

function policyArnFault(arn: string): Fault | undefined {
  if (POLICY_ARN.test(arn)) return undefined;
  const [fault] = arnFaults(arn);
  const fix = "write, for example, arn:aws:iam::aws:policy/ReadOnlyAccess";
  return fault ?? { message: `${quote(arn)} is no managed policy`, fix };
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
