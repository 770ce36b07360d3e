import { expect } from "chai";
import cases from "../cases/truth-harness/iot-simulator.json";
import { decideIot } from "./iot-simulator";
import type { Context } from "./simulator";

interface Case {
  readonly name: string;
  readonly statements: unknown;
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
  readonly decision?: string;
  /** A part of the message, where the simulator cannot decide. */
  readonly error?: string;
}

/** The answer, or what an error says: a case without a decision must not pass as a denial. */
function answer({ statements, action, resource, context = {} }: Case): string {
  const document = { Version: "2012-10-17", Statement: statements };
  try {
    return decideIot({ action, resource, context }, [{ name: "asked", document }]);
  } catch (error) {
    return `error: ${(error as Error).message}`;
  }
}

describe("the simulator of AWS IoT policies", () => {
  for (const item of cases as unknown as Case[]) {
    it(`${item.name}: ${item.decision ?? "an error"}`, () => {
      const actual = answer(item);
      expect(actual.startsWith("error: ") ? "error" : actual).to.equal(item.decision ?? "error");
      expect(actual).to.include(item.error ?? "");
    });
  }
});
