import type { OpenReading } from "./readings";

/** Questions with one answer here, whatever the reading: no other one is known that could be told apart. */
export const SETTLED_READINGS: readonly OpenReading[] = [
  {
    what: "the case of a user's name in Resource",
    chosen: "counts",
    why: "the page says so since 2025; its text of 2023 said the contrary",
    source: "UG reference_policies_elements_resource",
  },
  {
    what: "the version of a document that names none",
    chosen: "2008-10-17: no variables",
    why: "the pages disagree on the name and agree on the effect",
    source: "UG reference_policies_variables; UG access-analyzer-reference-policy-checks",
  },
  {
    what: "a date without a time",
    chosen: "midnight UTC",
    why: "no page says so",
    source: "UG reference_policies_elements_condition_operators",
  },
  {
    what: "an IPv6 address without a prefix",
    chosen: "/128",
    why: "the page says /32 for IPv4 only",
    source: "UG reference_policies_elements_condition_operators",
  },
  {
    what: "a key of one value under ForAllValues or ForAnyValue",
    chosen: "a set of one",
    why: "no page says so",
    source: "iam-simulate (not AWS)",
  },
  {
    what: "the values of binary keys in a request",
    chosen: "base64, compared by their bytes",
    why: "the page speaks of the policy's side",
    source: "UG reference_policies_elements_condition_operators",
  },
  {
    what: "the owner of a resource whose ARN names no account, where nobody says it",
    chosen: "the caller's account",
    why: "there one side's Allow is enough",
    source: "UG reference_policies_evaluation-logic-cross-account",
  },
  {
    what: "a role's trust policy, or a key's policy, that is not given, for a caller of the same account",
    chosen: "it leaves the decision to IAM policies",
    why: "AWS's default key policy does; of a trust policy nothing is known",
    source: "KMS Developer Guide key-policy-default",
  },
  {
    what: "an Allow in resource control policies",
    chosen: "always there",
    why: "RCPFullAWSAccess cannot be detached",
    source: "UG reference_policies_evaluation-logic_policy-eval-denyallow",
  },
  {
    what: "Principal `*` in a trust policy",
    chosen: "everyone",
    why: "AWS's checks call it an error, the page says that it can be set",
    source: "UG access-analyzer-reference-policy-checks; UG reference_policies_elements_principal",
  },
  {
    what: "sts:GetCallerIdentity",
    chosen: "allowed to whoever signs, also against a Deny",
    why: "only evaluators were found to say so",
    source: "iam-simulate (not AWS)",
  },
  {
    what: "an action name with a space or a comma, or none",
    chosen: "matches no action, and under NotAction excludes none",
    why: "no page says so",
    source: "iam-simulate (not AWS)",
  },
];
