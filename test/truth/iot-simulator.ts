import { readCases } from "../support/cases";
import { asDocument, toList, type Conditions, type Statement } from "./documents";
import type { Context, Decision, NamedDocument } from "./simulator";

/** A request of a device, which the AWS IoT policies of its certificate decide. */
export interface IotRequest {
  readonly action: string;
  /** The ARN of one client, topic, topic filter, thing, role alias or component; "*" for an action that has none. */
  readonly resource: string;
  /** Values of policy variables and condition keys. */
  readonly context?: Context;
}

/** An action of AWS IoT's policies. */
export interface IotAction {
  readonly action: string;
  /** Variables of the connection (`iot:Connection.*`, `iot:ClientId`) have values over MQTT only. */
  readonly over: "mqtt" | "https";
  /** Service and beginning of its resources; empty where it has none. */
  readonly on: readonly string[];
}

export const IOT_ACTIONS = readCases<{ readonly actions: readonly IotAction[] }>(
  "truth-harness",
  "iot-actions.json",
).actions;

/**
 * What AWS IoT policies say to the request: a Deny wins, `*` and `?` are wildcards (also across the levels of
 * a topic), `+` and `#` are plain characters, and a variable without a value matches nothing. Throws
 * where that cannot be decided: an action that AWS IoT does not have, a resource that does not fit it, a
 * variable of the connection for a request that has none, an element that its grammar lacks.
 */
export function decideIot(request: IotRequest, documents: readonly NamedDocument[]): Decision {
  const { action, resource, context = {} } = request;
  refuse(request);
  const matching = documents
    .flatMap(({ document }) => asDocument(document).Statement)
    .filter((statement) => matches(statement, action, resource, context));
  if (matching.some(({ Effect }) => Effect === "Deny")) return "explicitly-denied";
  return matching.length > 0 ? "allowed" : "implicitly-denied";
}

function refuse({ action, resource, context = {} }: IotRequest): void {
  const ask = `${action} on ${resource}`;
  const known = IOT_ACTIONS.find((one) => one.action === action);
  if (known === undefined) throw new Error(`${ask}: AWS IoT has no such action`);
  if (
    !(known.on.length === 0 ? resource === "*" : known.on.some((start) => isOf(resource, start)))
  ) {
    const wanted = known.on.length === 0 ? "*" : known.on.join(" or ");
    throw new Error(`${ask}: the action is on ${wanted}`);
  }
  if (/[*?]/.test(resource.slice(1))) throw new Error(`${ask}: a request is for one resource`);
  const connection = Object.keys(context).filter((key) =>
    /^iot:(Connection\.|ClientId$)/i.test(key),
  );
  if (known.over === "https" && connection.length > 0) {
    throw new Error(`${ask}: over HTTP there is no ${connection.join(", ")}`);
  }
}

/** Whether an ARN is of the service and its resource begins so. */
export function isOf(arn: string, start: string): boolean {
  const [, , service = "", , , ...resource] = arn.split(":");
  return `${service}:${resource.join(":")}`.startsWith(start);
}

function matches(
  statement: Statement,
  action: string,
  resource: string,
  context: Context,
): boolean {
  for (const element of ["NotAction", "NotResource", "Principal"] as const) {
    if (statement[element] !== undefined) throw new Error(`AWS IoT policies have no ${element}`);
  }
  return (
    toList(statement.Action).some((name) => isLike(action, name)) &&
    toList(statement.Resource).some((text) => fits(resource, text, context)) &&
    meets(statement.Condition ?? {}, context)
  );
}

function fits(value: string, text: string, context: Context): boolean {
  return filled(text, context)?.test(value) ?? false;
}

/** The pattern that a text is, its variables filled in literally; undefined where one has no value. */
function filled(text: string, context: Context): RegExp | undefined {
  let pattern = "";
  for (const [, name, character = ""] of text.matchAll(/\$\{([^}]*)\}|([^])/g)) {
    const value = name === undefined ? undefined : valueOf(name, context);
    if (name !== undefined && value === undefined) return undefined;
    pattern += value === undefined ? wildcard(character) : escaped(value);
  }
  return new RegExp(`^${pattern}$`, "s");
}

function wildcard(character: string): string {
  return character === "*" ? ".*" : character === "?" ? "." : escaped(character);
}

function valueOf(name: string, context: Context): string | undefined {
  const found = Object.entries(context).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return typeof found?.[1] === "string" ? found[1] : undefined;
}

function isLike(value: string, pattern: string): boolean {
  return filled(pattern.toLowerCase(), {})?.test(value.toLowerCase()) ?? false;
}

/** The operators that policies in this project use; any other throws. */
function meets(conditions: Conditions, context: Context): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const value = valueOf(key, context);
      if (operator === "StringLike") {
        return value !== undefined && toList(values).some((text) => fits(value, text, context));
      }
      if (operator === "StringEquals" || operator === "Bool") {
        return value !== undefined && toList(values).includes(value);
      }
      throw new Error(`the condition operator ${operator} is not simulated`);
    }),
  );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
