/** Who may ask: one caller for each way in which statements tell callers apart. */
import { hasIdentity, readCaller } from "../caller";
import { coversOf, isCovered, isNotExempt } from "../principals";
import type { ReadStatement } from "../policy";
import { resolves, type Reading } from "../truth";
import type { Kind, SideStatement } from "./sides";

/** A role of an account that no policy names. */
export const SOME_ROLE = "arn:aws:iam::111122223333:role/example";

const OTHERS: readonly string[] = [
  ...[SOME_ROLE, "arn:aws:iam::111122223333:user/example", "*"],
  ...["arn:aws:sts::111122223333:assumed-role/example/session", "example.amazonaws.com"],
  ...["arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:oidc-provider/example.com"],
  ...["arn:aws:sts::111122223333:federated-user/example", "example.com"],
];

/**
 * The callers to try for a kind of question: policies of a principal are asked for those who can have some, and the root user of an
 * account has none.
 */
export function callersOfKind(
  kind: Kind,
  statements: readonly SideStatement[],
  reading: Reading,
): string[] {
  const callers = callersFor(statements, reading);
  if (kind !== "identity") return callers;
  return callers.filter((caller) => {
    const who = readCaller(caller);
    return hasIdentity(who) && who.kind !== "account";
  });
}

/**
 * The callers to try. Names have no wildcards but `*`, so that every caller is like one of these to all statements: one that is
 * named, one of an account or a role that is named, or one of which nothing is said.
 */
function callersFor(statements: readonly SideStatement[], reading: Reading): string[] {
  const named = statements.filter(({ statement }) => hasPrincipal(statement));
  if (named.length === 0) return [SOME_ROLE];
  const names = new Set(named.flatMap(({ statement }) => namesIn(statement)));
  const callers = [...new Set([...[...names].flatMap(relativesOf), ...OTHERS])];
  const classes = new Map<string, string>();
  for (const caller of callers) {
    const vector = [false, true].flatMap((hasBoundary) =>
      named.map(({ statement }) => appliesTo(statement, { caller, hasBoundary, reading })),
    );
    const id = [hasIdentity(readCaller(caller)), ...vector].map(Number).join("");
    if (!classes.has(id)) classes.set(id, caller);
  }
  return [...classes.values()];
}

/** Who asks, and whether that side of the question has a permissions boundary. */
export interface Asking {
  readonly caller: string;
  readonly hasBoundary: boolean;
  readonly reading: Reading;
}

/** Whether the Principal of a statement names a caller; statements without one are about whoever has them. */
export function appliesTo(
  statement: ReadStatement,
  { caller, hasBoundary, reading }: Asking,
): boolean {
  const { principals, notPrincipals, effect } = statement;
  const who = readCaller(caller);
  if (principals !== undefined) {
    return resolves(isCovered(coversOf(principals, who)), effect, reading);
  }
  if (notPrincipals === undefined) return true;
  const limited = hasBoundary && hasIdentity(who);
  return resolves(isNotExempt(notPrincipals, who, effect, limited), effect, reading);
}

function hasPrincipal({ principals, notPrincipals }: ReadStatement): boolean {
  return (principals ?? notPrincipals) !== undefined;
}

function namesIn({ principals, notPrincipals }: ReadStatement): string[] {
  const element = principals ?? notPrincipals ?? {};
  return Object.values(element)
    .flat()
    .filter((name) => name !== "*");
}

/** A named principal, and those that its name covers or that cover it. */
function relativesOf(name: string): string[] {
  const { kind, account, partition = "aws", name: own = "" } = readCaller(name);
  if (account === undefined) return [name];
  const iam = `arn:${partition}:iam::${account}`;
  const sts = `arn:${partition}:sts::${account}`;
  const ofAccount = [
    ...[`${iam}:role/example`, `${iam}:user/example`, `${iam}:root`],
    ...[`${sts}:assumed-role/example/session`, `${sts}:federated-user/example`],
  ];
  if (kind === "account") return ofAccount;
  const relatives =
    kind === "user"
      ? [`${sts}:federated-user/${own}`]
      : [`${sts}:assumed-role/${own}/session`, `${iam}:role/${own}`];
  return [name, ...relatives, ...ofAccount];
}
