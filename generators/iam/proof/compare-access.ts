/** What a change of policies gives and takes, each with a request that shows it. */
import type { ServiceReference } from "../reference";
import { checkComparison } from "./arguments";
import { isShown, rowsOf, together, unknowns, type Access, type Unknown } from "./access-rows";
import { eachPrincipal } from "./each-principal";
import { STEP_LIMIT, type RequestQuestion } from "./find-request";
import { Steps } from "./languages/steps";
import { PolicyError, type PolicyDocumentInput } from "./policy";
import type { Policies } from "./request";
import { askStatement } from "./search/ask-statement";
import { canGain } from "./search/changed";
import { prepare, type Prepared } from "./search/prepare";
import type { Kind, SideStatement } from "./search/sides";

export type { Access, Unknown } from "./access-rows";

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
  /**
   * Services whose actions are looked at by name where a policy leaves the service open (`*`, NotAction), beside those that policies name: of
   * all others one action stands for the rest.
   */
  readonly services?: readonly string[];
  /** How many steps of search to take for each statement and class of actions. */
  readonly limit?: number;
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
 * @throws ArgumentError for arguments that mean nothing: no lists, a key that would be ignored
 */
export function compareAccess(
  before: readonly PolicyDocumentInput[],
  after: readonly PolicyDocumentInput[],
  options: CompareOptions = {},
): Comparison {
  checkComparison(before, after, options);
  const kind = options.kind ?? "identity";
  const { boundary = {} } = options;
  const told = (
    all: readonly PolicyDocumentInput[],
    [other]: readonly PolicyDocumentInput[],
  ): readonly PolicyDocumentInput[] =>
    kind === "identity" ? all : all.map((one) => eachPrincipal(one, other));
  const old = policiesOf(told(before, after), kind, boundary.before);
  const now = policiesOf(told(after, before), kind, boundary.after);
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
  const most = prepare({ ...sides, ...options, reading: "most" }, stepsFor(options));
  const least = prepare(
    { ...sides, ...options, reading: "least" },
    stepsFor(options),
    most.question,
  );
  for (const [reading, prepared] of [
    ["most", most],
    ["least", least],
  ] as const) {
    const asked = allowsOf(prepared).flatMap((one) =>
      prepared.callers.map((caller) => ({ one, caller })),
    );
    for (const { one, caller } of asked) {
      // What is shown already is not asked under the second reading.
      const classes = prepared.classes.filter((actions) => !isShown(shown, one, caller, actions));
      const found = askStatement({ ...prepared, classes }, one, caller);
      unknown.push(...unknowns(one, found.open, change));
      rows.push(...rowsOf({ prepared, one, caller, reading }, found.gives, shown));
    }
  }
  const { kind = "identity" } = options;
  return { rows: together(rows, kind), unknown };
}

function allowsOf({ question, changed }: Prepared): readonly SideStatement[] {
  const { allowedBy } = question;
  // A boundary gives nothing of itself: what it lets through is said where it is allowed.
  const gives = ({ policy }: SideStatement): boolean => policy !== "boundary";
  const allows = [...new Set(allowedBy.ways.flat(2))].filter(gives);
  return allows.filter((one) => canGain(one, allowedBy, changed));
}

function stepsFor({ limit = STEP_LIMIT }: CompareOptions): Steps {
  return new Steps(limit);
}
