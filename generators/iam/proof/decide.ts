/**
 * From statements to a decision. In one account, with `&` for what all has to allow:
 * `no Deny & RCP & SCP & (named itself | ((named by role | identity) & boundary))`; across accounts both sides have to allow.
 * Sources: AWS IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow,
 * reference_policies_evaluation-logic-cross-account, reference_policies_elements_principal; Organizations User Guide,
 * orgs_manage_policies_scps and orgs_manage_policies_rcps; KMS Developer Guide, key-policy-default.
 */
import { controlBinds, hasIdentity, type Caller } from "./caller";
import type { Way } from "./principals";
import type { Decision, MatchedStatement, PolicyRole } from "./request";
import type { Judged } from "./statements";
import { resolves, type Reading } from "./truth";

/** What a decision needs to know of a request and of which policies there are. */
export interface Sides {
  readonly caller: Caller;
  /** In lower case. */
  readonly action: string;
  readonly resource: string;
  readonly isSameAccount: boolean;
  readonly isSamePartition: boolean;
  /** How many service control policies each level has. */
  readonly levels: readonly number[];
  readonly has: {
    readonly boundary: boolean;
    readonly resource: boolean;
    readonly trust: boolean;
  };
  readonly reading: Reading;
}

/** One way to be allowed: whether it is open, and the statements that open it. */
interface Path {
  readonly isOpen: boolean;
  readonly statements: readonly Judged[];
}

/** Why a decision is as it is: asked for only where somebody reads it. */
export interface Reasons {
  /** Every statement, those that were judged for the decision among them. */
  readonly all: () => readonly Judged[];
  readonly show: (judged: Judged) => MatchedStatement;
}

/**
 * The decision that the judged statements come to.
 *
 * @param judged those that can apply
 */
export function decideJudged(judged: readonly Judged[], sides: Sides, reasons: Reasons): Decision {
  const answer = (effect: Decision["effect"], deciding: readonly Judged[]): Decision =>
    new LazyDecision(effect, deciding, reasons);
  const applying = judged.filter(({ applies }) => applies);
  const denies = applying.filter(({ prepared }) => prepared.statement.effect === "Deny");
  const isFree = sides.action === "sts:getcalleridentity" && sides.caller.kind !== "anonymous";
  if (isFree) return answer("allowed", []);
  if (denies.length > 0) return answer("explicitly-denied", denies);
  // Nobody but the root user may do what no statement is about.
  if (applying.length === 0 && sides.caller.kind !== "account") {
    return answer("implicitly-denied", []);
  }
  const open = paths(applying, sides).filter(({ isOpen }) => isOpen);
  if (open.length === 0 || !sides.isSamePartition || !controlsAllow(applying, sides)) {
    return answer("implicitly-denied", []);
  }
  return answer("allowed", [
    ...open.flatMap(({ statements }) => statements),
    ...of("scp", applying),
  ]);
}

/** A decision that works out why when it is asked. As a class: an object with a getter of its own costs more than the decision. */
class LazyDecision implements Decision {
  private known: readonly MatchedStatement[] | undefined;

  constructor(
    readonly effect: Decision["effect"],
    private readonly deciding: readonly Judged[],
    private readonly reasons: Reasons,
  ) {}

  get because(): readonly MatchedStatement[] {
    const { all, show } = this.reasons;
    return (this.known ??= inOrder(this.deciding, all()).map(show));
  }
}

/** The deciding statements first, then those that apply, then all others, each in its order. */
function inOrder(deciding: readonly Judged[], judged: readonly Judged[]): Judged[] {
  const first = new Set(deciding);
  const rest = judged.filter((one) => !first.has(one));
  return [
    ...judged.filter((one) => first.has(one)),
    ...rest.filter(({ applies }) => applies),
    ...rest.filter(({ applies }) => !applies),
  ];
}

function paths(allows: readonly Judged[], sides: Sides): Path[] {
  const { caller, isSameAccount } = sides;
  const grants = [...of("resource", allows), ...of("trust", allows)];
  const byOwner = { isOpen: grants.length > 0, statements: grants };
  if (!hasIdentity(caller)) return [byOwner];
  const identity = identityPath(allows, sides);
  if (!isSameAccount) return [both(byOwner, identity)];
  if (grants.length === 0) return [delegated(identity, grants, sides)];
  const named = grants.filter((one) => waysOf(one, sides).includes("role"));
  const direct = grants.filter((one) => isDirect(one, sides));
  const limited = grants.filter((one) => waysOf(one, sides).includes("everyone"));
  const boundary = boundaryPath(allows, sides);
  return [
    { isOpen: direct.length > 0, statements: direct },
    both({ isOpen: named.length > 0, statements: named }, boundary),
    both({ isOpen: limited.length > 0, statements: limited }, boundary),
    delegated(identity, grants, sides),
  ];
}

function both(one: Path, other: Path): Path {
  return {
    isOpen: one.isOpen && other.isOpen,
    statements: [...one.statements, ...other.statements],
  };
}

/** Identity policies within the boundary. The root user has neither, and may do everything. */
function identityPath(allows: readonly Judged[], sides: Sides): Path {
  const statements = of("identity", allows);
  const isOpen = statements.length > 0 || sides.caller.kind === "account";
  return both({ isOpen, statements }, boundaryPath(allows, sides));
}

function boundaryPath(allows: readonly Judged[], { has, caller }: Sides): Path {
  const statements = of("boundary", allows);
  const isOpen = !has.boundary || caller.kind === "account" || statements.length > 0;
  return { isOpen, statements };
}

/**
 * What identity policies allow in the owner's own account. A role's trust policy and a key's policy have to name the account
 * for that; other resources need not.
 */
function delegated(identity: Path, grants: readonly Judged[], sides: Sides): Path {
  const { action, has, caller, resource, reading } = sides;
  const ownerDecides =
    (action.startsWith("sts:") && has.trust) || (action.startsWith("kms:") && has.resource);
  if (!ownerDecides) return identity;
  if (reading === "least" && isOfRole(caller, resource)) return { isOpen: false, statements: [] };
  const statements = grants.filter((one) => waysOf(one, sides).includes("account"));
  return both({ isOpen: statements.length > 0, statements }, identity);
}

/** Whether the caller is the role itself, or a session of it; the role is known to be of its account. */
function isOfRole({ kind, name }: Caller, resource: string): boolean {
  if (kind !== "role" && kind !== "session") return false;
  const [, , service, , , ...rest] = resource.split(":");
  const isRole = service === "iam" && rest.join(":").startsWith("role/");
  return isRole && rest.join(":").split("/").at(-1) === name;
}

/** Who is named by its own ARN is let in whatever boundary it has; so is everyone, if a condition names the caller. */
function isDirect(one: Judged, sides: Sides): boolean {
  const ways = waysOf(one, sides);
  if (ways.includes("itself")) return true;
  if (!ways.includes("everyone")) return false;
  const byCondition = one.prepared.tests.some(
    ({ test }) => test.key.toLowerCase() === "aws:principalarn",
  );
  return byCondition || sides.reading === "most";
}

function waysOf({ covers, prepared }: Judged, { reading }: Sides): Way[] {
  if (prepared.statement.notPrincipals !== undefined) return ["everyone"];
  return covers
    .filter(({ open }) => open === undefined || reading === "most")
    .map(({ way }) => way);
}

function of(policy: PolicyRole, allows: readonly Judged[]): Judged[] {
  return allows.filter(({ prepared }) => prepared.policy === policy);
}

/** Each level of service control policies has to allow; resource control policies can but deny. */
function controlsAllow(allows: readonly Judged[], { levels, caller, reading }: Sides): boolean {
  if (!resolves(controlBinds(caller), "Deny", reading)) return true;
  const allowing = new Set(of("scp", allows).map(({ prepared }) => prepared.document));
  let first = 0;
  return levels.every((size) => {
    const documents = Array.from({ length: size }, (_, index) => first + index);
    first += size;
    return documents.some((document) => allowing.has(document));
  });
}
