import { blueprintFile } from "../../blueprints/load";
import { managedEntry } from "../../blueprints/parts";
import type { BlueprintData, BlueprintRole } from "../../blueprints/schema";
import { arnFaults } from "../../iam/arn";
import type { Fault } from "../../iam/fault";
import { partitionFault } from "../../iam/statement/partition";
import { policyNameFaults } from "../../iam/policy/quotas";
import type { ManagedPolicies } from "../../managed-policies";
import { problem, quote } from "../../problem";
import type { DataPath, Place, Problem, ProblemId } from "../../problem";
import { commonSettings } from "../roles/settings";
import type { OwnSettings } from "../roles/settings";
import { namesWithin, onceAlike } from "./alike";
import { expand, holds } from "./scope";
import type { Scope } from "./scope";
import type { ModelContext } from "../context";
import type { Site } from "../placements";
import type { ResolvedPlacement } from "../resolved";

/** AWS managed policies that a blueprint or a fleet attaches and AWS does not have, or no longer lets anybody attach. */
export function managedProblems(
  resolved: readonly ResolvedPlacement[],
  sites: readonly Site[],
  { spec, managedPolicies }: ModelContext,
): Problem[] {
  const ofSites = new Map(
    sites.map((site): [Site, OfSite] => {
      const { facts, names } = site;
      const common = commonSettings(spec.data, { site, facts, names });
      return [site, { common, faultOf: faultsAt(site, managedPolicies) }];
    }),
  );
  return resolved.flatMap(({ blueprint: { data }, placement, parameters, access, common }) => {
    const at = ofSites.get(placement.site);
    if (at === undefined) return [];
    const scope: Scope = { facts: placement.names, parameters: parameters.values };
    const said = [...access.settings.map(({ settings }) => settings), common, at.common];
    const all: readonly SaidArn[] = [...said.flatMap(arnsSaid), ...attachedBy(data, scope)];
    return all.flatMap(({ arn, ...place }) => {
      const found = at.faultOf(arn);
      return found === undefined ? [] : [problem(found.id, { ...mendedBy(found), ...place })];
    });
  });
}

/** What is the same for all fleets of an environment. */
interface OfSite {
  readonly common: OwnSettings;
  readonly faultOf: (arn: string) => ManagedFault | undefined;
}

/** Thousands of fleets have the same few policies. */
function faultsAt(site: Site, managedPolicies: ManagedPolicies): OfSite["faultOf"] {
  const known = new Map<string, ManagedFault | undefined>();
  return (arn) => {
    if (!known.has(arn)) known.set(arn, managedFault(arn, site, managedPolicies));
    return known.get(arn);
  };
}

/** The managed policies that a blueprint attaches, with their places. */
const attachedBy = onceAlike(
  (blueprint: BlueprintData, scope): readonly SaidArn[] =>
    managedEntries(blueprint).flatMap(({ entry, path, when }) => {
      const { arn, when: also } = managedEntry(entry);
      if (![when, also].every((condition) => holds(condition, scope))) return [];
      return expand(arn, scope).map((one) => {
        return { arn: one, path, file: blueprintFile(blueprint) };
      });
    }),
  { names: (blueprint) => namesWithin(managedEntries(blueprint)) },
);

/** The managed policies that settings name, as far as they are filled in. */
function arnsSaid({ permissions_boundary: boundary, managed }: OwnSettings): SaidArn[] {
  const bound = boundary === undefined ? [] : [{ arn: boundary.value, path: boundary.path }];
  const attached = (managed?.value ?? []).map((arn, index) => {
    return { arn, path: [...(managed?.path ?? []), index] };
  });
  return [...bound, ...attached].filter(({ arn }) => !arn.includes("{{"));
}

interface SaidArn extends Place {
  readonly arn: string;
}

function mendedBy({ message, fix, edit }: Fault): Fault {
  return { message, fix, ...(edit && { edit }) };
}

type ManagedFault = Fault & { readonly id: ProblemId };

function managedFault(
  arn: string,
  { partition, account }: Site,
  managedPolicies: ManagedPolicies,
): ManagedFault | undefined {
  const foreign = partitionFault(arn, partition);
  if (foreign !== undefined) return foreign;
  const named = NAME.test(arn) ? managedPolicies.nameFault(arn, partition) : undefined;
  const fault = named ?? policyArnFault(arn, account) ?? managedPolicies.fault(arn);
  return fault && { id: "unknown-managed-policy", ...fault };
}

/** With its path or not. */
const NAME = /^\/?([\w-]+\/)*[\w+=,.@-]+$/;
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
