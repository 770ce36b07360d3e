/** One question for one class of actions: is there a request that one side allows and the other does not? */
import { exactly, patternOf } from "../languages/pattern";
import type { Steps } from "../languages/steps";
import { fulfils, type Requirement } from "../languages/texts";
import { Undecided } from "../languages/undecided";
import type { ServiceReference } from "../../reference";
import type { Request } from "../request";
import type { Reading } from "../truth";
import type { ActionClass } from "./actions";
import { appliesTo } from "./callers";
import {
  literalHolds,
  opposite,
  type Clause,
  type Conjunction,
  type Signed,
  type Value,
} from "./literals";
import type { KnownActions } from "./known-actions";
import { resourceLiteral, statementLiterals } from "./read-literals";
import { ANY_RESOURCE, formatPattern, IN_A_PARTITION, NO_RESOURCE } from "./resources";
import { assumptions, scenarios, type Scenario } from "./scenario";
import { has, type Side, type SideStatement } from "./sides";
import { Solver, type Assignment, type World } from "./solver";
import { variableKeys } from "./variable-keys";
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
  if (allowed.ways.every((way) => way.some((layer) => layer.length === 0))) {
    return { request: undefined, open: false };
  }
  const other = question.notAllowedBy;
  const denied = other && relevant(other, actions, caller, question.reading);
  let open = false;
  for (const scenario of scenarios(variableKeys([allowed, denied]))) {
    const search = searchOf(question, actions, caller, scenario);
    const answer = tryFind(() => search.find(allowed, denied, focus));
    if (answer.request !== undefined) return answer;
    open ||= answer.open;
  }
  return { request: undefined, open };
}

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
  const own = ways
    .filter((way) => way.some((layer) => layer.includes(focus.statement)))
    .map((way) =>
      way.map((layer) => (layer.includes(focus.statement) ? [focus.statement] : layer)),
    );
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

  find(allowed: Side, denied: Side | undefined, focus: Focus | undefined): Answer {
    const never = allowed.denies.map((one) => opposite(this.of(one)));
    const base = [
      ...assumptions(this.scenario),
      ...this.question.fixed,
      ...(focus?.resource === undefined ? [] : [this.ofResource(focus.statement, focus.resource)]),
    ];
    const ways = allowed.ways.flatMap((way) => [...product(way)]);
    let open = false;
    for (const chosen of ways) {
      const wanted = [...base, ...chosen.flatMap((one) => this.of(one))];
      for (const { holds, clauses } of this.waysOut(denied)) {
        const answer = this.ask([...wanted, ...holds], [...never, ...clauses]);
        if (answer.request !== undefined) return answer;
        open ||= answer.open;
      }
    }
    return { request: undefined, open };
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

  /** How the other side can fail to allow: of each way a layer of which no Allow applies, or a Deny that applies. */
  private *waysOut(
    denied: Side | undefined,
  ): Generator<{ readonly holds: Conjunction; readonly clauses: readonly Clause[] }> {
    if (denied === undefined) {
      yield { holds: [], clauses: [] };
      return;
    }
    for (const layers of product(denied.ways)) {
      const statements = new Set(layers.flat());
      yield { holds: [], clauses: Array.from(statements, (one) => opposite(this.of(one))) };
    }
    for (const deny of denied.denies) yield { holds: this.of(deny), clauses: [] };
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

  /** One of the resources that an Allow names. */
  private ofResource({ variables }: SideStatement, resource: string): Signed {
    const wide = this.question.reading === "most";
    const reading = { variables, wide, scenario: this.scenario };
    return { literal: resourceLiteral([resource], reading, false), holds: true };
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

/** One element of each list, in every way. */
function* product<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const one of first) for (const others of product(rest)) yield [one, ...others];
}
