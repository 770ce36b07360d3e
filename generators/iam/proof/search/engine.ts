/** One question for one class of actions: is there a request that one side allows and the other does not? */
import { exactly, patternOf } from "../languages/pattern";
import type { Steps } from "../languages/steps";
import { fulfils, type Requirement } from "../languages/texts";
import { Undecided } from "../languages/undecided";
import type { ServiceReference } from "../../reference";
import type { Request } from "../request";
import type { Reading } from "../truth";
import type { ActionClass } from "./actions";
import { withResources } from "./atoms";
import { appliesTo } from "./callers";
import {
  literalHolds,
  opposite,
  type Clause,
  type Conjunction,
  type Signed,
  type Value,
} from "./literals";
import { partsOf, type Part } from "./parts";
import { presencesOf } from "./presences";
import type { KnownActions } from "./known-actions";
import { statementLiterals } from "./read-literals";
import { ANY_RESOURCE, formatPattern, IN_A_PARTITION, NO_RESOURCE } from "./resources";
import { assumptions, scenarios, type Scenario } from "./scenario";
import { has, type Side, type SideStatement } from "./sides";
import { Solver, type Assignment } from "./solver";
import type { World } from "./theories";
import { witnessOf } from "./witness";

/** What is asked, but for the actions. */
export interface Question {
  readonly allowedBy: Side;
  /** Undefined: any request that is allowed will do. */
  readonly notAllowedBy: Side | undefined;
  readonly reading: Reading;
  readonly reference: ServiceReference;
  /** What the caller fixes: of the resource and of condition keys. */
  readonly fixed: Conjunction;
  /** The keys among these, in lower case, and their values. */
  readonly context: ReadonlyMap<string, Value>;
  /** Whether requests are possible that AWS's data does not know. */
  readonly anyRequest: boolean;
  /** Who asks, where the question says it: then the witness names nobody else. */
  readonly principal: string | undefined;
  /** Condition keys in lower case, and as policies spell them. */
  readonly spelling: ReadonlyMap<string, string>;
  /** What actions that the data does not know are none of. */
  readonly knownActions: KnownActions;
  /** Whether the request is what was asked for. */
  readonly confirm: (request: Request) => boolean;
  readonly steps: Steps;
  /** The searches that were begun, by class, caller and scenario: what they found out serves the next. */
  readonly searches: Map<string, ClassSearch>;
}

/** A part of a question: one Allow of the side that allows, and one of its resources, if that is meant. */
export interface Focus {
  readonly statement: SideStatement;
  readonly resource: string | undefined;
}

export type Answer =
  { readonly request: Request } | { readonly request: undefined; readonly open: boolean };

/** The answer for actions of one class, asked by one caller. */
export function askClass(
  question: Question,
  actions: ActionClass,
  caller: string,
  focus?: Focus,
): Answer {
  const allowed = relevant(question.allowedBy, actions, caller, question.reading, focus);
  const other = question.notAllowedBy;
  const denied = other && relevant(other, actions, caller, question.reading);
  let open = false;
  for (const part of partsOf(allowed, denied, actions.matching !== undefined)) {
    for (const scenario of scenarios(presencesOf(part, new Set(question.context.keys())))) {
      question.steps.take(SCENARIO);
      const search = searchOf(question, actions, caller, scenario);
      const answer = tryFind(() => search.find(part));
      if (answer.request !== undefined) return answer;
      open ||= answer.open;
    }
  }
  return { request: undefined, open };
}

/** What it costs to look at one scenario, in steps. */
const SCENARIO = 100;

/** What no theory decides is open, as it is in the search. */
function tryFind(find: () => Answer): Answer {
  try {
    return find();
  } catch (error) {
    if (error instanceof Undecided) return { request: undefined, open: true };
    throw error;
  }
}

function searchOf(
  question: Question,
  actions: ActionClass,
  caller: string,
  scenario: Scenario,
): ClassSearch {
  const id = [actions.actions[0] ?? "", caller, ...[...scenario].flat()].join("\n");
  let search = question.searches.get(id);
  if (search === undefined) {
    search = new ClassSearch(question, actions, caller, scenario);
    question.searches.set(id, search);
  }
  return search;
}

/** The formula without the statements that are not about these actions or this caller. */
function relevant(
  side: Side,
  { matching }: ActionClass,
  caller: string,
  reading: Reading,
  focus?: Focus,
): Side {
  const asking = { caller, reading, hasBoundary: has(side.policies, "boundary") };
  const concerns = (one: SideStatement): boolean =>
    (matching === undefined || matching.has(one)) && appliesTo(one.statement, asking);
  const denies = side.denies.filter(concerns);
  const ways = side.ways.map((way) => way.map((layer) => layer.filter(concerns)));
  if (focus === undefined) return { ...side, denies, ways };
  const { statement, resource } = focus;
  const only = resource === undefined ? statement : withResources(statement, [resource]);
  const own = ways
    .filter((way) => way.some((layer) => layer.includes(statement)))
    .map((way) => way.map((layer) => (layer.includes(statement) ? [only] : layer)));
  return { ...side, denies, ways: own };
}

/** Names that a request's action can have, in lower case; `*` and the like are patterns and no names. */
const ACTION_SHAPE = patternOf("action", [
  { kind: "one", not: ": ,*?" },
  { kind: "many", not: ": ,*?" },
  { kind: "char", chars: ":" },
  { kind: "one", not: ": ,*?" },
  { kind: "many", not: ": ,*?" },
]);

/** A search for one class of actions, one caller and one scenario. */
class ClassSearch {
  private readonly solver: Solver;
  private readonly literals = new Map<SideStatement, Conjunction>();

  constructor(
    private readonly question: Question,
    private readonly actions: ActionClass,
    private readonly caller: string,
    private readonly scenario: Scenario,
  ) {
    this.solver = new Solver(this.world(), scenario, question.steps);
  }

  find({ layers, applies, never }: Part): Answer {
    const certain = [...layers.filter(({ length }) => length === 1).flat(), ...applies];
    const base = [
      ...assumptions(this.scenario),
      ...this.question.fixed,
      ...certain.flatMap((one) => this.of(one)),
    ];
    const choices = layers.filter(({ length }) => length > 1);
    return this.ask(base, [
      ...choices.map((layer) => layer.map((one) => this.of(one))),
      ...never.map((one) => opposite(this.of(one))),
    ]);
  }

  private ask(base: Conjunction, clauses: readonly Clause[]): Answer {
    let request: Request | undefined;
    const accept = (values: Assignment): boolean => {
      const { spelling, principal } = this.question;
      const { actions } = this.actions;
      const found = witnessOf(values, { caller: this.caller, principal, actions, spelling });
      request = found.find((one) => this.isPossible(one.resource) && this.question.confirm(one));
      return request !== undefined;
    };
    const outcome = this.solver.solve(base, clauses, accept);
    if (request !== undefined) return { request };
    return { request: undefined, open: "open" in outcome && outcome.open };
  }

  /** A statement as literals. Of actions that are known, it was decided before whether it matches them. */
  private of(one: SideStatement): Conjunction {
    const known = this.literals.get(one);
    if (known !== undefined) return known;
    const { statement, variables } = one;
    const wide = (statement.effect === "Allow") === (this.question.reading === "most");
    const all = statementLiterals(statement, { variables, wide, scenario: this.scenario });
    const literals = distinct(
      this.actions.matching === undefined
        ? all
        : all.filter(({ literal }) => literal.dimension !== "action"),
    );
    this.literals.set(one, literals);
    return literals;
  }

  /** Whether requests of these actions can name the resource, and what was asked for lets them. */
  private isPossible(resource: string): boolean {
    const fixed = this.question.fixed.filter(({ literal }) => literal.dimension === "resource");
    return (
      fulfils(resource, this.resources()) &&
      fixed.every(({ literal, holds }) => literalHolds(literal, resource) === holds)
    );
  }

  private resources(): Requirement[] {
    const { formats } = this.actions;
    const partitions = this.question.anyRequest ? [] : [{ any: IN_A_PARTITION }];
    if (formats === undefined) return [{ any: ANY_RESOURCE }, ...partitions];
    return [
      { any: formats.length === 0 ? NO_RESOURCE : formats.map(formatPattern) },
      ...partitions,
    ];
  }

  private world(): World {
    const { reference, knownActions, context } = this.question;
    const { absent, actions } = this.actions;
    const action: Requirement[] =
      actions.length > 0
        ? [{ any: [exactly((actions[0] ?? "").toLowerCase())] }]
        : [{ any: [ACTION_SHAPE] }];
    return {
      domains: { action, resource: this.resources() },
      knownActions: actions.length > 0 ? undefined : knownActions,
      typeOf: (key) =>
        absent.has(key) && !context.has(key) ? "absent" : typeOfKey(key, reference),
      lists: new Map(Array.from(context).filter(([, value]) => typeof value !== "string")),
    };
  }
}

function typeOfKey(key: string, reference: ServiceReference): string | undefined {
  const [prefix = ""] = key.split(":", 1);
  return reference.conditionKey(key, reference.hasLoaded(prefix) ? [prefix] : [])?.type;
}

function distinct(conjunction: Conjunction): Signed[] {
  const known = new Map(
    conjunction.map((signed) => [`${Number(signed.holds)}${signed.literal.id}`, signed]),
  );
  return [...known.values()];
}
