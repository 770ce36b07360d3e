import { blueprintFile } from "../../blueprints/load";
import { managedEntry } from "../../blueprints/parts";
import type { BlueprintData, BlueprintRole } from "../../blueprints/schema";
import { arnFaults } from "../../iam/arn";
import type { Fault } from "../../iam/fault";
import { partitionFault } from "../../iam/statement/partition";
import { policyNameFaults } from "../../iam/policy/quotas";
import type { ManagedPolicies } from "../../managed-policies";
import { problem, quote } from "../../problem";
import type { DataPath, Problem, ProblemId } from "../../problem";
import { commonSettings } from "../roles/settings";
import type { OwnSettings } from "../roles/settings";
import { expand, holds } from "./scope";
import type { Scope } from "./scope";
import type { ModelContext } from "../context";
import type { Site } from "../placements";
import type { ResolvedPlacement } from "../resolved";

/** AWS managed policies that a blueprint or a fleet attaches and AWS does not have, or no longer lets anybody attach. */
export function managedProblems(
  resolved: readonly ResolvedPlacement[],
  context: ModelContext,
): Problem[] {
  const { managedPolicies } = context;
  return resolved.flatMap(({ blueprint, placement, parameters, access }) => {
    const file = blueprintFile(blueprint.data);
    const { data } = context.spec;
    const { site } = placement;
    const given = [
      ...access.settings.map(({ settings }) => settings),
      commonSettings(data, placement, placement),
      commonSettings(data, { site, facts: site.facts, names: site.names }),
    ]
      .flatMap(arnsSaid)
      .flatMap(({ arn, path }) => {
        const found = managedFault(arn, site, managedPolicies);
        return found === undefined ? [] : [problem(found.id, { ...mendedBy(found), path })];
      });
    const scope: Scope = { facts: placement.names, parameters: parameters.values };
    const own = managedEntries(blueprint.data).flatMap(({ entry, path, when }) => {
      const { arn, when: also } = managedEntry(entry);
      const attached = [when, also];
      if (!attached.every((condition) => holds(condition, scope))) return [];
      return expand(arn, scope).flatMap((one) => {
        const found = managedFault(one, placement.site, managedPolicies);
        return found === undefined ? [] : [problem(found.id, { ...mendedBy(found), path, file })];
      });
    });
    return [...given, ...own];
  });
}

/** The managed policies that settings name, as far as they are filled in. */
function arnsSaid({ permissions_boundary: boundary, managed }: OwnSettings): SaidArn[] {
  const bound = boundary === undefined ? [] : [{ arn: boundary.value, path: boundary.path }];
  const attached = (managed?.value ?? []).map((arn, index) => {
    return { arn, path: [...(managed?.path ?? []), index] };
  });
  return [...bound, ...attached].filter(({ arn }) => !arn.includes("{{"));
}

interface SaidArn {
  readonly arn: string;
  readonly path: DataPath;
}

function mendedBy({ message, fix, edit }: Fault): Fault {
  return { message, fix, ...(edit && { edit }) };
}

function managedFault(
  arn: string,
  { partition, account }: Site,
  managedPolicies: ManagedPolicies,
): (Fault & { readonly id: ProblemId }) | undefined {
  const foreign = partitionFault(arn, partition);
  if (foreign !== undefined) return foreign;
  const fault = policyArnFault(arn, account) ?? managedPolicies.fault(arn);
  return fault && { id: "unknown-managed-policy", ...fault };
}

const POLICY_ARN = /^arn:[a-z-]+:iam::(aws|\d{12}):policy\/./;

/** IAM attaches policies of AWS's and of the role's own account, each by its whole name. */
function policyArnFault(arn: string, account: string): Fault | undefined {
  const [, owner] = POLICY_ARN.exec(arn) ?? [];
  if (owner !== undefined && /:policy\/(\/|policy\/)/.test(arn)) {
    const message = `${quote(arn)} has an empty part, or "policy/" twice, in its path`;
    return { message, fix: "write the policy's name alone, or its whole ARN" };
  }
  if (owner !== undefined) {
    if (owner !== "aws" && owner !== account) {
      const message = `${quote(arn)} is of the account ${owner}, and the role of ${account}`;
      return {
        message,
        fix: "write {{account}} in its place: IAM attaches no policy of another account",
      };
    }
    const [fault] = policyNameFaults(arn.slice(arn.lastIndexOf("/") + 1));
    return fault && { message: `${quote(arn)}: ${fault.message}`, fix: fault.fix };
  }
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
