/** Known ways from permissions to more permissions, and which of them a role's policies complete. */
export { AllowedActions } from "./allowed-actions";
export { completion, isTold, leadsTo } from "./complete";
export type { Completion, Step } from "./complete";
export { needsOf, PASS_ROLE, TARGETS, withoutLonger } from "./path";
export { gainWords, narrowerWords } from "./words";
export type { Becomes, EscalationPath, Need, Subject } from "./path";
