/** What a role has beside its blueprint, as grants where those give the same, and else as statements. */
import type { GrantData, StatementData } from "../../fleet-file/schema";
import { compareAccess } from "../../iam/proof/compare-access";
import { toDocument } from "../../iam/policy/minimise";
import type { GrantContext } from "../../model/grants/types";
import { sentenceList } from "../../text/lists";
import type { Left } from "./fit/left";
import { atomsOfGrant, draftsOf } from "./grant-atoms";
import { grantsFor, type None } from "./grants";
import { withReason } from "./reason";
import { atomsOf, type LiveStatement } from "./statement";

/** A part of a fleet, with the reason for it. */
export interface Chosen<T> {
  readonly value: T;
  /** Why it is so, as a comment. */
  readonly why: string;
}

/** What a fleet says of a role's access. */
export interface SaidOfRole {
  readonly grants: readonly Chosen<GrantData>[];
  readonly statements: readonly Chosen<StatementData>[];
}

/** Whom it is for, unless it is for what takes grants that name nothing. */
export interface Address {
  readonly for?: string;
  readonly by?: "role";
}

type LeftStatement = Left["statements"][number];

/** Grants with all that they give, and the statement that asked for each. */
interface Granted {
  readonly grant: GrantData;
  readonly atoms: ReadonlySet<string>;
  readonly sid: string | undefined;
}

/** How comments name statements; as those of an account's inline policies, unless said otherwise. */
type SourceWords = (statements: Left["statements"]) => string;

/** What is left of a role, in the fleet file's words. */
export function sayLeft(
  { statements }: Pick<Left, "statements">,
  address: Address,
  context: GrantContext,
  sourceWords: SourceWords = sourcesOf,
): SaidOfRole {
  const whole = new Set(statements.flatMap(({ statement }) => atomsOf([statement])));
  const granted: Granted[] = [];
  const faults = new Map<LeftStatement, string>();
  const byGrants: LeftStatement[] = [];
  for (const left of statements) {
    const { statement } = left;
    const given = new Set(granted.flatMap(({ atoms }) => [...atoms]));
    const isGiven = atomsOf([statement]).every((one) => given.has(one));
    const found = isGiven ? [] : grantsFor(statement, whole, context);
    if (isNone(found)) faults.set(left, found.why);
    else {
      byGrants.push(left);
      granted.push(...found.map((grant) => grantedBy(grant, statement.Sid, context)));
    }
  }
  const needed = withoutNeedless(granted).map((one) => ({
    grant: withReason(one.grant, one.sid, context),
    why: `proved equal to ${sourceWords(byGrants.filter((left) => meets(one, left)))}`,
  }));
  const grants = needed.map((one) => one.grant);
  const isProved = provedEqual(grants, byGrants, context);
  const raw = isProved
    ? [...faults]
    : statements.map((one) => [one, faults.get(one) ?? DOUBT] as const);
  return {
    grants: isProved
      ? needed.map(({ grant, why }) => ({ value: { ...grant, ...address }, why }))
      : [],
    statements: raw.map(([one, reason]) => ({
      value: { ...written(one.statement), ...address },
      why: `statements: no grant gives the same as ${sourceWords([one])}, because ${reason}`,
    })),
  };
}

const DOUBT = "what grants give there is not proved to be the same";

/** Whether the grant gives some of what the statement does. */
function meets({ atoms }: Granted, { statement }: LeftStatement): boolean {
  return atomsOf([statement]).some((one) => atoms.has(one));
}

function isNone(found: readonly GrantData[] | None): found is None {
  return "why" in found;
}

function grantedBy(grant: GrantData, sid: string | undefined, context: GrantContext): Granted {
  return { grant, atoms: new Set(atomsOfGrant(grant, context)), sid };
}

/** Without those of which others give everything: the least first. */
function withoutNeedless(granted: readonly Granted[]): Granted[] {
  const bySize = [...granted].sort((a, b) => a.atoms.size - b.atoms.size);
  const kept = new Set(granted);
  for (const one of bySize) {
    const others = [...kept].filter((other) => other !== one);
    const isNeedless = [...one.atoms].every((atom) => others.some(({ atoms }) => atoms.has(atom)));
    if (isNeedless) kept.delete(one);
  }
  return granted.filter((one) => kept.has(one));
}

/** Whether no request tells the grants from the statements. */
function provedEqual(
  grants: readonly GrantData[],
  statements: readonly LeftStatement[],
  context: GrantContext,
): boolean {
  if (grants.length === 0) return statements.length === 0;
  const made = toDocument(draftsOf(grants, context));
  if (made === undefined) return false;
  const Statement = statements.map(({ statement }) => statement);
  const { gained, lost, unknown } = compareAccess(
    [{ Version: "2012-10-17", Statement }],
    [made.document],
  );
  return gained.length + lost.length + unknown.length === 0;
}

/** `"A" and "B" of the inline policy "grants"` */
function sourcesOf(statements: readonly LeftStatement[]): string {
  const policies = [...new Set(statements.map(({ policy }) => policy))];
  return sentenceList(
    policies.map((policy) => {
      const own = statements.filter((one) => one.policy === policy);
      const sids = own.map(({ statement: { Sid } }) => (Sid ? JSON.stringify(Sid) : "a statement"));
      return `${sentenceList([...new Set(sids)])} of the inline policy ${JSON.stringify(policy)}`;
    }),
  );
}

function written(statement: LiveStatement): StatementData {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  return structuredClone({
    ...(Sid !== undefined && { Sid }),
    Effect: Effect as "Allow",
    ...(Action && { Action }),
    ...(NotAction && { NotAction }),
    ...(Resource && { Resource }),
    ...(NotResource && { NotResource }),
    ...(Condition && { Condition }),
  }) as StatementData;
}
