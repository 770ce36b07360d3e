import type { ProblemId } from "../../problem-kinds";
import type { Condition } from "../document";
import type { Fault } from "../fault";
import type { SensitiveActions, ServiceReference } from "../reference";

/** What a statement is part of: an identity policy, a role's trust policy, another resource's policy, or a policy of AWS IoT. */
export type StatementKind = "identity" | "trust" | "resource" | "iot";

/**
 * A statement as somebody wrote it, in the one form that all of them have: lists wherever IAM takes a
 * scalar or a list. Nothing in it need be right; an absent element was not written.
 */
export interface WrittenStatement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Principal?: Readonly<Record<string, readonly string[]>>;
  readonly NotPrincipal?: Readonly<Record<string, readonly string[]>>;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Condition;
}

/** A fault of a statement, and where in it: an element, then the way into that (`["Action", 0]`). */
export interface StatementFault extends Fault {
  readonly id: ProblemId;
  readonly at: readonly (string | number)[];
  /** Where it is of some actions and not of others: which of them, by their indexes. */
  readonly ofActions?: readonly number[];
}

/** What a statement is judged with. */
export interface StatementContext {
  readonly kind: StatementKind;
  /** The partition that the document will be in. */
  readonly partition: string;
  /** With the data of every service that the statement mentions. */
  readonly reference: ServiceReference;
  /** Classes of actions that nothing should be allowed on everything of: none, where the caller has none. */
  readonly sensitive?: readonly SensitiveActions[];
  /** It is of a permissions boundary: what it allows is not given by it. */
  readonly givesNothing?: true | undefined;
}

/** One thing that must hold for every statement, wherever it was written: a pure function. */
export type StatementRule = (
  statement: WrittenStatement,
  context: StatementContext,
) => StatementFault[];

/** What a statement is on, right as it may be. */
export type WrittenResources = Pick<WrittenStatement, "Resource" | "NotResource">;

/** All else that it says. */
export type StatementFrame = Omit<WrittenStatement, keyof WrittenResources>;

/**
 * A rule in two steps: first what a frame comes to, for statements that differ in their resources alone; then what such resources come
 * to with it. Undefined where a statement of that frame has no fault, whatever it is on.
 */
export type RuleInSteps = (
  frame: StatementFrame,
  context: StatementContext,
) => ((resources: WrittenResources) => StatementFault[]) | undefined;

/** Both steps at once. */
export function atOnce(steps: RuleInSteps): StatementRule {
  return (statement, context) => steps(statement, context)?.(statement) ?? [];
}

/** The texts of a list, each with its place in the statement. */
export function items(
  statement: WrittenStatement,
  ...elements: readonly ("Action" | "NotAction" | "Resource" | "NotResource")[]
): { readonly text: string; readonly at: readonly (string | number)[] }[] {
  return elements.flatMap((element) =>
    (statement[element] ?? []).map((text, index) => ({ text, at: [element, index] })),
  );
}

/** The values of a condition, each with its operator, its key and its place in the statement. */
export function conditionValues({ Condition = {} }: WrittenStatement): {
  readonly operator: string;
  readonly key: string;
  readonly text: string;
  readonly at: readonly (string | number)[];
}[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]) =>
      values.map((text, index) => {
        return { operator, key, text, at: ["Condition", operator, key, index] };
      }),
    ),
  );
}
