import { expect } from "chai";
import cases from "../cases/truth-harness/simulator.json";
import { decide, decideTrust, type Assumer, type Context } from "./simulator";

interface Case {
  readonly name: string;
  readonly statements: readonly unknown[];
  readonly context?: Context;
  readonly decision?: string;
  /** A part of the message, where the simulator cannot decide. */
  readonly error?: string;
}

interface IdentityCase extends Case {
  readonly action: string;
  readonly resource: string;
  /** Statements of a second document. */
  readonly also?: readonly unknown[];
}

interface TrustCase extends Case {
  readonly principal: Assumer;
}

const ACCOUNT = "222222222222";
const ROLE = "arn:aws:iam::222222222222:role/asked";

function document(Statement: readonly unknown[]): unknown {
  return { Version: "2012-10-17", Statement };
}

/** The answer, or what an error says: a case without a decision must not pass as a denial. */
async function answer(asked: Promise<string>): Promise<string> {
  return asked.catch((error: unknown) => `error: ${(error as Error).message}`);
}

function expectAnswer(actual: string, { decision, error = "" }: Case): void {
  expect(actual.startsWith("error: ") ? "error" : actual).to.equal(decision ?? "error");
  expect(actual).to.include(error);
}

describe("the simulator of truth tables", () => {
  for (const item of cases.identity as unknown as IdentityCase[]) {
    it(`policies: ${item.name}: ${item.decision ?? "an error"}`, async () => {
      const { action, resource, context = {}, statements, also = [] } = item;
      const documents = [statements, also]
        .filter(({ length }) => length > 0)
        .map((list, index) => ({ name: `document ${index}`, document: document(list) }));
      const request = { account: ACCOUNT, principal: ROLE, action, resource, context };
      expectAnswer(await answer(decide(request, documents)), item);
    });
  }

  for (const item of cases.trust as unknown as TrustCase[]) {
    it(`trust: ${item.name}: ${item.decision ?? "an error"}`, async () => {
      const { principal, context = {}, statements } = item;
      const request = { account: ACCOUNT, role: ROLE, principal, context };
      expectAnswer(await answer(decideTrust(request, document(statements))), item);
    });
  }
});
