/** A Terraform plan that is named on the command line. */
import { notesOnPlan, planHolders, readPlan, unreadOfPlan } from "../access/terraform";
import { withSnapshotFiles } from "../access/believed";
import type { PolicyHolder } from "../access/holder";
import { ManagedPolicies } from "../managed-policies";
import { OWN_SNAPSHOT, ownDocuments } from "../managed-policies/own-documents";
import { packageFolder } from "../package-root";
import type { Problem } from "../problem";
import { readJson } from "../source/input";

/** Who holds policies before and after the plan; or why that cannot be told. */
export interface PlanSides {
  readonly before: readonly PolicyHolder[];
  readonly after: readonly PolicyHolder[];
  /** Resources that give access and are not compared. */
  readonly unread: Readonly<Record<"before" | "after", readonly PolicyHolder[]>>;
  /** What else is to be known of the plan, a sentence each. */
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads a plan from a file, or from standard input (`-`). AWS managed policies are those of the snapshot. */
export function planSides(file: string): PlanSides {
  const none = { before: [], after: [] };
  const failed = (found: Problem): PlanSides => ({
    ...{ ...none, unread: none, notes: [] },
    problems: [found],
  });
  const read = readJson(file, "plan (terraform show -json tfplan)");
  if ("id" in read) return failed(read);
  const plan = readPlan(read.value, read.name);
  if ("id" in plan) return failed(plan);
  const folder = packageFolder("templates", "managed-policies");
  const snapshot = ManagedPolicies.open(folder, OWN_SNAPSHOT);
  const holders = planHolders(plan, (arn) => snapshot.tryFind(arn)?.document);
  const ownOf = ownDocuments(folder, OWN_SNAPSHOT);
  const before = withSnapshotFiles(holders.before, ownOf);
  const after = withSnapshotFiles(holders.after, ownOf);
  return { before, after, unread: unreadOfPlan(plan), notes: notesOnPlan(plan), problems: [] };
}
