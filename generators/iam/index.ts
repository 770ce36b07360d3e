/** IAM by itself, without fleets: what policies decide, whether any request is allowed, and what a change gives. */
export { ArgumentError } from "./proof/argument-error";
export { compareAccess } from "./proof/compare-access";
export type { Access, CompareOptions, Comparison, Unknown } from "./proof/compare-access";
export { evaluate, type EvaluateOptions } from "./proof/evaluate";
export { findRequest, type RequestAnswer, type RequestQuestion } from "./proof/find-request";
export { lintPolicy } from "./lint";
export type { LintFinding, LintOptions, PolicyKind } from "./lint";
export { PolicyError } from "./proof/policy";
export type { Decision, MatchedStatement, Policies, Request } from "./proof/request";
