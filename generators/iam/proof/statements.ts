/** A statement of a policy against a request: whether it applies, and if not, which element does not fit. */
import { controlBinds, hasIdentity, isServiceLinked, type Caller } from "./caller";
import { readResource, type ReadResource } from "./arns";
import { readConditionTest, type ReadTest } from "./conditions";
import type { Context } from "./context";
import { isWithinControl } from "./control-reach";
import { PolicyError, readPolicy } from "./policy";
import type { ConditionTest, PolicyDocumentInput, ReadStatement } from "./policy";
import { coversOf, isCovered, isNotExempt, type Cover } from "./principals";
import type { MatchedStatement, PolicyRole } from "./request";
import { readActions, type ReadAction } from "./actions";
import { every, not, resolves, some, type Reading, type Truth } from "./truth";

/** A request, read once for all statements. */
export interface ReadRequest {
  readonly caller: Caller;
  readonly action: ReadAction;
  readonly resource: ReadResource;
  readonly context: Context;
  readonly hasBoundary: boolean;
  readonly reading: Reading;
}

/** A statement, read once for all requests. */
export interface PreparedStatement {
  readonly statement: ReadStatement;
  readonly policy: PolicyRole;
  readonly document: number;
  readonly variables: boolean;
  /** Whether Action or NotAction is about an action. */
  readonly isAbout: (action: ReadAction) => Truth;
  /** Whether one of Resource or NotResource names a resource. */
  readonly names: readonly ReturnType<typeof readResource>[];
  readonly tests: readonly { readonly test: ConditionTest; readonly holds: ReadTest }[];
}

/** What came of a statement. */
export interface Judged {
  readonly applies: boolean;
  /** The first element that does not fit. */
  readonly differs: MatchedStatement["differs"];
  /** What was found of the element that decides. */
  readonly truth: Truth;
  /** The ways in which its Principal names the caller. */
  readonly covers: readonly Cover[];
  readonly prepared: PreparedStatement;
}

/** Which elements a kind of policy has (AWS IAM User Guide, reference_policies_grammar; Organizations User Guide, orgs_manage_policies_scps_syntax). */
const GRAMMAR: Readonly<Record<PolicyRole, { principal: boolean; resource: boolean | "either" }>> =
  {
    identity: { principal: false, resource: true },
    boundary: { principal: false, resource: true },
    resource: { principal: true, resource: "either" },
    trust: { principal: true, resource: false },
    scp: { principal: false, resource: true },
    rcp: { principal: true, resource: true },
  };

/**
 * The statements of a document.
 *
 * @throws PolicyError for what is no policy of that kind, and for values that their operators cannot take
 */
export function prepare(
  input: PolicyDocumentInput,
  policy: PolicyRole,
  document: number,
): PreparedStatement[] {
  const { variables, statements } = readPolicy(input);
  return statements.map((statement) => {
    const at = `${policy}[${document}]: Statement[${statement.index}]`;
    checkGrammar(statement, policy, at);
    const tests = statement.conditions.map((test) => ({
      test,
      holds: readConditionTest(test, variables, at),
    }));
    const { resources, notResources = [] } = statement;
    const names = (resources ?? notResources).map(readResource);
    const isAbout = aboutActions(statement);
    return { statement, policy, document, variables, tests, isAbout, names };
  });
}

function checkGrammar(statement: ReadStatement, policy: PolicyRole, at: string): void {
  const { principals, notPrincipals } = statement;
  const { principal, resource } = GRAMMAR[policy];
  const hasAction = (statement.actions ?? statement.notActions) !== undefined;
  const hasResource = (statement.resources ?? statement.notResources) !== undefined;
  const hasPrincipal = (principals ?? notPrincipals) !== undefined;
  const noNotPrincipal = policy === "trust" || policy === "rcp";
  const faults: readonly [boolean, string][] = [
    [!hasAction, "has neither Action nor NotAction: add the actions it is about"],
    [
      resource === true && !hasResource,
      'has neither Resource nor NotResource: add one, "*" for all',
    ],
    [
      resource === false && hasResource,
      "has a Resource, which trust policies cannot have: remove it",
    ],
    [
      !principal && hasPrincipal,
      "names principals, which only policies of resources do: remove them",
    ],
    [noNotPrincipal && notPrincipals !== undefined, "cannot have NotPrincipal: write Principal"],
  ];
  const found = faults.find(([isFault]) => isFault);
  if (found !== undefined) throw new PolicyError(`${at} ${found[1]}`);
}

function aboutActions({ actions, notActions = [] }: ReadStatement): (action: ReadAction) => Truth {
  if (actions !== undefined) return readActions(actions);
  const excludes = readActions(notActions);
  return (action) => not(excludes(action));
}

type Element = NonNullable<MatchedStatement["differs"]>;

const ELEMENTS: readonly (readonly [
  Element,
  (prepared: PreparedStatement, request: ReadRequest, covers: readonly Cover[]) => Truth,
])[] = [
  ["Principal", principalFits],
  ["Action", actionFits],
  ["Resource", resourceFits],
  ["Condition", ({ tests }, { context }) => every(tests, ({ holds }) => holds(context))],
];

const NOBODY: readonly Cover[] = [];

/** Judges a statement: the first element that does not fit is the one that it differs in. */
export function judge(prepared: PreparedStatement, request: ReadRequest): Judged {
  const { effect, principals } = prepared.statement;
  const covers = principals === undefined ? NOBODY : coversOf(principals, request.caller);
  let open: Truth = true;
  for (const [differs, fits] of ELEMENTS) {
    const truth = fits(prepared, request, covers);
    if (open === true) open = truth;
    if (resolves(truth, effect, request.reading)) continue;
    return { applies: false, differs, truth, covers, prepared };
  }
  return { applies: true, differs: undefined, truth: open, covers, prepared };
}

/** What is said of a statement. */
export function show(judged: Judged, request: ReadRequest): MatchedStatement {
  const { applies, differs, truth, prepared } = judged;
  const { statement, policy, document } = prepared;
  const { index, sid, effect } = statement;
  return {
    ...{ policy, document },
    statement: { index, effect, ...(sid !== undefined && { sid }) },
    applies,
    ...(differs !== undefined && { differs }),
    ...(typeof truth === "string" && { reading: truth }),
    ...(differs === "Condition" && failing(prepared, request)),
  };
}

/** Policies of identities are about whoever has them; of resources, about whom they name. */
function principalFits(
  { policy, statement }: PreparedStatement,
  { caller, hasBoundary }: ReadRequest,
  covers: readonly Cover[],
): Truth {
  if (policy === "scp") return controlFits(statement, caller);
  // The root user of an account has no policies.
  if (!GRAMMAR[policy].principal) return hasIdentity(caller) && caller.kind !== "account";
  if (policy === "rcp") {
    return every([isCovered(covers), not(isServiceLinked(caller))], (truth) => truth);
  }
  const { notPrincipals, effect } = statement;
  return notPrincipals === undefined
    ? isCovered(covers)
    : isNotExempt(notPrincipals, caller, effect, hasBoundary);
}

/** Where it is open whether a service control policy binds the caller, one that allows does so either way. */
function controlFits({ effect }: ReadStatement, caller: Caller): Truth {
  const binds = controlBinds(caller);
  return effect === "Allow" ? binds !== false : binds;
}

/** A trust policy is asked where a role is assumed, a resource control policy of the services that have them. */
function actionFits({ policy, isAbout }: PreparedStatement, { action }: ReadRequest): Truth {
  if (policy === "rcp") {
    return every([isAbout(action), isWithinControl(action)], (truth) => truth);
  }
  return policy === "trust" && !action.text.startsWith("sts:") ? false : isAbout(action);
}

/** A policy of a resource without Resource is about the resource that has it. */
function resourceFits(
  { statement, variables, names }: PreparedStatement,
  { resource, context }: ReadRequest,
): Truth {
  const { resources, notResources } = statement;
  if (resources === undefined && notResources === undefined) return true;
  const scope = { variables, context, negated: notResources !== undefined };
  const named = some(names, (one) => one(resource, scope));
  return notResources === undefined ? named : not(named);
}

/** The first condition that does not hold. */
function failing(
  { tests, statement }: PreparedStatement,
  { context, reading }: ReadRequest,
): Pick<MatchedStatement, "condition"> {
  const found = tests.find(({ holds }) => !resolves(holds(context), statement.effect, reading));
  return found === undefined
    ? {}
    : { condition: { operator: found.test.name, key: found.test.key } };
}
