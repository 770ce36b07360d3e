/** What a change of access says to people, whatever the format. */
import { effectOf, type HolderChange } from "../../access/compare";
import type { HeldPolicy, HolderKind } from "../../access/holder";
import type { SettingChange } from "../../access/settings";
import { wholeAccount } from "../../access/named-principals";
import { pathsGained } from "../../access/gained-paths";
import { classesGained } from "../../access/gates";
import type { SensitiveClass } from "../../access/sensitive";
import type { Access } from "../../iam/proof/compare-access";
import type { ServiceReference } from "../../iam/reference";
import { cutList, sentenceList } from "../../text/lists";
import { grouped } from "../../text/grouped";

/** `role greengrass_group (AWSDeepLensGreengrassGroupRole-dev-office)` */
export function holderWords({ holder }: HolderChange): string {
  const { kind, label, name } = holder;
  const called = name === undefined || name === label ? "" : ` (${name})`;
  return kind === "policy" && label === "policy" ? "the policy" : `${kind} ${label}${called}`;
}

const MOST_ACTIONS = 6;

/** How a report shows what AWS or a policy calls something: an action, an ARN. */
export type Shown = (text: string) => string;

const asItIs: Shown = (text) => text;

/** `dynamodb:GetItem, dynamodb:Query`; many of one service as their number and the first. */
export function actionWords(
  actions: readonly string[],
  reference: ServiceReference,
  shown: Shown = asItIs,
): string {
  const byService = grouped(actions, (action) => action.split(":", 1).join(""));
  const parts = [...byService].map(([service, list]) => {
    const isPattern = list.some((action) => action.includes("*"));
    if (!isPattern && !reference.hasService(service)) {
      return `actions that AWS's data does not know, or of other services (as ${shown(list[0])})`;
    }
    if (list.length <= MOST_ACTIONS) return list.map(shown).join(", ");
    return `${String(list.length)} actions of ${service} (${cutList(list.map(shown), 3)})`;
  });
  return parts.join(", ");
}

/** `dynamodb:GetItem on arn:…, if aws:SecureTransport Bool true`; of a resource's policy with whom it lets in. */
export function accessWords(
  access: Access,
  reference: ServiceReference,
  kind?: HolderKind,
  shown: Shown = asItIs,
): string {
  const { actions, resource, witness } = access;
  const anybody = witness.principal === "*" ? "anybody, unsigned" : shown(witness.principal);
  const who = kind === "resource" ? ` for ${anybody}` : "";
  return `${actionWords(actions, reference, shown)} on ${shown(resource)}${who}${termsWords(access, shown)}`;
}

/** Who is let in: `greengrass.amazonaws.com, if aws:SourceAccount is "1…"` */
export function trustWords(access: Access, shown: Shown = asItIs): string {
  const { principal, action } = access.witness;
  return `${whoWords(principal, shown)} by ${shown(action)}${termsWords(access, shown)}`;
}

/** `anybody`; `whomever the account 999999999999 lets`, where the account is named; else the principal. */
export function whoWords(principal: string, shown: Shown = asItIs): string {
  if (principal === "*") return "anybody";
  const account = wholeAccount(principal);
  return account === undefined ? shown(principal) : `whomever the account ${shown(account)} lets`;
}

function termsWords({ condition, reading }: Access, shown: Shown): string {
  const when = condition === "" ? "" : `, if ${shown(condition)}`;
  const hinge =
    reading === "least" ? " (by one reading of AWS's pages: docs/reference/readings.md)" : "";
  return `${when}${hinge}`;
}

/** `path / is now /service-role/` */
export function settingWords(
  { name, before, after }: SettingChange,
  shown: Shown = asItIs,
): string {
  return `${name} ${shown(before)} is now ${shown(after)}`;
}

/** `the AWS managed policy arn:…: its document is not in the snapshot` */
export function unknownWords({ name, why = "it has no document" }: HeldPolicy): string {
  return `${name}: ${why}`;
}

/** Classes of sensitive access that is gained, and that are said of whatever is. */
export function marksOf(change: HolderChange, reference: ServiceReference): SensitiveClass[] {
  return classesGained(change, reference).filter(({ said }) => said);
}

/** So many paths are named: JSON has all. */
const MOST_PATHS = 4;

/** `becomes another role, …; known paths: lambda-001 (fleetroles explain lambda-001)` */
export function markWords(
  { id, summary }: SensitiveClass,
  change: HolderChange,
  shown: Shown = asItIs,
): string {
  const paths = id === "escalation" ? pathsGained(change) : [];
  const [first] = paths;
  if (first === undefined) return summary;
  const named = cutList(paths.map(shown), MOST_PATHS);
  return `${summary}; known paths: ${named} (${shown(`fleetroles explain ${first}`)})`;
}

/** One sentence over all: who gains, who loses. */
export function summaryWords(changes: readonly HolderChange[]): string {
  const of = (test: (change: HolderChange) => boolean): number => changes.filter(test).length;
  const gains = of((change) => effectOf(change).gained);
  const loses = of(({ access }) => access.lost.length > 0);
  const trust = of((change) => effectOf(change).trust);
  const open = of((change) => effectOf(change).undecided);
  if (changes.length === 0) return "Nobody can do more or less than before.";
  const parts = [
    counted(gains, "gains access", "gain access"),
    counted(loses, "loses access", "lose access"),
    counted(trust, "changes whom it trusts", "change whom they trust"),
    counted(
      of(({ lessened }) => lessened.length > 0),
      "may lose access",
      "may lose access",
    ),
    counted(open, "is not decided", "are not decided"),
  ].filter((part) => part !== "");
  return parts.length === 0
    ? `Nobody can do more or less than before, but ${sentenceList(otherwise(changes))}.`
    : `Of roles and policies, ${parts.join(", ")}.`;
}

/** What changes and gives or takes nothing. */
function otherwise(changes: readonly HolderChange[]): string[] {
  const some = (test: (change: HolderChange) => boolean): boolean => changes.some(test);
  return [
    ...(some(({ change }) => change !== "changed") ? ["roles or policies come or go"] : []),
    ...(some(({ attached, detached }) => attached.length + detached.length > 0)
      ? ["policies are attached in other ways"]
      : []),
    ...(some(({ settings }) => settings.length > 0) ? ["names, paths or sessions change"] : []),
  ];
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : `${String(count)} ${count === 1 ? one : many}`;
}

/** A gate of `--fail-on`, and how many roles and policies meet it. */
export interface MetGate {
  readonly id: string;
  readonly summary: string;
  readonly count: number;
}

/** `--fail-on gained:secrets is met by 2 roles or policies: each gains access that …, or may.` */
export function gateWords({ id, summary, count: number }: MetGate): string {
  const who = number === 1 ? "1 role or policy: it" : `${String(number)} roles or policies: each`;
  return `--fail-on ${id} is met by ${who} ${summary}.`;
}
