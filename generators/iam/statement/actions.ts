import { IOT_POLICY_ACTIONS } from "./iot";
import { quote } from "../../problem";
import { listFix } from "../../text/flow";
import { meant } from "../../text/meant";
import { nearest } from "../../text/nearest";
import type { ServiceReference } from "../reference";
import { actionEdit } from "./action-edit";
import type { Fault } from "../fault";
import { operationFix, prefixFix } from "./operations";
import { items } from "./statement";
import type { StatementRule } from "./statement";

/** Every action, or pattern of one, exists. */
export const actions: StatementRule = (statement, { reference }) =>
  items(statement, "Action", "NotAction").flatMap(({ text, at }) => {
    // The rule on variables tells that none is filled in here.
    if (text.includes("${")) return [];
    const fault = actionFault(text, reference);
    return fault === undefined ? [] : [{ ...fault, at }];
  });

/** What is wrong with the name of an action: `dynamodb:GetItem`, `dynamodb:Get*` or "*". */
export function actionFault(
  text: string,
  reference: ServiceReference,
): (Fault & { readonly id: "unknown-action" | "unknown-service" }) | undefined {
  if (text === "*") return undefined;
  const list = listFix(text, (part) => /^[\w-]+:[\w*?]+$/.test(part));
  if (list !== undefined) {
    return {
      id: "unknown-action",
      message: `${quote(text)} is several actions in one text`,
      ...list,
    };
  }
  const colon = text.indexOf(":");
  if (colon < 0) {
    const message = `${quote(text)} does not start with the prefix of a service`;
    return { id: "unknown-action", message, fix: "write service:Action, as in dynamodb:GetItem" };
  }
  const service = text.slice(0, colon);
  const name = text.slice(colon + 1);
  if (/[*?]/.test(service)) {
    const message = `the service in ${quote(text)} holds a wildcard`;
    return {
      id: "unknown-service",
      message,
      fix: 'name the service, as in s3:*, or write "*" alone for every action',
    };
  }
  if (!reference.hasService(service)) return unknownService(text, service, reference);
  if (reference.matchActions(text).length > 0) return undefined;
  return certificateAction(text) ?? noAction(text, service.toLowerCase(), name, reference);
}

/** An action that only AWS IoT's own policies have. */
function certificateAction(text: string): (Fault & { readonly id: "unknown-action" }) | undefined {
  const all = Object.keys(IOT_POLICY_ACTIONS);
  if (!all.some((one) => one.toLowerCase() === text.toLowerCase())) return undefined;
  const message = `${quote(text)} is an action of AWS IoT's own policies, and none of IAM's`;
  const fix =
    "write it under statements:, with by: certificate, where the devices have such a policy";
  return { id: "unknown-action", message, fix };
}

function noAction(
  text: string,
  prefix: string,
  name: string,
  reference: ServiceReference,
): Fault & { readonly id: "unknown-action" } {
  const names = reference.actions(prefix).map((known) => known.name);
  const near = nearest(name, names);
  const isPattern = /[*?]/.test(name);
  const message = isPattern
    ? `${quote(text)} matches no action that AWS has`
    : `AWS has no action ${quote(text)}`;
  const operation = operationFix(text);
  if (operation !== undefined) return { id: "unknown-action", message, ...operation };
  return {
    ...(near !== undefined && actionEdit(name, near, names)),
    id: "unknown-action",
    message,
    fix:
      near === undefined
        ? `look it up among the actions of ${prefix} in AWS's service authorization reference`
        : `did you mean ${quote(`${prefix}:${near}`)}?`,
  };
}

/** A service that AWS does not have, in a text that begins with its prefix. */
export function unknownService(
  text: string,
  service: string,
  reference: ServiceReference,
): Fault & { readonly id: "unknown-service" } {
  const prefix =
    "write the prefix that the service's actions have, such as dynamodb in dynamodb:GetItem";
  const message = `${quote(service)} in ${quote(text)} is no service that AWS has`;
  const mending = prefixFix(text, service) ?? meant(service, reference.serviceNames, prefix);
  return { id: "unknown-service", message, ...mending };
}
