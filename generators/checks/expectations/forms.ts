import type { Problem } from "../../problem";
import { problemKinds } from "../../problem-kinds";
import { defineCheck } from "../check";
import { faultOf } from "./faults";

/**
 * Expectations that could not be proved, or would be proved of nothing, are told whatever else is wrong with their fleet: nothing of
 * that follows from another error.
 */
export const expectationForms = defineCheck({
  name: "expectation-forms",
  scope: "stack",
  ofAny: true,
  finds: {
    "unknown-action": problemKinds["unknown-action"],
    "unknown-service": problemKinds["unknown-service"],
    "malformed-arn": problemKinds["malformed-arn"],
    "foreign-partition": problemKinds["foreign-partition"],
    "action-not-applicable": problemKinds["action-not-applicable"],
    "bad-principal": problemKinds["bad-principal"],
    "unknown-service-principal": problemKinds["unknown-service-principal"],
    "unknown-condition-key": problemKinds["unknown-condition-key"],
    "bad-condition-value": problemKinds["bad-condition-value"],
    "open-expectation": problemKinds["open-expectation"],
  },
  run: ({ expectations, environment: { partition } }, { reference }): Problem[] =>
    expectations.flatMap((one) => faultOf(one, { reference, partition }) ?? []),
});
