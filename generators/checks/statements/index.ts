import { ownValue } from "../../text/own-value";
import { elementRules, STATEMENT_FINDS, statementRules } from "../../iam/statement";
import type {
  StatementContext,
  StatementFault,
  StatementRule,
  WrittenStatement,
} from "../../iam/statement";
import { placeIn } from "../../model/statements/placed";
import type { PlacedStatement } from "../../model/types";
import type { ServiceReference } from "../../iam/reference";
import { problem, quote } from "../../problem";
import type { About, Problem } from "../../problem";
import { problemKinds } from "../../problem-kinds";
import { forNothing } from "../acceptance/for-nothing";
import { defineCheck } from "../check";
import type { Check } from "../check";

/**
 * A check for each rule on statements, over every one of them wherever it was written: in a grant,
 * under `statements`, in a blueprint's policy, trust policy or policy of AWS IoT. Statements of blueprints
 * that no fleet needs are judged by the rules on single elements.
 */
export const statementChecks: readonly Check[] = Object.entries(statementRules).flatMap(
  ([name, rule]) => {
    const ids = ownValue(STATEMENT_FINDS, name) ?? [];
    const finds = Object.fromEntries(ids.map((id) => [id, problemKinds[id]]));
    const check = defineCheck({
      name: `statement-${name}`,
      scope: "statement",
      finds,
      run: ({ placed, partition }, { reference, sensitive }) => {
        const faults = verdictsOn(placed, { partition, reference, sensitive }).get(rule);
        return faults === undefined ? NONE : problemsOf(placed, faults);
      },
    });
    return [check];
  },
);

/** The same for what blueprints say that no fleet needs now. */
export const unfilledStatements = defineCheck({
  name: "blueprint-statements",
  scope: "blueprint",
  finds: Object.fromEntries(
    Object.keys(elementRules)
      .flatMap((name) => ownValue(STATEMENT_FINDS, name) ?? [])
      .map((id) => [id, problemKinds[id]]),
  ),
  run: ({ statements }, { reference }) =>
    statements.flatMap((placed) =>
      Object.values(elementRules).flatMap((rule) => {
        const { text, kind, givesNothing } = placed;
        const faults = rule(text, { partition: "aws", reference, kind, givesNothing });
        return problemsOf(
          placed,
          faults.filter((fault) => isFilled(fault, placed)),
        );
      }),
    ),
});

/** What is accepted and does not happen hides the next thing that does. */
export const acceptedProblems = defineCheck({
  name: "accepted-problems",
  scope: "statement",
  finds: forNothing.kinds,
  run: ({ placed: { accept = {}, place, kind, text }, partition }, { reference, sensitive }) => {
    const ids = Object.keys(accept);
    if (ids.length === 0) return [];
    const faults = Object.values(statementRules).flatMap((rule) =>
      rule(text, { kind, partition, reference, sensitive }),
    );
    const has = new Set(faults.map(({ id }): string => id));
    return ids
      .filter((id) => !has.has(id))
      .map((id) =>
        forNothing.problem("accepted-for-nothing", {
          message: `${quote(id)} is accepted here, and the statement has no such problem`,
          fix: "remove it from accept",
          ...place,
          path: [...place.path, "accept", id],
          atKey: true,
        }),
      );
  },
});

const NONE: readonly Problem[] = [];

type Judge = Omit<StatementContext, "kind" | "givesNothing">;

function problemsOf(placed: PlacedStatement, faults: readonly StatementFault[]): Problem[] {
  return faults
    .filter(({ id }) => !Object.hasOwn(placed.accept ?? {}, id))
    .map(({ id, message, fix, edit, at }) => {
      const about = aboutStatement(placed.text, at);
      return problem(id, { message, fix, ...(edit && { edit }), ...placeIn(placed, at), about });
    });
}

/** What a fault is about: the one text that is at fault, or all of its kind. */
function aboutStatement(text: WrittenStatement, at: StatementFault["at"]): About {
  const [element, index] = at;
  const all = (key: "Action" | "NotAction" | "Resource" | "NotResource"): readonly string[] => {
    const list = [text[key] ?? []].flat();
    const one = element === key && typeof index === "number" ? list[index] : undefined;
    return one === undefined ? list : [one];
  };
  const principals = principalsIn(text, at);
  return {
    action: [...all("Action"), ...all("NotAction")],
    resource: [...all("Resource"), ...all("NotResource")],
    ...(principals.length > 0 && { principal: principals }),
  };
}

function principalsIn({ Principal = {} }: WrittenStatement, at: StatementFault["at"]): string[] {
  const [element, kind, index] = at;
  const all = Object.entries(Principal);
  const named = all.filter(
    ([key]) => element !== "Principal" || kind === undefined || key === kind,
  );
  return named.flatMap(([, texts]) => {
    const one = element === "Principal" && typeof index === "number" ? texts[index] : undefined;
    return one === undefined ? [...texts] : [one];
  });
}

/** What rules found in a statement; those that found nothing are not there. */
type Verdicts = ReadonlyMap<StatementRule, readonly StatementFault[]>;

const NO_FAULTS: Verdicts = new Map();

/** By AWS's data. */
const judgements = new WeakMap<ServiceReference, Map<string, Verdicts>>();

/** The same, by the statement in its place: each rule asks for its own part. */
const ofPlaced = new WeakMap<
  PlacedStatement,
  { readonly by: Judge; readonly verdicts: Verdicts }
>();

/**
 * What rules say of a statement depends on its text alone: fleets of one blueprint say much alike, and so do two versions of
 * a file that are compared.
 */
function verdictsOn(placed: PlacedStatement, judge: Judge): Verdicts {
  const known = ofPlaced.get(placed);
  if (known !== undefined && isSame(known.by, judge)) return known.verdicts;
  const ofData = judgements.get(judge.reference) ?? new Map<string, Verdicts>();
  judgements.set(judge.reference, ofData);
  const { text, kind, givesNothing } = placed;
  const id = `${kind} ${String(givesNothing)} ${judge.partition} ${JSON.stringify(text)}`;
  const verdicts = ofData.get(id) ?? verdictsOf(text, { ...judge, kind, givesNothing });
  if (ofData.size > 50_000) ofData.clear();
  ofData.set(id, verdicts);
  ofPlaced.set(placed, { by: judge, verdicts });
  return verdicts;
}

function verdictsOf(text: WrittenStatement, context: StatementContext): Verdicts {
  const found = Object.values(statementRules).flatMap((rule) => {
    const faults = rule(text, context);
    return faults.length === 0 ? [] : [[rule, faults] as const];
  });
  return found.length === 0 ? NO_FAULTS : new Map(found);
}

function isSame(one: Judge, other: Judge): boolean {
  const { reference, partition, sensitive } = one;
  return (
    reference === other.reference && partition === other.partition && sensitive === other.sensitive
  );
}

/** Whether a fault is of something that no parameter fills: what one does, is judged once it is filled. */
function isFilled({ at }: StatementFault, { text }: PlacedStatement): boolean {
  let value: unknown = text;
  for (const step of at) {
    if (typeof value !== "object" || value === null) break;
    value = ownValue(value as Readonly<Record<string, unknown>>, String(step));
  }
  return !JSON.stringify(value).includes("{{");
}
