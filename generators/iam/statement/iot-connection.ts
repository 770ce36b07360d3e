import { quote } from "../../problem";
import { items } from "./statement";
import type { StatementFault, StatementRule } from "./statement";

/** What devices ask for over HTTP, where there is no connection that a thing is attached to. */
const OVER_HTTP = /^(greengrass:|iot:(Get|Update|Delete)ThingShadow$)/i;

/**
 * `${iot:Connection.Thing.…}` has a value over MQTT only: in a statement for calls over HTTP it matches nothing
 * (facts: greengrass.md, section 1).
 */
export const iotConnection: StatementRule = (statement, { kind }) => {
  const actions = statement.Action ?? [];
  if (kind !== "iot" || actions.length === 0 || !actions.every((one) => OVER_HTTP.test(one))) {
    return [];
  }
  return items(statement, "Resource").flatMap(({ text, at }): StatementFault[] => {
    const variable = /\$\{iot:Connection\.Thing\.[^}]*\}/i.exec(text)?.[0];
    if (variable === undefined) return [];
    const message = `${quote(variable)} has no value in calls over HTTP, as ${actions.join(", ")} ${actions.length === 1 ? "is" : "are"}: the statement gives nothing`;
    const fix = "name the things, by their names or what their names begin with";
    return [{ id: "unfilled-policy-variable", message, fix, at }];
  });
};
