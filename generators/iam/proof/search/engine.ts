/** One question for one class of actions: is there a request that one side allows and the other does not? */
import type { Steps } from "../languages/steps";
import { fulfils } from "../languages/texts";
import { Undecided } from "../languages/undecided";
import type { ServiceReference } from "../../reference";
import type { Request } from "../request";
import type { Reading } from "../truth";
import type { ActionClass } from "./actions";
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
import { controlLiterals, statementLiterals } from "./read-literals";
import { relevant, type Focus } from "./relevant";
import { assumptions, scenarios, type Scenario } from "./scenario";
import type { Side, SideStatement } from "./sides";
import { Solver, type Assignment } from "./solver";
import type { World } from "./theories";
import { witnessOf } from "./witness";
import { typeOfKey, worldOf } from "./world";

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
  const { context, reference } = question;
  const known = { context, typeOf: (key: string) => typeOfKey(key, reference) };
  let open = false;
  for (const part of partsOf(allowed, denied, actions.matching !== undefined)) {
    for (const scenario of scenarios(presencesOf(part, known))) {
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

/** A search for one class of actions, one caller and one scenario. */
class ClassSearch {
  private readonly solver: Solver;
  private readonly world: World;
  private readonly literals = new Map<SideStatement, Conjunction>();

  constructor(
    private readonly question: Question,
    private readonly actions: ActionClass,
    private readonly caller: string,
    private readonly scenario: Scenario,
  ) {
    this.world = worldOf(question, actions);
    this.solver = new Solver(this.world, scenario, question.steps);
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
    const { statement, variables, policy } = one;
    const wide = (statement.effect === "Allow") === (this.question.reading === "most");
    const all = [
      ...statementLiterals(statement, { variables, wide, scenario: this.scenario }),
      ...(policy === "rcp" ? controlLiterals(wide) : []),
    ];
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
      fulfils(resource, this.world.domains.resource) &&
      fixed.every(({ literal, holds }) => literalHolds(literal, resource) === holds)
    );
  }
}

function distinct(conjunction: Conjunction): Signed[] {
  const known = new Map(
    conjunction.map((signed) => [`${Number(signed.holds)}${signed.literal.id}`, signed]),
  );
  return [...known.values()];
}
