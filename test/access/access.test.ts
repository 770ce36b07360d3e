import { expect } from "chai";
import type { Asked } from "../../generators/access/ask";
import { blames } from "../../generators/access/blame";
import { Asker } from "../../generators/access/can";
import type { PolicyHolder } from "../../generators/access/holder";
import { Matrix } from "../../generators/access/matrix";
import type { AccessOf } from "../../generators/access/matrix";
import { readQuestion } from "../../generators/access/question";
import { whoCan } from "../../generators/access/who-can";
import { ServiceReference, servicesMentioned } from "../../generators/iam/reference";
import { loadIntents } from "../../generators/intents";
import { packageFolder } from "../../generators/package-root";
import { readCases } from "../support/cases";

interface AskCase {
  readonly name: string;
  /** Of one inline policy each. */
  readonly statements: readonly (readonly object[])[];
  readonly boundary?: readonly object[];
  /** Whether a managed policy is attached that nobody knows. */
  readonly unknown?: boolean;
  readonly mayHaveMore?: true;
  readonly asked: Asked;
  readonly answer: string;
  readonly request?: object;
  readonly needs?: object;
  readonly open?: boolean;
  /** The statements that decide it, or that nearly fit. */
  readonly says: readonly string[];
}

interface QuestionCase {
  readonly name: string;
  readonly action: string;
  readonly resource: string;
  readonly when?: Readonly<Record<string, readonly string[]>>;
  readonly nowhere?: boolean;
  readonly asked?: Asked;
  readonly problems?: readonly string[];
}

type MatrixCase = Pick<AccessOf, "rows" | "less" | "fault"> & {
  readonly name: string;
  readonly statements: readonly object[];
  readonly boundary?: readonly object[];
};

function policy(Statement: readonly object[]): object {
  return { Version: "2012-10-17", Statement };
}

function role({
  statements,
  boundary,
  unknown,
  mayHaveMore,
}: Pick<AskCase, "statements" | "boundary" | "unknown" | "mayHaveMore">): PolicyHolder {
  const inline = statements.map((one, index) => {
    return { kind: "inline" as const, name: `p${index}`, document: policy(one) };
  });
  const name = "arn:aws:iam::222222222222:policy/Elsewhere";
  const elsewhere = { kind: "customer-managed" as const, name, document: undefined };
  return {
    ...{ kind: "role", id: "s/r", stack: "s", label: "r" },
    arn: "arn:aws:iam::222222222222:role/r",
    policies: [...inline, ...(unknown ? [{ ...elsewhere, why: "it is made elsewhere" }] : [])],
    ...(mayHaveMore && { mayHaveMore }),
    ...(boundary && { boundary: { kind: "boundary", name: "b", document: policy(boundary) } }),
  };
}

const asks = readCases<AskCase[]>("access", "ask.json");

describe("what a holder can do", () => {
  for (const one of asks) {
    it(one.name, () => {
      const holder = role(one);
      const answer = new Asker().ask(one.asked, holder);
      expect(answer.answer).to.equal(one.answer);
      expect(blames(answer, holder).map(({ words }) => words)).to.deep.equal(one.says);
      if (answer.answer !== "allowed") return;
      expect(answer.needs).to.deep.equal(one.needs);
      expect(answer.open).to.equal(one.open ?? false);
      if (one.request) expect(answer.request).to.include(one.request);
    });
  }

  it("is the same for everybody who can, and for who is asked alone", () => {
    for (const one of asks) {
      const { can, open, denied } = whoCan([role(one), role(one)], () => one.asked);
      const found = { can: can.length, open: open.length, denied };
      const none = { can: 0, open: 0, denied: 0 };
      const side = one.answer === "allowed" ? "can" : one.answer === "denied" ? "denied" : "open";
      expect(found, one.name).to.deep.equal({ ...none, [side]: 2 });
    }
  });

  it("is asked once of equal documents", () => {
    const [one] = asks;
    if (one === undefined) throw new Error("there are no cases");
    const asker = new Asker();
    expect(asker.ask(one.asked, role(one))).to.equal(asker.ask(one.asked, role(one)));
  });
});

describe("a question", () => {
  for (const one of readCases<QuestionCase[]>("access", "questions.json")) {
    it(one.name, async () => {
      const { action, resource, when = {} } = one;
      const services = servicesMentioned([action, resource, when]);
      const reference = await ServiceReference.load(services);
      const intents = loadIntents(packageFolder("templates", "intents"), services);
      const facts = { partition: "aws", region: "eu-west-1", account: "222222222222" };
      const read = readQuestion(
        { action, resource, when },
        { reference, intents },
        one.nowhere ? undefined : facts,
      );
      const found = "action" in read ? { asked: read } : { problems: read.map(said) };
      expect(found).to.deep.equal(one.asked ? { asked: one.asked } : { problems: one.problems });
    });
  }
});

function said({ id, message }: { readonly id: string; readonly message: string }): string {
  return `${id}: ${message}`;
}

describe("the matrix of access levels", () => {
  for (const one of readCases<MatrixCase[]>("access", "matrix.json")) {
    it(one.name, () => {
      const { boundary } = one;
      const holder = role({ statements: [one.statements], ...(boundary && { boundary }) });
      const { rows, less, fault } = new Matrix().of(holder);
      expect({ rows, less, fault }).to.deep.equal({
        ...{ rows: one.rows, less: one.less, fault: one.fault },
      });
    });
  }
});
