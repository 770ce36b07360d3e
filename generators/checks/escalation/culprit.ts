/** The statement that a path of escalation hinges on. */
import type { HeldPolicy, PolicyHolder } from "../../access/holder";
import { identityOf } from "../../access/prove";
import { placesOf, policyOf } from "../../access/words";
import type { Completion, Step } from "../../iam/escalation";
import { evaluate } from "../../iam/proof/evaluate";
import type { MatchedStatement } from "../../iam/proof/request";
import type { Place } from "../../problem";

/** A statement, the policy that it is in, and where it was written. Nothing is known of a permission that was not decided. */
export interface Culprit {
  readonly policy?: HeldPolicy;
  readonly index?: number;
  readonly places: readonly Place[];
}

/** What allows each permission of the path, in their order. */
export function culpritsOf({ steps }: Completion, holder: PolicyHolder): Culprit[] {
  return steps.map((step) => {
    const statement = allowing(step, holder);
    if (statement === undefined) return { places: [] };
    const policy = policyOf(statement, holder);
    const places = placesOf(statement, holder);
    return { ...(policy && { policy }), index: statement.statement.index, places };
  });
}

/** The statement of an identity policy that allows a permission; undefined where that was not decided. */
export function allowing({ request }: Step, holder: PolicyHolder): MatchedStatement | undefined {
  if (request === undefined) return undefined;
  const { because } = evaluate(request, identityOf(holder), { reading: "least" });
  return because.find(
    ({ applies, policy, statement }) =>
      applies && policy === "identity" && statement.effect === "Allow",
  );
}
