import { ownValue } from "../../text/own-value";
import { elementRules, STATEMENT_FINDS, statementJudge, statementRules } from "../../iam/statement";
import type {
  StatementFault,
  StatementJudge,
  StatementRule,
  Verdicts,
  WrittenStatement,
} from "../../iam/statement";
import { placeIn } from "../../model/statements/placed";
import type { PlacedStatement } from "../../model/types";
import type { ServiceReference } from "../../iam/reference";
import { problem, quote } from "../../problem";
import type { About, Problem } from "../../problem";
import { progress } from "../../text/progress";
import { problemKinds } from "../../problem-kinds";
import { forNothing } from "../acceptance/for-nothing";
import { defineCheck } from "../check";
import type { Check, CheckContext, JudgedStatement } from "../check";

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
      among: (all, context) => faultyOf(all, context).get(rule) ?? [],
      run: (subject, context) =>
        problemsOf(subject.placed, verdictsOn(subject, context).get(rule) ?? []),
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
  among: (all) => all.filter(({ placed }) => placed.accept !== undefined),
  run: ({ placed: { accept, place, kind, text }, partition }, { reference, sensitive }) => {
    const ids = Object.keys(accept ?? {});
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

function problemsOf(placed: PlacedStatement, faults: readonly StatementFault[]): Problem[] {
  return faults
    .filter(({ id }) => !Object.hasOwn(placed.accept ?? {}, id))
    .map((fault) => {
      const { id, message, edit, at } = fault;
      const about = aboutStatement(placed.text, at);
      const weighed = isBeside(placed, fault)
        ? { severity: "notice" as const, fix: BESIDE }
        : { fix: fault.fix };
      return problem(id, {
        ...{ message, ...weighed, ...(edit && { edit }) },
        ...{ ...placeIn(placed, at), about },
      });
    });
}

const BESIDE =
  "nothing, if the code calls none of them; else give them by a grant of their own, under actions:";

/**
 * Whether a fault is only of actions that came along with others by `access`: nobody wrote those, and what each word was
 * written for is not among them.
 */
function isBeside(placed: PlacedStatement, { ofActions = [] }: StatementFault): boolean {
  if (ofActions.length === 0) return false;
  const places = (placed.text.Action ?? []).map((_, index) => placeIn(placed, ["Action", index]));
  const word = (index: number): string => JSON.stringify(places[index]?.path);
  const lacking = new Set(ofActions);
  const sound = new Set(places.flatMap((_, index) => (lacking.has(index) ? [] : [word(index)])));
  return ofActions.every(
    (index) => places[index]?.path.includes("access") === true && sound.has(word(index)),
  );
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

/** By AWS's data, and the classes of sensitive actions, of which a run has one. */
const judges = new WeakMap<
  ServiceReference,
  { readonly sensitive: CheckContext["sensitive"]; readonly judge: StatementJudge }
>();

function judgeBy({ reference, sensitive }: CheckContext): StatementJudge {
  const known = judges.get(reference);
  if (known?.sensitive === sensitive) return known.judge;
  const judge = statementJudge({ reference, sensitive });
  judges.set(reference, { sensitive, judge });
  return judge;
}

function verdictsOn({ placed, partition }: JudgedStatement, context: CheckContext): Verdicts {
  const { text, kind, givesNothing } = placed;
  return judgeBy(context).of(text, { kind, partition, givesNothing });
}

/** By rule, the statements that it finds something of. */
type Faulty = ReadonlyMap<StatementRule, readonly JudgedStatement[]>;

/** Of all statements of a model: each rule asks for its own, and most have none. */
const faulty = new WeakMap<
  readonly JudgedStatement[],
  { readonly by: CheckContext; readonly found: Faulty }
>();

function faultyOf(all: readonly JudgedStatement[], by: CheckContext): Faulty {
  const known = faulty.get(all);
  if (known?.by === by) return known.found;
  const found = new Map<StatementRule, JudgedStatement[]>();
  for (const [index, statement] of all.entries()) {
    progress("checking statements", index, all.length);
    for (const rule of verdictsOn(statement, by).keys()) {
      const those = found.get(rule) ?? [];
      those.push(statement);
      found.set(rule, those);
    }
  }
  faulty.set(all, { by, found });
  return found;
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
