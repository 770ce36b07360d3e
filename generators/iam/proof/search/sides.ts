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
  /** Of each layer of each way, which kind of policies it is of. */
  readonly layers: readonly (readonly PolicyRole[])[];
}

/**
 * `identity`: what policies of a principal allow within its boundary and control policies; `trust` and `resource`: what
 * that one document lets through, whatever the caller's own policies say.
 */
export type Kind = "identity" | "trust" | "resource";

/**
 * The formula of policies. Where a policy of a resource or of trust stands beside those of a principal, accounts decide
 * whether one of both is enough: for `most` it is, so that all that can be allowed is; otherwise both have to allow, so that
 * nothing is that may not be.
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
    return { policies, denies, ways: [[documents[kind].filter(isAllow)]], layers: [[kind]] };
  }
  const of = (...roles: readonly PolicyRole[]): Named[] =>
    roles
      .filter((policy) => has(policies, policy))
      .map((policy) => ({ policy, layer: documents[policy].filter(isAllow) }));
  const identityLayer: Named = { policy: "identity", layer: documents.identity.filter(isAllow) };
  const own = [identityLayer, ...of("boundary")];
  const grants = of("resource", "trust");
  const controls = levelsOf(scp, documents.scp).map((layer): Named => ({ policy: "scp", layer }));
  const ways = most
    ? [[...own, ...controls], ...grants.map((grant) => [grant, ...controls])]
    : [[...own, ...grants, ...controls]];
  return {
    ...{ policies, denies },
    ways: ways.map((way) => way.map(({ layer }) => layer)),
    layers: ways.map((way) => way.map(({ policy }) => policy)),
  };
}

/** A layer, and which kind of policies it is of. */
interface Named {
  readonly policy: PolicyRole;
  readonly layer: Layer;
}

/** Whether there are policies of a kind. */
export function has(policies: Policies, policy: PolicyRole): boolean {
  return policy === "boundary"
    ? listOf(policies.boundary).length > 0
    : policies[policy] !== undefined;
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
