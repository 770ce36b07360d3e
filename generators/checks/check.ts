import type { EscalationPath } from "../iam/escalation";
import type { SensitiveActions, ServiceReference } from "../iam/reference";
import type { Allow, BlueprintUse, Model, PlacedStatement, Stack } from "../model/types";
import type { Finding, Problem } from "../problem";
import { aboutSubject, stackOf } from "./acceptance/about";
import type { ProblemKind } from "../problem-kinds";
import { progress } from "../text/progress";

/**
 * What a check looks at, one at a time: what it says of a statement or a stack depends on nothing else, so that an
 * unchanged one need not be checked again; `stacks` sees all of them at once.
 */
export interface Subjects {
  /** Of one fleet or of a blueprint, wherever it was written. */
  readonly statement: JudgedStatement;
  readonly stack: Stack;
  readonly stacks: readonly Stack[];
  readonly blueprint: BlueprintUse;
  /** What the fleet file accepts. */
  readonly allow: Allow;
}

/** A statement, the partition that it will be in, and its stack, if it has one. */
export interface JudgedStatement {
  readonly placed: PlacedStatement;
  readonly partition: string;
  readonly stack?: Stack;
}

export type CheckScope = keyof Subjects;

/** What a check can find, and the maker of its problems. */
export interface Findings<Ids extends string> {
  readonly kinds: Readonly<Record<Ids, ProblemKind>>;
  readonly problem: (id: Ids, finding: Omit<Finding, "location">) => Problem;
}

/** The problems that a check can find, by id. */
export function findings<const Ids extends string>(
  kinds: Readonly<Record<Ids, ProblemKind>>,
): Findings<Ids> {
  return { kinds, problem: (id, finding) => ({ id, severity: kinds[id].severity, ...finding }) };
}

/** One thing that must hold for every model: a pure function, and what it can find. */
export interface Check {
  /** The name of its file, and of its case file. */
  readonly name: string;
  readonly scope: CheckScope;
  /** Its problems by id. No other check has one of these ids. */
  readonly finds: Readonly<Record<string, ProblemKind>>;
  /** What it says would follow from a statement that is wrong: stacks that have one are left out. */
  readonly ofSound?: true;
  /** Nothing that it says follows from other errors: it looks at stacks that have some, too. */
  readonly ofAny?: true;
  readonly run: (model: Model, context: CheckContext) => Problem[];
}

/** What checks look things up in. */
export interface CheckContext {
  /** With the data of every service that the model's statements mention. */
  readonly reference: ServiceReference;
  /** By ARN, documents of AWS managed policies; those that are not known are missing. */
  readonly managed: Model["managed"];
  /** By id, all problems that there can be. */
  readonly kinds: KnownKinds;
  /** The known paths of privilege escalation, of the services that the model's policies name. */
  readonly escalationPaths: readonly EscalationPath[];
  /** Classes of actions that nothing should be allowed on everything of. */
  readonly sensitive: readonly SensitiveActions[];
  /** Is told of each stack that something is found of. */
  readonly onFaulty?: (stack: Stack) => void;
}

/** What is the same for all problems of an id, and whether `fleetroles lint` alone finds it. */
export type KnownKinds = ReadonlyMap<string, ProblemKind & { readonly ofLint?: true }>;

interface Definition<Scope extends CheckScope> {
  readonly name: string;
  readonly scope: Scope;
  readonly finds: Readonly<Record<string, ProblemKind>>;
  readonly ofSound?: true;
  readonly ofAny?: true;
  /** Those of all subjects that it finds something of, where that is known without asking it of each. */
  readonly among?: (
    all: readonly Subjects[Scope][],
    context: CheckContext,
  ) => readonly Subjects[Scope][];
  readonly run: (subject: Subjects[Scope], context: CheckContext) => readonly Problem[];
}

/** A check over what its scope says: each stack, all stacks at once, or each blueprint in use. */
export function defineCheck<Scope extends CheckScope>(definition: Definition<Scope>): Check {
  const { among, run, ...check } = definition;
  const { name, scope } = check;
  return {
    ...check,
    run: (model, context) => {
      const whole = subjects(model, scope);
      const asked = among === undefined ? whole : among(whole, context);
      return asked.flatMap((subject, index, all) => {
        progress(`checking ${name}`, index, all.length);
        const found = run(subject, context);
        if (found.length === 0) return [];
        const stack = stackOf(subject);
        if (stack !== undefined) context.onFaulty?.(stack);
        return found.map((problem) => aboutSubject(problem, subject));
      });
    },
  };
}

/** Of a model, all that is judged of statements: many checks go through them. */
const statementsOf = new WeakMap<Model, readonly JudgedStatement[]>();

function judgedStatements(model: Model): readonly JudgedStatement[] {
  const known = statementsOf.get(model);
  if (known !== undefined) return known;
  const found = model.stacks.flatMap((stack): JudgedStatement[] => {
    const { partition } = stack.environment;
    return stack.statements.map((placed) => ({ placed, partition, stack }));
  });
  const all = [...found, ...model.strays];
  statementsOf.set(model, all);
  return all;
}

function subjects<Scope extends CheckScope>(
  model: Model,
  scope: Scope,
): readonly Subjects[Scope][] {
  const all: { readonly [S in CheckScope]: () => readonly Subjects[S][] } = {
    statement: () => judgedStatements(model),
    stack: () => model.stacks,
    stacks: () => [model.stacks],
    blueprint: () => model.blueprints,
    allow: () => model.allows ?? [],
  };
  return all[scope]();
}
