import { exceptionsTo, Prover } from "../access/expectations";
import { stackHolders } from "../access/from-model";
import { unknownOf, type PolicyHolder } from "../access/holder";
import type { Model, Stack } from "../model/types";
import type { BrokenExpectation } from "./difference";

/**
 * The expectations of a stack that do not hold of the roles that the account really has. A role that is missing is no
 * proof of anything, and is said elsewhere.
 */
export function brokenIn(
  stack: Stack,
  managed: Model["managed"],
  real: ReadonlyMap<string, PolicyHolder>,
): BrokenExpectation[] {
  const prover = new Prover();
  const holders = new Map(stackHolders(stack, managed).map((one) => [one.label, one]));
  return stack.expectations.flatMap((expectation): BrokenExpectation[] => {
    const model = holders.get(expectation.of);
    const holder = real.get(model?.arn ?? "");
    if (model === undefined || holder === undefined) return [];
    const except = exceptionsTo(expectation, stack.expectations);
    const [unknown] = unknownOf(holder);
    if (unknown !== undefined) {
      const why = `${unknown.name}: ${unknown.why ?? "not known"}`;
      return expectation.promise ? [] : [{ expectation, holder: model, request: undefined, why }];
    }
    const proof = prover.prove(expectation, holder, except);
    if (proof.outcome === "holds") return [];
    if (proof.outcome === "fails") return [{ expectation, holder: model, request: proof.request }];
    return [{ expectation, holder: model, request: undefined, why: proof.why }];
  });
}
