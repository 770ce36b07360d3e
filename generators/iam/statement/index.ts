import { ownValue } from "../../text/own-value";
import { actions } from "./actions";
import { conditionTexts } from "./condition-texts";
import { conditions, unsentKeys } from "./conditions";
import { fit, fitInSteps } from "./fit";
import { grammar, isWhole } from "./grammar";
import { iotConnection } from "./iot-connection";
import { iotPolicy, mqttWildcards } from "./iot";
import { keyValues } from "./key-values";
import { passedRoles, passedRolesInSteps } from "./passed-roles";
import { partition } from "./partition";
import { principals } from "./principals";
import { resources } from "./resources";
import { serviceKeys } from "./service-keys";
import { sensitive, sensitiveInSteps } from "./sensitive";
import { StatementJudge } from "./judge";
import type { JudgedWith, LooksAt } from "./judge";
import type { StatementRule } from "./statement";
import { variables } from "./variables";
import { wideActions } from "./wide-actions";

export { STATEMENT_FINDS } from "./finds";
export { isOfAllActions } from "./sensitive";
export { isWhole } from "./grammar";
export type { StatementJudge, Verdicts } from "./judge";
export { broadPlace, broadWords, isBroad } from "./broad";
export { isToldApart, passedRoles } from "./passed-roles";
export type {
  StatementContext,
  StatementFault,
  StatementKind,
  StatementRule,
  WrittenStatement,
} from "./statement";

/** Actions of AWS IoT's policies are not in IAM's data. */
const iamActions: StatementRule = (statement, context) =>
  context.kind === "iot" ? [] : actions(statement, context);

/** Rules on single elements: they hold for a statement of which some is not known yet, too. */
export const elementRules: Readonly<Record<string, StatementRule>> = {
  actions: iamActions,
  resources,
  conditions,
  "condition-texts": conditionTexts,
  "key-values": keyValues,
  variables,
  principals,
  "mqtt-wildcards": mqttWildcards,
};

/** A statement that lacks an element, or has one too many, says nothing yet that could be too wide. */
const ofWhole =
  (rule: StatementRule): StatementRule =>
  (statement, context) =>
    isWhole(statement, context.kind) ? rule(statement, context) : [];

/** Rules on what the elements of a statement are together. */
export const statementRules: Readonly<Record<string, StatementRule>> = {
  grammar,
  ...elementRules,
  partition,
  fit,
  "unsent-keys": unsentKeys,
  "service-keys": serviceKeys,
  sensitive: ofWhole(sensitive),
  "wide-actions": ofWhole(wideActions),
  "passed-roles": ofWhole(passedRoles),
  "iot-policy": iotPolicy,
  "iot-connection": iotConnection,
};

/** What each of them looks at: a property test holds each to that. */
const LOOKS_AT: Readonly<Record<string, LooksAt>> = {
  grammar: "frame",
  actions: "frame",
  resources: "texts",
  conditions: "frame",
  "condition-texts": "frame",
  "key-values": "frame",
  variables: "texts",
  principals: "frame",
  "mqtt-wildcards": "texts",
  partition: "texts",
  fit: fitInSteps,
  "unsent-keys": "frame",
  "service-keys": "frame",
  sensitive: sensitiveInSteps,
  "wide-actions": "frame",
  "passed-roles": passedRolesInSteps,
  "iot-policy": "iot",
  "iot-connection": "iot",
};

/** Judges many statements by all rules: just what those find, and sooner. */
export function statementJudge(judgedWith: JudgedWith): StatementJudge {
  const rules = Object.entries(statementRules).map(([name, rule]) => {
    const looksAt = ownValue(LOOKS_AT, name);
    if (looksAt === undefined) throw new Error(`nothing says what the rule ${name} looks at`);
    return [rule, looksAt] as const;
  });
  return new StatementJudge(new Map(rules), judgedWith);
}
