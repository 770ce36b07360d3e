/** The policies of one side of a question as a formula over statements: what denies, and the ways to be allowed. */
import { readPolicy } from "../policy";
import type { PolicyDocumentInput, ReadStatement } from "../policy";
import type { Policies, PolicyRole } from "../request";

/** A statement, and the document that it is of. */
export interface SideStatement {
  readonly statement: ReadStatement;
  /** Policy variables have a meaning in its document. */
  readonly variables: boolean;
  readonly policy: PolicyRole;
  /** Which of several documents of that kind, from 0. */
  readonly document: number;
}

/** Statements of which one has to apply. */
export type Layer = readonly SideStatement[];

/** Allowed is what no `denies` is about, and one of the `ways` lets through: each of its layers. */
export interface Side {
  readonly policies: Policies;
  readonly denies: readonly SideStatement[];
  readonly ways: readonly (readonly Layer[])[];
}

/**
 * `identity`: what policies of a principal allow within its boundary and control policies; `trust` and `resource`: what
 * that one document lets through, whatever the caller's own policies say.
 */
export type Kind = "identity" | "trust" | "resource";

/**
 * The formula of policies. Where a policy of a resource or of trust stands beside those of a principal, accounts decide
 * whether one of both is enough: `most` says that it is, otherwise both have to allow.
 */
export function sideOf(policies: Policies, kind: Kind, most: boolean): Side {
  const { identity = [], boundary, resource, trust, scp = [], rcp = [] } = policies;
  const documents: Record<PolicyRole, SideStatement[]> = {
    identity: statementsOf(identity, "identity"),
    boundary: statementsOf(listOf(boundary), "boundary"),
    resource: statementsOf(listOf(resource), "resource"),
    trust: statementsOf(listOf(trust), "trust"),
    scp: statementsOf(scp.flat(), "scp"),
    rcp: statementsOf(rcp.flat(), "rcp"),
  };
  const denies = Object.values(documents).flatMap((all) => all.filter(isDeny));
  if (kind !== "identity") {
    return { policies, denies, ways: [[documents[kind].filter(isAllow)]] };
  }
  const own = [
    documents.identity.filter(isAllow),
    ...(boundary === undefined ? [] : [documents.boundary.filter(isAllow)]),
  ];
  const controls = levelsOf(scp, documents.scp);
  const granted = [resource, trust].flatMap((document, index) =>
    document === undefined ? [] : [index === 0 ? documents.resource : documents.trust],
  );
  const grants = granted.map((one) => one.filter(isAllow));
  const ways = most
    ? [[...own, ...controls], ...grants.map((grant) => [grant, ...controls])]
    : [[...own, ...grants, ...controls]];
  return { policies, denies, ways };
}

function listOf(
  documents: PolicyDocumentInput | readonly PolicyDocumentInput[] | undefined,
): readonly PolicyDocumentInput[] {
  if (documents === undefined) return [];
  return Array.isArray(documents) ? (documents as readonly PolicyDocumentInput[]) : [documents];
}

function statementsOf(
  documents: readonly PolicyDocumentInput[],
  policy: PolicyRole,
): SideStatement[] {
  return documents.flatMap((document, index) => {
    const { variables, statements } = readPolicy(document);
    return statements.map((statement) => ({ statement, variables, policy, document: index }));
  });
}

/** Each level of service control policies has to allow; resource control policies can but deny. */
function levelsOf(
  scp: NonNullable<Policies["scp"]>,
  statements: readonly SideStatement[],
): Layer[] {
  let first = 0;
  return scp.map((level) => {
    const [from, to] = [first, first + level.length];
    first = to;
    return statements.filter((one) => isAllow(one) && one.document >= from && one.document < to);
  });
}

function isAllow({ statement }: SideStatement): boolean {
  return statement.effect === "Allow";
}

function isDeny({ statement }: SideStatement): boolean {
  return statement.effect === "Deny";
}

/** Every statement of a side. */
export function statementsOfSide({ denies, ways }: Side): SideStatement[] {
  return [...new Set([...denies, ...ways.flat(2)])];
}
