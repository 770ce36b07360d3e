import { actions } from "./actions";
import { conditions, unsentKeys } from "./conditions";
import { fit } from "./fit";
import { grammar } from "./grammar";
import { iotConnection } from "./iot-connection";
import { iotPolicy, mqttWildcards } from "./iot";
import { passedRoles } from "./passed-roles";
import { partition } from "./partition";
import { principals } from "./principals";
import { resources } from "./resources";
import { serviceKeys } from "./service-keys";
import { sensitive } from "./sensitive";
import type { StatementRule } from "./statement";
import { variables } from "./variables";
import { wideActions } from "./wide-actions";

export { STATEMENT_FINDS } from "./finds";
export { isOfAllActions } from "./sensitive";
export { isWhole } from "./grammar";
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
  variables,
  principals,
  "mqtt-wildcards": mqttWildcards,
};

/** Rules on what the elements of a statement are together. */
export const statementRules: Readonly<Record<string, StatementRule>> = {
  grammar,
  ...elementRules,
  partition,
  fit,
  "unsent-keys": unsentKeys,
  "service-keys": serviceKeys,
  sensitive,
  "wide-actions": wideActions,
  "passed-roles": passedRoles,
  "iot-policy": iotPolicy,
  "iot-connection": iotConnection,
};
