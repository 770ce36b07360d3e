import type { ProblemId } from "../../problem";

/** What each rule on statements finds, by its name. */
export const STATEMENT_FINDS: Readonly<Record<string, readonly ProblemId[]>> = {
  grammar: ["bad-statement", "bad-sid"],
  actions: ["unknown-action", "unknown-service"],
  resources: ["malformed-arn", "unknown-service", "unknown-resource-type"],
  conditions: [
    "malformed-condition",
    "unknown-condition-operator",
    "unknown-condition-key",
    "condition-operator-mismatch",
    "bad-condition-value",
  ],
  "condition-texts": ["wildcard-without-like", "bad-condition-value"],
  "key-values": ["bad-value-of-key", "unknown-service-principal"],
  variables: ["unknown-policy-variable"],
  principals: ["bad-principal", "unknown-service-principal"],
  "mqtt-wildcards": ["mqtt-wildcard"],
  partition: ["foreign-partition"],
  fit: ["action-not-applicable", "unused-target"],
  "unsent-keys": ["condition-key-unsupported"],
  "service-keys": ["condition-key-unsupported"],
  sensitive: ["exposes-resources", "reads-secrets", "reads-contents"],
  "wide-actions": ["wide-actions", "allow-not-action", "allow-not-resource"],
  "passed-roles": ["pass-any-role", "pass-to-any-service", "any-service-linked-role"],
  "iot-connection": ["unfilled-policy-variable"],
  "iot-policy": [
    "unknown-action",
    "malformed-arn",
    "unknown-resource-type",
    "action-not-applicable",
    "unused-target",
  ],
};
