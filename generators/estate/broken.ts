/** What is expected, asked of what the account really has. */
import { isAboutTrust } from "../model/expectations";
import { exceptionsTo, Prover } from "../access/expectations";
import { ALL } from "../access/from-account";
import { policyHolder, stackHolders } from "../access/from-model";
import { unknownOf, type HeldPolicy, type PolicyHolder } from "../access/holder";
import { PolicyError } from "../iam/proof/policy";
import type { Expectation, Model, Stack } from "../model/types";
import type { BrokenExpectation } from "./difference";
import type { ListedAccount } from "./listed";

/**
 * The expectations of a stack that do not hold of the roles and policies that the account really has. One that is missing is
 * no proof of anything, and is said elsewhere.
 */
export function brokenIn(
  stack: Stack,
  managed: Model["managed"],
  account: ListedAccount,
): BrokenExpectation[] {
  const prover = new Prover();
  const alone = stack.policies.map((policy) => policyHolder(policy, stack));
  const holders = new Map(
    [...alone, ...stackHolders(stack, managed)].map((one) => [one.label, one]),
  );
  return stack.expectations.flatMap((expectation): BrokenExpectation[] => {
    const model = holders.get(expectation.of);
    const holder = model && realOf(model, account);
    if (model === undefined || holder === undefined) return [];
    const open = openOf(expectation, holder);
    if (open !== undefined) {
      const { name, why: cause = "not known" } = open;
      const why = name === ALL ? cause : `${name}: ${cause}`;
      return [{ expectation, holder: model, request: undefined, why }];
    }
    const except = exceptionsTo(expectation, stack.expectations);
    const found = proved(() => prover.prove(expectation, holder, except));
    return found === undefined ? [] : [{ expectation, holder: model, ...found }];
  });
}

/** What the account has of it: of policies that people elsewhere get, the documents. AWS's may be listed, or be the snapshot's. */
function realOf(model: PolicyHolder, account: ListedAccount): PolicyHolder | undefined {
  if (model.kind === "role") return account.holder("role", model.name ?? "");
  const found = model.policies.map((one) => {
    return account.policy(one.name) ?? (one.kind === "customer-managed" ? undefined : one);
  });
  const policies = found.filter((one) => one !== undefined);
  return policies.length < found.length ? undefined : { ...model, policies };
}

/** A policy without which nothing can be said. */
function openOf({ kind }: Expectation, holder: PolicyHolder): HeldPolicy | undefined {
  const isTrust = isAboutTrust(kind);
  return unknownOf(holder).find((one) => (one.kind === "trust") === isTrust);
}

function proved(
  prove: () => ReturnType<Prover["prove"]>,
): Pick<BrokenExpectation, "request" | "why"> | undefined {
  try {
    const proof = prove();
    if (proof.outcome === "holds") return undefined;
    if (proof.outcome === "fails") return { request: proof.request };
    return { request: undefined, why: proof.why };
  } catch (error) {
    if (error instanceof PolicyError) return { request: undefined, why: error.message };
    throw error;
  }
}
