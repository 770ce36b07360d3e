import { decideIot } from "./iot-simulator";
import { mutantsOf, type Mutant, type Subject } from "./mutants";
import { decide, decideTrust, type Decision } from "./simulator";
import {
  caseName,
  subjectName,
  type IdentityCase,
  type SubjectTable,
  type TrustCase,
  type TruthTable,
} from "./tables";

/** What became of a table. */
export interface TableResult {
  /** Roles, policies that people get, and AWS IoT policies. */
  readonly roles: number;
  /** Those of trust policies included, as in the two counts that follow. */
  readonly cases: number;
  readonly allowed: number;
  readonly denied: number;
  /** A line per case that is decided otherwise, or that cannot be decided. */
  readonly failures: readonly string[];
  readonly mutants: number;
  /** A line per widening that no case notices. */
  readonly survivors: readonly string[];
}

/** Finds the documents of a table's subject; it may throw where there are none. */
export type SubjectOf = (of: SubjectTable) => Subject | Promise<Subject>;

/**
 * Asks the subjects everything that the table says, then widens each of them in every way and asks
 * again. A subject with a failure is not widened: its failing case would notice anything.
 */
export async function runTable(table: TruthTable, subjectOf: SubjectOf): Promise<TableResult> {
  const all = table.subjects.flatMap(casesOf);
  const allowed = all.filter(({ decision }) => decision === "allowed").length;
  const failures: string[] = [];
  const survived: string[] = [];
  let mutants = 0;
  for (const of of table.subjects) {
    const subject = await subjectOf(of);
    const faults = await failuresOf(subject, of);
    failures.push(...faults.map((fault) => `${subjectName(of)}: ${fault}`));
    if (faults.length > 0) continue;
    const made = await mutantsOf(subject);
    mutants += made.length;
    const unseen = await survivorsAmong(made, of);
    survived.push(...unseen.map((name) => `${subjectName(of)}: ${name}`));
  }
  const denied = all.length - allowed;
  const { length: roles } = table.subjects;
  const counts = { roles, cases: all.length, allowed, denied };
  return { ...counts, failures, mutants, survivors: survived };
}

/** `truth: deeplens: 6 roles, 90 cases, 40 allowed, 50 denied; 0 of 44 widenings go unnoticed`. */
export function summaryLine(blueprint: string, result: TableResult): string {
  const { roles, cases, allowed, denied, mutants, survivors: unseen } = result;
  return (
    `truth: ${blueprint}: ${roles} roles, ${cases} cases, ${allowed} allowed, ${denied} denied; ` +
    `${unseen.length} of ${mutants} widenings go unnoticed`
  );
}

/** A line per case of the table that the subject's documents decide otherwise, or not at all. */
export async function failuresOf(subject: Subject, of: SubjectTable): Promise<string[]> {
  const failures: string[] = [];
  for (const item of casesOf(of)) {
    try {
      const actual = await decisionOf(subject, item);
      if (actual === item.decision) continue;
      failures.push(`${caseName(item)}: ${actual}, not ${item.decision} (${item.why})`);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  return failures;
}

/** Names of the widenings of the subject under which every case is decided as before. */
export async function survivors(subject: Subject, of: SubjectTable): Promise<string[]> {
  return survivorsAmong(await mutantsOf(subject), of);
}

async function survivorsAmong(mutants: readonly Mutant[], of: SubjectTable): Promise<string[]> {
  const names: string[] = [];
  for (const mutant of mutants) {
    if (!(await isNoticed(mutant, of))) names.push(mutant.name);
  }
  return names;
}

/** Only denials are asked: no widening takes away what was allowed. */
async function isNoticed(
  { changed, actions, subject }: Mutant,
  of: SubjectTable,
): Promise<boolean> {
  const asked = changed === "policies" ? of.cases : "trust" in of ? of.trust : [];
  const denials = asked.filter(({ decision }) => decision !== "allowed");
  for (const item of likelyFirst(denials, actions)) {
    if ((await decisionOf(subject, item)) !== item.decision) return true;
  }
  return false;
}

/**
 * Cases of an action that the widened statement names, then those of its services, then all others: the
 * first that notices ends the asking, and to ask takes milliseconds.
 */
function likelyFirst<T extends IdentityCase | TrustCase>(
  cases: readonly T[],
  actions: readonly string[],
): T[] {
  const services = new Set(actions.map((action) => action.split(":", 1)[0]));
  const distance = (item: T): number => {
    if (!("action" in item) || actions.includes(item.action)) return 0;
    return services.has(item.action.split(":", 1)[0]) ? 1 : 2;
  };
  return cases.toSorted((one, other) => distance(one) - distance(other));
}

function casesOf(of: SubjectTable): readonly (IdentityCase | TrustCase)[] {
  return [...of.cases, ...("trust" in of ? of.trust : [])];
}

async function decisionOf(subject: Subject, item: IdentityCase | TrustCase): Promise<Decision> {
  const { kind, account, arn, trust, policies } = subject;
  const context = item.context ?? {};
  if ("action" in item) {
    const { action, resource } = item;
    const documents = Object.entries(policies).map(([name, document]) => ({ name, document }));
    if (kind === "iot") return decideIot({ action, resource, context }, documents);
    return decide({ account, principal: arn, action, resource, context }, documents);
  }
  if (trust === undefined) throw new Error(`${arn} has no trust policy`);
  return decideTrust({ account, role: arn, principal: item, context }, trust);
}
