import { quote } from "../../problem";
import { cutList } from "../../text/lists";
import { sortedUnique } from "../../text/names";
import { conditionFaults, sameConditionKey } from "../condition";
import type { ConditionFault, KnownConditionKeys } from "../condition";
import { readOperator } from "../condition/operators";
import type { ActionInfo, ServiceReference } from "../reference";
import { IOT_VARIABLES, isIotConditionKey } from "./iot-variables";
import type { StatementFault, StatementRule, WrittenStatement } from "./statement";

/** Operators, keys and values of a condition: they exist, and fit each other. */
export const conditions: StatementRule = (statement, { kind, reference }) => {
  const { Condition } = statement;
  if (Condition === undefined) return [];
  if (kind === "iot") return placed(conditionFaults(Condition, iotKeys(reference)));
  const services = servicesOf(statement);
  const suggestions = services?.flatMap((service) => reference.conditionKeyNames(service));
  return placed(
    conditionFaults(Condition, {
      keys: (key) => knownKey(key, statement, services, reference),
      suggestions: sortedUnique(suggestions ?? reference.conditionKeyNames("aws")),
    }),
  );
};

function placed(faults: readonly ConditionFault[]): StatementFault[] {
  return faults.map((fault) => ({ ...fault, at: ["Condition", ...fault.at] }));
}

/** AWS IoT has condition keys of its own, whose types no data lists. */
function iotKeys(reference: ServiceReference): KnownConditionKeys {
  return {
    keys: (key) =>
      isIotConditionKey(key) ? (reference.conditionKey(key, []) ?? ANY_KEY) : undefined,
    suggestions: [...IOT_VARIABLES.map(({ shown }) => shown), "aws:SourceIp"],
  };
}

/** A key of an identity provider that nobody but it can know: the reference has no type for it. */
const ANY_KEY = { type: "Unknown" };

function knownKey(
  key: string,
  { Principal }: WrittenStatement,
  services: readonly string[] | undefined,
  reference: ServiceReference,
): { readonly type: string } | undefined {
  const known = reference.conditionKey(key, services);
  if (known !== undefined) return known;
  // Keys of identity providers begin with the provider's host, and only it knows them.
  if (key.split(":", 1)[0]?.includes(".") === true) return ANY_KEY;
  return Principal?.Federated === undefined ? undefined : ANY_KEY;
}

/** The services of the actions; undefined where those can be any. */
function servicesOf({ Action, NotAction }: WrittenStatement): string[] | undefined {
  const texts = Action ?? [];
  if (NotAction !== undefined || texts.includes("*")) return undefined;
  // A text without a service has a fault of its own, and no keys.
  const named = texts.filter((action) => action.includes(":"));
  return sortedUnique(named.map((action) => action.slice(0, action.indexOf(":")).toLowerCase()));
}

/**
 * Warns of keys that AWS does not send for some of the actions. A key is sent where the action has it, or a
 * type of resource that the action applies to; one that only the service as a whole has may be sent for any
 * of its actions. What a missing key means depends on the operator: most then never hold, so that the
 * action stays forbidden; negated ones always hold, and restrict nothing.
 */
export const unsentKeys: StatementRule = (statement, { kind, reference }) => {
  const { Condition = {}, Action = [] } = statement;
  if (kind === "iot" || statement.NotAction !== undefined || Action.includes("*")) return [];
  const named = Action.map((text) => ({ text, infos: reference.matchActions(text) }));
  const infos = named.flatMap((one) => one.infos);
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, values]): StatementFault[] => {
      // A key or an operator that does not exist has a fault of its own.
      const services = sortedUnique(infos.map(({ service }) => service));
      const exists = reference.conditionKey(key, services) !== undefined;
      const lacking = exists ? lackingActions(key, meant(key, named, reference), reference) : [];
      if (lacking.length === 0 || readOperator(operator) === undefined) return [];
      const missed =
        statement.Effect === "Deny" ? "so they are not denied" : "so they stay forbidden";
      const effect = holdsWithoutKey(operator, values)
        ? "the condition always holds for them and restricts nothing"
        : `the condition never holds for them, ${missed}`;
      return [
        {
          id: "condition-key-unsupported",
          message: `${quote(key)} is not sent for ${cutList(lacking)}: ${effect}`,
          fix:
            statement.Effect === "Deny"
              ? "deny those actions in a statement of their own, under a key that they have"
              : "remove those actions here; where they are needed, allow them under a condition of their own: without one they would be allowed always",
          at: ["Condition", operator, key],
          ...(holdsWithoutKey(operator, values) ? {} : { ofActions: indexesOf(lacking, Action) }),
        },
      ];
    }),
  );
};

function indexesOf(names: readonly string[], written: readonly string[]): number[] {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return written.flatMap((text, index) => (lower.has(text.toLowerCase()) ? [index] : []));
}

/** Actions that are authorized with the one that assumes a role, in its request: that they lack its keys is unverified. */
const BESIDE_ASSUMING: ReadonlySet<string> = new Set(["TagSession", "SetSourceIdentity"]);

/**
 * The actions that a key is meant for: of a pattern, those that have it, unless none does; and not those
 * that come along with another action's request.
 */
function meant(
  key: string,
  named: readonly { readonly text: string; readonly infos: readonly ActionInfo[] }[],
  reference: ServiceReference,
): ActionInfo[] {
  return named
    .flatMap(({ text, infos }) => {
      const having = /[*?]/.test(text) ? infos.filter((one) => mayBeSent(key, one, reference)) : [];
      return having.length > 0 ? having : infos;
    })
    .filter(({ service, name }) => service !== "sts" || !BESIDE_ASSUMING.has(name));
}

function lackingActions(
  key: string,
  infos: readonly ActionInfo[],
  reference: ServiceReference,
): string[] {
  if (reference.conditionKey(key, []) !== undefined) return [];
  return sortedUnique(
    infos
      .filter((info) => !mayBeSent(key, info, reference))
      .map(({ service, name }) => `${service}:${name}`),
  );
}

/** Whether AWS sends the key with a request for the action, as far as its data can tell. */
export function mayBeSent(key: string, info: ActionInfo, reference: ServiceReference): boolean {
  return sends(key, info, reference) || !isListed(key, info.service, reference);
}

function sends(key: string, info: ActionInfo, reference: ServiceReference): boolean {
  const ofTypes = info.resourceTypes.flatMap(
    (type) => reference.resourceType(info.service, type)?.conditionKeys ?? [],
  );
  return [...info.conditionKeys, ...ofTypes].some((template) => sameConditionKey(template, key));
}

/** Whether the data says of any action or resource type of the service that it has the key. */
function isListed(key: string, service: string, reference: ServiceReference): boolean {
  if (reference.conditionKey(key, [service]) === undefined) return true;
  const lists = [...reference.actions(service), ...reference.resourceTypes(service)];
  return lists.some(({ conditionKeys }) =>
    conditionKeys.some((template) => sameConditionKey(template, key)),
  );
}

/** IAM User Guide, condition operators: what they say where the request has no such key. */
export function holdsWithoutKey(operator: string, values: readonly string[]): boolean {
  const name = operator.toLowerCase();
  if (name === "null") return values.includes("true");
  if (name.endsWith("ifexists") || name.startsWith("forallvalues:")) return true;
  return name.includes("not") && !name.startsWith("foranyvalue:");
}
