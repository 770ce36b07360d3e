import { z } from "zod";
import { readCases } from "../support/cases";

const decision = z.enum(["allowed", "implicitly-denied", "explicitly-denied"]);
const context = z
  .record(z.string().regex(/^[a-z0-9.-]+:.+$/i, "is no condition key"), text().or(z.array(text())))
  .optional();

const identityCase = z.strictObject({
  decision,
  action: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, "is no action of a service"),
  resource: z.string().regex(/^(\*|arn:[^:*]+:[^:*]+:[^:*]*:[^:*]*:[^*]+)$/, "is no ARN, nor *"),
  context,
  why: z.string(),
});

const service = z.string().regex(/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/, "is no service principal");
const principal = z
  .string()
  .regex(/^arn:[^:]+:(iam|sts)::\d{12}:(root|(role|user|assumed-role)\/.+)$/, "is no principal");
const provider = z
  .string()
  .regex(/^arn:[^:]+:iam::\d{12}:oidc-provider\/[a-z0-9.-]+$/, "is no identity provider");
const trustCase = z.union([
  z.strictObject({ decision, service, context, why: z.string() }),
  z.strictObject({ decision, aws: principal, context, why: z.string() }),
  z.strictObject({ decision, federated: provider, context, why: z.string() }),
]);

const cases = z.array(identityCase);
const subject = z.union([
  z.strictObject({ stack: text(), role: text(), cases, trust: z.array(trustCase) }),
  z.strictObject({ stack: text(), policy: text(), cases }),
  z.strictObject({ stack: text(), iot_policy: text(), cases }),
]);
const table = z.strictObject({ example: text(), subjects: z.array(subject).min(1) });

function text(): z.ZodString {
  return z.string().min(1);
}

/** What a role's, person's or certificate's policies say to one request. */
export type IdentityCase = z.infer<typeof identityCase>;

/** What a role's trust policy says to one principal. */
export type TrustCase = z.infer<typeof trustCase>;

/** The cases of a role, of a customer managed policy that people get, or of an AWS IoT policy. */
export type SubjectTable = z.infer<typeof subject>;

/** The cases of a blueprint, asked of `examples/<example>.yaml` as it was applied. */
export type TruthTable = z.infer<typeof table>;

/** A subject as messages name it: `prod-warehouse greengrass_group`. */
export function subjectName(of: SubjectTable): string {
  if ("role" in of) return `${of.stack} ${of.role}`;
  return `${of.stack} ${"policy" in of ? `policy ${of.policy}` : `IoT policy ${of.iot_policy}`}`;
}

/** A case as messages name it: `s3:GetObject on arn:… with {…}`. */
export function caseName(of: IdentityCase | TrustCase): string {
  const what = "action" in of ? `${of.action} on ${of.resource}` : `assumed by ${assumerOf(of)}`;
  const context = Object.entries(of.context ?? {});
  return context.length === 0
    ? what
    : `${what} with ${JSON.stringify(Object.fromEntries(context))}`;
}

function assumerOf(of: TrustCase): string {
  if ("service" in of) return of.service;
  return "aws" in of ? of.aws : of.federated;
}

/** The table of `test/cases/truth/<blueprint>.json`. Throws with all that is wrong with it. */
export function readTable(blueprint: string): TruthTable {
  return parseTable(`${blueprint}.json`, readCases<unknown>("truth", `${blueprint}.json`));
}

/**
 * A table from its data. Throws an error that lists all faults: unknown keys, fewer than eight cases
 * for a subject, fewer than half of them denials, a trust policy that is not shown to let somebody in
 * and to keep somebody out, a case or subject that is there twice, a denial without its reason.
 *
 * @param name what the error calls the table
 */
export function parseTable(name: string, data: unknown): TruthTable {
  const { data: parsed, error } = table.safeParse(data);
  const faults =
    parsed === undefined
      ? error.issues.flatMap((issue) => issueLines(issue))
      : [...doubles("the subject", parsed.subjects.map(subjectName)), ...subjectsFaults(parsed)];
  if (faults.length > 0) throw new Error([`${name}:`, ...faults].join("\n  "));
  if (parsed === undefined) throw new Error(`${name}: not a table`);
  return parsed;
}

/** An issue's place and message; of alternatives, those of the one that fits best. */
function issueLines(issue: z.core.$ZodIssue, at: readonly PropertyKey[] = []): string[] {
  const path = [...at, ...issue.path];
  if (issue.code !== "invalid_union") return [`${path.map(String).join(".")}: ${issue.message}`];
  const [best = []] = [...issue.errors].sort((a, b) => weight(a) - weight(b));
  return best.flatMap((inner) => issueLines(inner, path));
}

/** How far an alternative is off: more by a key that is missing or unknown at its top than inside. */
function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, { path }) => sum + (path.length <= 1 ? 100 : 1), 0);
}

function subjectsFaults({ subjects }: TruthTable): string[] {
  return subjects.flatMap((of) => {
    const trust = "trust" in of ? trustFaults(of.trust) : [];
    const faults = [...casesFaults(of.cases), ...trust];
    return faults.map((fault) => `${subjectName(of)}: ${fault}`);
  });
}

function casesFaults(all: readonly IdentityCase[]): string[] {
  const denials = all.filter(isDenial).length;
  const faults = [...doubles("the case", all.map(caseKey)), ...reasonless(all)];
  if (all.length < 8) faults.push(`${all.length} cases; at least 8 are needed`);
  if (denials * 2 < all.length) {
    faults.push(`${denials} of ${all.length} cases are denials; at least half have to be`);
  }
  return faults;
}

function trustFaults(all: readonly TrustCase[]): string[] {
  const denials = all.filter(isDenial).length;
  const faults = [...doubles("the trust case", all.map(caseKey)), ...reasonless(all)];
  if (denials === 0) faults.push("no trust case is a denial: say who may not assume it");
  if (denials === all.length) faults.push("no trust case is allowed: say who may assume it");
  return faults;
}

function isDenial(of: { readonly decision: string }): boolean {
  return of.decision !== "allowed";
}

function reasonless(all: readonly (IdentityCase | TrustCase)[]): string[] {
  return all
    .filter((of) => isDenial(of) && of.why.trim() === "")
    .map((of) => `${caseName(of)}: a denial needs a why`);
}

/** The same for cases that ask the same, whatever order and case their keys are in. */
function caseKey(of: IdentityCase | TrustCase): string {
  const sorted = Object.entries(of.context ?? {})
    .map(([key, value]): [string, unknown] => [key.toLowerCase(), value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const context = Object.fromEntries(sorted) as TrustCase["context"];
  return caseName(
    "action" in of ? { ...of, action: of.action.toLowerCase(), context } : { ...of, context },
  );
}

function doubles(what: string, names: readonly string[]): string[] {
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => `${what} is there twice: ${name}`);
}
