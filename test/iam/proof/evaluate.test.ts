import { expect } from "chai";
import { OPERATORS, readOperator } from "../../../generators/iam/condition/operators";
import { evaluate } from "../../../generators/iam/proof/evaluate";
import { OPEN_READINGS, type ReadingId } from "../../../generators/iam/proof/readings";
import type { Decision, Policies, Request } from "../../../generators/iam/proof/request";
import { readCases } from "../../support/cases";
import { byDepth } from "../../support/depth";
import { agreement } from "./agree";
import { draw } from "./draw";
import { REWRITINGS } from "./explained";

/** A case: of a document that is one statement, the statement is enough. */
interface Case {
  readonly name: string;
  readonly source: string;
  readonly request: Request;
  readonly policies: Readonly<Record<string, unknown>>;
  readonly decision: Decision["effect"];
  /** Where the reading that allows the least decides otherwise. */
  readonly least?: Decision["effect"];
  /** The reading that this hangs on, where no statement by itself does. */
  readonly open?: ReadingId;
  /** The deciding statements: kind of policy, document, statement. */
  readonly by?: readonly string[];
  /** Of the last statement: the element that does not fit. */
  readonly differs?: string;
}

interface ErrorCase {
  readonly name: string;
  readonly request?: Partial<Request>;
  readonly policies: Readonly<Record<string, unknown>>;
  /** A part of the message. */
  readonly error: string;
}

const FILES = ["actions", "resources", "principals", "decisions"] as const;
const operatorRows = readCases<{ open?: object }[]>("iam", "proof", "operators.json");
const casesOf = (file: string): Case[] => readCases<Case[]>("iam", "proof", `${file}.json`);
const errors = readCases<ErrorCase[]>("iam", "proof", "errors.json");
const explained = readCases<{ id: string }[]>("iam", "proof", "explained.json");

function whole(policies: Readonly<Record<string, unknown>>): Policies {
  return Object.fromEntries(
    Object.entries(policies).map(([kind, value]) => [kind, document(value)]),
  );
}

function document(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(document);
  return typeof value === "object" && value !== null && Object.hasOwn(value, "Effect")
    ? { Version: "2012-10-17", Statement: [value] }
    : value;
}

const COUNT = Number(
  process.env.EVALUATE_COUNT ?? byDepth({ people: 1000, all: 3000, long: 3000 }),
);
const SEED = Number(process.env.EVALUATE_SEED ?? 20_261_126);

describe("evaluate", () => {
  let cases = operatorRows.length + errors.length;

  for (const file of FILES) {
    const all = casesOf(file);
    cases += all.length;
    describe(file, () => {
      for (const { name, request, policies, decision, least = decision, by, differs } of all) {
        it(`${name}: ${decision}`, () => {
          const { effect, because } = evaluate(request, whole(policies));
          expect(effect).to.equal(decision);
          const narrow = evaluate(request, whole(policies), { reading: "least" });
          expect(narrow.effect, "under the reading that allows the least").to.equal(least);
          if (by !== undefined) {
            const named = because.map(
              (one) => `${one.policy} ${String(one.document)} ${String(one.statement.index)}`,
            );
            expect(named.slice(0, by.length)).to.deep.equal(by);
          }
          if (differs !== undefined) expect(because.at(-1)?.differs).to.equal(differs);
        });
      }
    });
  }

  it("has a case for every reading that is open", () => {
    const shown = new Set<string | undefined>();
    for (const { request, policies, least, open } of FILES.flatMap(casesOf)) {
      if (least !== undefined) shown.add(open);
      for (const { reading } of evaluate(request, whole(policies)).because) shown.add(reading);
    }
    for (const row of operatorRows) Object.keys(row.open ?? {}).forEach((id) => shown.add(id));
    expect(Object.keys(OPEN_READINGS).filter((id) => !shown.has(id))).to.deep.equal([]);
  });

  describe("errors", () => {
    for (const { name, request, policies, error } of errors) {
      it(name, () => {
        const asked = { principal: "*", action: "s3:GetObject", resource: "*", ...request };
        expect(() => evaluate(asked, whole(policies))).to.throw(error);
      });
    }
  });

  it("names the condition that does not hold", () => {
    const Condition = { Bool: { a: "true" }, StringLikeIfExists: { b: "x*" } };
    const Statement = { Sid: "one", Effect: "Allow", Action: "*", Resource: "*", Condition };
    const principal = "arn:aws:iam::111111111111:role/r";
    const context = { a: "true", b: "y" };
    const request = { principal, action: "s3:GetObject", resource: "arn:aws:s3:::b/k", context };
    expect(evaluate(request, { identity: [{ Statement }] })).to.deep.equal({
      effect: "implicitly-denied",
      because: [
        {
          policy: "identity",
          document: 0,
          statement: { index: 0, sid: "one", effect: "Allow" },
          applies: false,
          differs: "Condition",
          condition: { operator: "StringLikeIfExists", key: "b" },
        },
      ],
    });
  });

  it("agrees with iam-simulate but for what is explained", async () => {
    const { elements, operators } = drawn();
    expect(explained.map(({ id }) => id).sort()).to.deep.equal(Object.keys(REWRITINGS).sort());
    const found = await agreement(SEED, COUNT);
    expect(found.differences).to.deep.equal([]);
    const others = [...found.explained.values()].reduce((sum, one) => sum + one, 0);
    for (const effect of ["allowed", "implicitly-denied", "explicitly-denied"] as const) {
      expect(found.effects.get(effect), effect).to.be.above(COUNT / 20);
    }
    const [agreed, explanations] = [String(found.agreed), String(others)];
    console.log(
      `      evaluate: ${String(operators)} operators, ${String(elements)} elements, ${String(cases)} cases; ` +
        `${agreed} of ${String(COUNT)} random requests agree with iam-simulate (seed ${String(SEED)}), ${explanations} explained`,
    );
    const reasons = [...found.explained].map(([why, times]) => `${String(times)} ${why}`);
    console.log(`      explained by: ${reasons.join(", ")}`);
  });
});

/** What a thousand draws hold: every operator and every element. */
function drawn(): { elements: number; operators: number } {
  const elements = new Set<string>();
  const operators = new Set<string | undefined>();
  for (let seed = SEED; seed < SEED + 1000; seed++) {
    for (const statement of statementsOf(draw(seed).policies)) {
      Object.keys(statement).forEach((element) => elements.add(element));
      for (const name of Object.keys(statement.Condition ?? {})) {
        operators.add(readOperator(name)?.base);
      }
    }
  }
  expect([...operators].sort()).to.deep.equal(Object.values(OPERATORS).flat().sort());
  expect([...elements].sort()).to.deep.equal(
    "Action Condition Effect NotAction NotPrincipal NotResource Principal Resource".split(" "),
  );
  return { elements: elements.size, operators: operators.size };
}

function statementsOf(value: unknown): { Condition?: object }[] {
  if (Array.isArray(value)) return value.flatMap(statementsOf);
  const { Statement } = value as { Statement?: { Condition?: object }[] };
  return Statement ?? Object.values(value as object).flatMap(statementsOf);
}
