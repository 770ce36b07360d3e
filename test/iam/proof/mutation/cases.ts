/** What is asked of an engine to find it out: tables whose answers stand in case files, and documents that were drawn. */
import type { Policies } from "../../../../generators/iam";
import { evaluator } from "../../../../generators/iam/proof/evaluate";
import type { RequestQuestion } from "../../../../generators/iam/proof/find-request";
import { readOperator } from "../../../../generators/iam/condition/operators";
import { variablesIn } from "../../../../generators/iam/proof/variables";
import { readCases } from "../../../support/cases";
import { draw } from "../draw";
import { expected, mistakes, ROWS, type Given, type Row } from "../operator-rows";
import type { Engine, EngineCase } from "./engine";
import { gridCases } from "./grids";

interface Question extends Omit<RequestQuestion, "allowedBy" | "notAllowedBy"> {
  readonly it: string;
  readonly allowedBy: readonly object[];
  readonly notAllowedBy?: readonly object[];
  readonly found: boolean | "unknown";
}

const ALLOW = { Effect: "Allow", Action: "*", Resource: "*" };
const REQUEST = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::bucket/a"] };

/** The first case that the engine answers otherwise, and how. */
export function failure(engine: Engine, cases: readonly EngineCase[]): string | undefined {
  for (const { what, question, found } of cases) {
    const answer = answerOf(engine, question);
    if (answer !== String(found)) return `${what}: ${answer}, and not ${String(found)}`;
  }
  return undefined;
}

/** A mistake may let the engine fail or walk on: both are noticed. */
function answerOf(engine: Engine, question: RequestQuestion): string {
  try {
    return String(engine.findRequest({ limit: 200_000, ...question }).found);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** All cases. */
export function engineCases(): EngineCase[] {
  return [
    ...operatorCases(),
    ...togetherCases(),
    ...apartCases(),
    ...tableCases(),
    ...drawnCases(),
    ...gridCases(),
  ];
}

/** Every value of every row of the table of operators, on either side, under either reading. */
function operatorCases(): EngineCase[] {
  return ROWS.filter((row) => !isAside(row)).flatMap((row) =>
    expected(row).flatMap(([given, wanted]) =>
      READINGS.flatMap((reading): EngineCase[] => {
        // An empty value is an absent one in one reading, so that absence cannot be asked for there.
        if (given === null && reading === "most") return [];
        const holds = wanted === "holds" || (wanted !== "fails" && reading === "most");
        const what = `${row.operator} ${JSON.stringify(row.wanted)} of ${JSON.stringify(given)}, ${reading}`;
        const { operator } = row;
        const how = { ...REQUEST, anyRequest: true, reading, context: contextOf(row, given) };
        const absent = given === null ? { Null: { [keyOf(row)]: "true" } } : {};
        const Condition = merged([conditionOf(row), absent]);
        const question = { ...how, allowedBy: policies({ ...ALLOW, Condition }, row) };
        // What is asked not to hold, is read the other way.
        const isOpen = wanted !== "holds" && wanted !== "fails";
        const excluded = {
          ...how,
          allowedBy: policies({ ...ALLOW, Condition: absent }, row),
          notAllowedBy: policies({ ...ALLOW, Condition: conditionOf(row) }, row),
        };
        return [
          ...(Condition === undefined ? [] : [{ what, operator, question, found: holds }]),
          ...(isOpen ? [] : [{ what: `not ${what}`, operator, question: excluded, found: !holds }]),
        ];
      }),
    ),
  );
}

/**
 * What docs/explanation/proof.md excepts: a backslash before a wildcard, wildcards in the value of a variable; and rows whose variables have no
 * value, which a question cannot ask for.
 */
function isAside(row: Row): boolean {
  const wanted = [row.wanted].flat();
  if (wanted.some((text) => text.includes("\\"))) return true;
  const given = Object.entries(row.with ?? {});
  if (given.some(([, value]) => /[*?]/.test(String(value)))) return true;
  const named = new Set(given.map(([key]) => key.toLowerCase()));
  const isOld = row.version !== undefined && row.version !== "2012-10-17";
  return !isOld && wanted.flatMap(variablesIn).some((key) => !named.has(key.toLowerCase()));
}

const READINGS = ["most", "least"] as const;

/** Rows of one kind of operator that a value meets both of, or the one alone: there is such a request. */
function togetherCases(): EngineCase[] {
  const plain = ROWS.filter(
    (row) => row.with === undefined && row.version === undefined && !isAside(row),
  );
  return plain.flatMap((one) =>
    plain.flatMap((other): EngineCase[] => {
      if (one === other || keyOf(one) !== keyOf(other) || kindOf(one) !== kindOf(other)) return [];
      const isHeld = (given: Given): boolean => includes(other.holds, given);
      const both = (one.holds ?? []).some(isHeld);
      const alone = (one.holds ?? []).some((given) => includes(other.fails, given));
      const what = `${one.operator} ${JSON.stringify(one.wanted)}`;
      const second = `${other.operator} ${JSON.stringify(other.wanted)}`;
      const allowedBy = policies({ ...ALLOW, Condition: conditionOf(one) });
      const Condition = merged([conditionOf(one), conditionOf(other)]);
      const notAllowedBy = policies({ ...ALLOW, Condition: conditionOf(other) });
      const how = { anyRequest: true, operator: one.operator };
      return [
        ...(both && Condition !== undefined
          ? [
              {
                ...how,
                what: `${what}, ${second}`,
                ...asked({ allowedBy: policies({ ...ALLOW, Condition }) }),
              },
            ]
          : []),
        ...(alone
          ? [{ ...how, what: `${what}, not ${second}`, ...asked({ allowedBy, notAllowedBy }) }]
          : []),
      ];
    }),
  );
}

/** An operator and what it could be taken for, where a value of the table tells them apart: so does the engine. */
function apartCases(): EngineCase[] {
  return ROWS.filter((row) => row.with === undefined && !isAside(row)).flatMap((row) =>
    mistakes(row.operator).flatMap((mistake): EngineCase[] => {
      const [right, wrong] = [row.operator, mistake].map((operator) =>
        policies({ ...ALLOW, Condition: conditionOf({ ...row, operator }) }, row),
      );
      if (right === undefined || wrong === undefined) return [];
      const tells = ([one, other]: [Policies, Policies]): boolean =>
        expected(row).some(([given]) => allows(one, row, given) && !allows(other, row, given));
      try {
        const pairs: [Policies, Policies][] = [
          [right, wrong],
          [wrong, right],
        ];
        return pairs.filter(tells).map(([allowedBy, notAllowedBy], index) => ({
          what: `${row.operator} ${JSON.stringify(row.wanted)} and ${mistake}, ${String(index)}`,
          operator: row.operator,
          ...asked({ allowedBy, notAllowedBy }),
        }));
      } catch {
        // The other operator takes no such values.
        return [];
      }
    }),
  );
}

/** The questions whose answers stand in the case files. */
function tableCases(): EngineCase[] {
  return readCases<Question[]>("iam", "proof", "questions.json").map(
    ({ it: what, allowedBy, notAllowedBy, found, ...others }) => ({
      what,
      question: {
        allowedBy: policies(allowedBy),
        ...(notAllowedBy && { notAllowedBy: policies(notAllowedBy) }),
        ...others,
      },
      found,
    }),
  );
}

/** Drawn requests that policies with every element allow: asked for just that, there is one. */
function drawnCases(): EngineCase[] {
  return Array.from({ length: 400 }, (_, index) => draw(11 + index)).flatMap(
    ({ request, policies: allowedBy }, index): EngineCase[] => {
      const { principal, action, resource, context } = request;
      if (evaluator(allowedBy)(request).effect !== "allowed") return [];
      const own = Object.keys(context ?? {}).some((key) => /^aws:principal/i.test(key));
      if (own || resource === "*") return [];
      const fixed = { actions: [action], resources: [resource], context: context ?? {} };
      const question = { allowedBy, principal, anyRequest: true, ...fixed };
      return [{ what: `draw ${String(index)}`, question, found: true }];
    },
  );
}

function asked(
  sides: Pick<RequestQuestion, "allowedBy" | "notAllowedBy">,
): Pick<EngineCase, "question" | "found"> {
  return { question: { ...sides, ...REQUEST, anyRequest: true }, found: true };
}

function allows(policiesGiven: Policies, row: Row, given: Given): boolean {
  const request = {
    principal: "arn:aws:iam::111111111111:role/r",
    ...{
      action: "s3:GetObject",
      resource: "arn:aws:s3:::bucket/a",
      context: contextOf(row, given),
    },
  };
  return evaluator(policiesGiven)(request).effect === "allowed";
}

function keyOf(row: Row): string {
  return row.key ?? "dev:Key";
}

function kindOf({ operator }: Row): string | undefined {
  return readOperator(operator)?.kind;
}

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function conditionOf(row: Row): Condition {
  return { [row.operator]: { [keyOf(row)]: row.wanted } };
}

/** All conditions in one block; undefined where two would stand under the same key. */
function merged(conditions: readonly Condition[]): Condition | undefined {
  const blocks = conditions.flatMap((one) => Object.entries(one));
  const names = new Set(blocks.map(([name]) => name));
  return names.size === blocks.length ? Object.fromEntries(blocks) : undefined;
}

function contextOf(row: Row, given: Given): Record<string, string | readonly string[]> {
  return { ...row.with, ...(given !== null && { [keyOf(row)]: given }) };
}

function includes(list: readonly Given[] = [], given: Given): boolean {
  return list.some((one) => JSON.stringify(one) === JSON.stringify(given));
}

function policies(Statement: object | readonly object[], row?: Row): Policies {
  const document = { Version: row?.version ?? "2012-10-17", Statement };
  return { identity: [document] };
}
