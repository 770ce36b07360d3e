/** What a change of policies gives and takes, each with a request that shows it. */
import type { ServiceReference } from "../reference";
import { STEP_LIMIT, type RequestQuestion } from "./find-request";
import { StepLimit, Steps } from "./languages/steps";
import { PolicyError, type PolicyDocumentInput, type ReadStatement } from "./policy";
import type { Policies, Request } from "./request";
import { compactActions } from "./search/action-names";
import type { ActionClass } from "./search/actions";
import { prepare, type Prepared } from "./search/prepare";
import { canGain } from "./search/changed";
import { askClass, type Answer } from "./search/engine";
import type { Kind, SideStatement } from "./search/sides";
import type { Reading } from "./truth";

/** How to compare. */
export interface CompareOptions {
  /** What the documents are: of a principal (the default), one trust policy, or one policy of a resource. */
  readonly kind?: Kind;
  /** Permissions boundaries, of the one side and of the other: they narrow what policies of a principal give. */
  readonly boundary?: {
    readonly before?: PolicyDocumentInput | undefined;
    readonly after?: PolicyDocumentInput | undefined;
  };
  /** Any action, on any resource, with any condition keys; otherwise what AWS's data says is possible. */
  readonly anyRequest?: boolean;
  /** The service data; read as it is needed, if it is left out. */
  readonly reference?: ServiceReference;
  /** How many steps of search to take for each statement and class of actions. */
  readonly limit?: number;
}

/** Access that one side gives and the other does not: what one statement gives of it. */
export interface Access {
  /** Patterns, where all of what they name is given; else the actions themselves. */
  readonly actions: readonly string[];
  /** What the statement names; the access is some of this. */
  readonly resource: string;
  /** What the statement asks for, in words; empty where it asks for nothing. */
  readonly condition: string;
  /** A request that shows it: `evaluate` decides it in two ways. */
  readonly witness: Request;
  /** `least`: only if what AWS's pages leave open is read so that least access is allowed (`readings.ts`). */
  readonly reading: Reading;
}

/** A question that was not decided. It is no proof that nothing changed. */
export interface Unknown {
  readonly change: "gained" | "lost";
  readonly actions: readonly string[];
  readonly resource: string;
  readonly why: string;
}

export interface Comparison {
  readonly gained: readonly Access[];
  readonly lost: readonly Access[];
  readonly unknown: readonly Unknown[];
}

/**
 * The access gained and lost from `before` to `after`. All three lists are empty exactly if no request tells the
 * documents apart, under neither reading of what AWS's pages leave open.
 *
 * @throws PolicyError where a document is no policy, or where there are several of trust or of a resource
 */
export function compareAccess(
  before: readonly PolicyDocumentInput[],
  after: readonly PolicyDocumentInput[],
  options: CompareOptions = {},
): Comparison {
  const kind = options.kind ?? "identity";
  const { boundary = {} } = options;
  const old = policiesOf(before, kind, boundary.before);
  const now = policiesOf(after, kind, boundary.after);
  const gained = difference({ allowedBy: now, notAllowedBy: old }, "gained", options);
  const lost = difference({ allowedBy: old, notAllowedBy: now }, "lost", options);
  return { gained: gained.rows, lost: lost.rows, unknown: [...gained.unknown, ...lost.unknown] };
}

function policiesOf(
  documents: readonly PolicyDocumentInput[],
  kind: Kind,
  boundary: PolicyDocumentInput | undefined,
): Policies {
  if (kind === "identity") {
    return { identity: documents, ...(boundary !== undefined && { boundary }) };
  }
  const [document, ...others] = documents;
  if (others.length > 0) {
    throw new PolicyError(
      `a ${kind === "trust" ? "role has one trust policy" : "resource has one policy"}, and not ${documents.length}: give one document`,
    );
  }
  return document === undefined ? {} : { [kind]: document };
}

interface Difference {
  readonly rows: readonly Access[];
  readonly unknown: readonly Unknown[];
}

function difference(
  sides: Pick<RequestQuestion, "allowedBy" | "notAllowedBy">,
  change: Unknown["change"],
  options: CompareOptions,
): Difference {
  const rows: Access[] = [];
  const unknown: Unknown[] = [];
  const shown = new Set<string>();
  for (const reading of ["most", "least"] as const) {
    const steps = new Steps(options.limit ?? STEP_LIMIT);
    const prepared = prepare({ ...sides, ...options, reading }, steps);
    const asked = allowsOf(prepared).flatMap((one) =>
      prepared.callers.map((caller) => ({ one, caller })),
    );
    for (const { one, caller } of asked) {
      const found = askStatement(prepared, one, caller);
      unknown.push(...unknowns(one, found.open, change));
      rows.push(...rowsOf({ prepared, one, caller, reading }, found.gives, shown));
    }
  }
  return { rows: together(rows), unknown };
}

interface Asked {
  readonly prepared: Prepared;
  readonly one: SideStatement;
  readonly caller: string;
  readonly reading: Reading;
}

function rowsOf(
  { prepared, one, caller, reading }: Asked,
  given: readonly Given[],
  shown: Set<string>,
): Access[] {
  return partsOf(prepared, one, caller, given).flatMap((part) => {
    const place = `${one.document} ${one.statement.index} ${caller} ${part.resource}`;
    const gives = part.gives.filter(({ actions }) => isNew(shown, place, actions));
    const [first] = gives;
    if (first === undefined) return [];
    const witness = first.request;
    return [access(one, prepared, { ...part, gives }, { witness, reading })];
  });
}

/** What the one reading shows, the other one does not show again. */
function isNew(shown: Set<string>, place: string, { actions }: ActionClass): boolean {
  const ids = (actions.length > 0 ? actions : ["others"]).map((action) => `${place} ${action}`);
  const found = ids.some((id) => !shown.has(id));
  for (const id of ids) shown.add(id);
  return found;
}

/** What a statement gives on one of its resources. */
interface Part {
  readonly resource: string;
  readonly gives: readonly Given[];
}

/** For each resource that the statement names what it gives there; all in one where that was not decided. */
function partsOf(
  prepared: Prepared,
  one: SideStatement,
  caller: string,
  gives: readonly Given[],
): Part[] {
  const { resources = [] } = one.statement;
  const whole = { resource: resourceWords(one.statement), gives };
  if (gives.length === 0) return [];
  if (resources.length < 2) return [whole];
  const classes = gives.map(({ actions }) => actions);
  const parts = resources.map((resource) => ({
    resource,
    ...askStatement({ ...prepared, classes }, one, caller, resource),
  }));
  return parts.some(({ open }) => open.length > 0) ? [whole] : parts;
}

/** Rows that differ in their resource alone as one: the first one's request shows it. */
function together(rows: readonly Access[]): Access[] {
  const found = new Map<string, Access>();
  for (const row of rows) {
    const { actions, condition, reading, witness } = row;
    const id = JSON.stringify([actions, condition, reading, witness.principal.split(":").slice(5)]);
    const same = found.get(id);
    const resource = same === undefined ? row.resource : joined(same.resource, row.resource);
    found.set(id, { ...(same ?? row), resource });
  }
  return [...found.values()];
}

function joined(resources: string, resource: string): string {
  const all = resources.split(", ");
  return all.includes(resource) ? resources : [...all, resource].join(", ");
}

function allowsOf({ question, changed }: Prepared): readonly SideStatement[] {
  const { allowedBy } = question;
  // A boundary gives nothing of itself: what it lets through is said where it is allowed.
  const gives = ({ policy }: SideStatement): boolean => policy !== "boundary";
  const allows = [...new Set(allowedBy.ways.flat(2))].filter(gives);
  return allows.filter((one) => canGain(one, allowedBy, changed));
}

interface Given {
  readonly actions: ActionClass;
  readonly request: Request;
}

interface Open {
  readonly actions: ActionClass;
  readonly why: string;
}

function askStatement(
  { question, classes }: Prepared,
  statement: SideStatement,
  caller: string,
  resource?: string,
): { readonly gives: readonly Given[]; readonly open: readonly Open[] } {
  const gives: Given[] = [];
  const open: Open[] = [];
  for (const actions of classes) {
    if (actions.matching?.has(statement) === false) continue;
    question.steps.startAgain();
    const answer = tryAsk(() => askClass(question, actions, caller, { statement, resource }));
    if (typeof answer === "string") open.push({ actions, why: answer });
    else if (answer.request !== undefined) gives.push({ actions, request: answer.request });
    else if (answer.open) open.push({ actions, why: UNDECIDED });
  }
  return { gives, open };
}

const UNDECIDED = "texts depend on one another in a way that is not decided";

function tryAsk(ask: () => Answer): Answer | string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof StepLimit) return error.message;
    throw error;
  }
}

function access(
  one: SideStatement,
  { question, classes }: Prepared,
  { resource, gives }: Part,
  shown: Pick<Access, "witness" | "reading">,
): Access {
  const { statement } = one;
  const asked = classes.filter(({ matching }) => matching?.has(one) !== false);
  return {
    actions: compactActions(
      statement,
      question.reference,
      asked.flatMap(({ actions }) => actions),
      gives.flatMap(({ actions, request }) =>
        actions.actions.length > 0 ? actions.actions : [request.action],
      ),
    ),
    resource,
    condition: conditionWords(statement),
    ...shown,
  };
}

function unknowns(
  { statement }: SideStatement,
  open: readonly Open[],
  change: Unknown["change"],
): Unknown[] {
  return open.map(({ actions, why }) => ({
    change,
    actions: actions.actions.length > 0 ? actions.actions : (statement.actions ?? ["*"]),
    resource: resourceWords(statement),
    why,
  }));
}

function resourceWords({ resources, notResources }: ReadStatement): string {
  if (notResources !== undefined) return `all but ${notResources.join(", ")}`;
  return (resources ?? ["*"]).join(", ");
}

function conditionWords({ conditions }: ReadStatement): string {
  return conditions
    .map(({ key, name, values }) => `${key} ${name} ${values.join(" or ")}`)
    .join(", and ");
}
