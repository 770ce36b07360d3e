import { toList, type Statement } from "./documents";
import { IOT_ACTIONS, isOf, type IotAction } from "./iot-simulator";
import { widerConditions } from "./widen-conditions";

/** A statement that lets more through; undefined for one that is left out. */
interface Wider {
  readonly change: string;
  readonly statement: Statement | undefined;
}

/**
 * Every widening, one step each, of a statement of an AWS IoT policy: any action of a service, any
 * resource, each resource in any region or account, cut off after each level of its name with anything
 * behind it, and with any name, or one that begins alike, where it has a name; a condition or a part
 * of it less; a Deny less.
 */
export function widerIot(statement: Statement): Wider[] {
  if (statement.Effect === "Deny") return [{ change: "Deny removed", statement: undefined }];
  return [...widerActions(statement), ...widerResources(statement), ...widerCondition(statement)];
}

/** None for a service all of whose actions that can apply to the statement's resources are there already. */
function widerActions(statement: Statement): Wider[] {
  const actions = toList(statement.Action);
  const services = new Set(actions.map((name) => name.split(":", 1)[0] ?? ""));
  return [...services].flatMap((service) => {
    const gained = IOT_ACTIONS.filter(
      (one) =>
        one.action.startsWith(`${service}:`) &&
        !actions.includes(one.action) &&
        applies(one, statement),
    );
    if (gained.length === 0 || actions.includes(`${service}:*`)) return [];
    const others = actions.filter((action) => !action.startsWith(`${service}:`));
    const Action = [...others, `${service}:*`];
    return [{ change: `Action -> ${service}:*`, statement: { ...statement, Action } }];
  });
}

/** Over HTTP a resource with a variable of the connection is none. */
function applies({ on, over }: IotAction, { Resource }: Statement): boolean {
  return toList(Resource)
    .filter((arn) => over === "mqtt" || !/\$\{iot:(Connection\.|ClientId\})/i.test(arn))
    .some((arn) => arn === "*" || on.some((start) => isOf(arn, start)));
}

function widerResources(statement: Statement): Wider[] {
  const resources = toList(statement.Resource);
  if (resources.includes("*")) return [];
  const anything = { ...statement, Resource: ["*"] };
  const each = resources.flatMap((arn, index) =>
    widerIotArns(arn).map((other) => ({
      change: `Resource ${arn} -> ${other}`,
      statement: { ...statement, Resource: resources.toSpliced(index, 1, other) },
    })),
  );
  return [{ change: "Resource -> *", statement: anything }, ...each];
}

function widerIotArns(arn: string): string[] {
  const [prefix, partition, service, region, account, ...rest] = arn.split(":");
  const place = (where: string | undefined, who: string | undefined, what: string): string =>
    [prefix, partition, service, where, who, what].join(":");
  const resource = rest.join(":");
  const names = widerNames(resource).map((name) => place(region, account, name));
  const all = [place("*", account, resource), place(region, "*", resource), ...names];
  return [...new Set(all)].filter((other) => other !== arn);
}

/** After these levels of a topic AWS IoT has a name; elsewhere the levels are words of its own. */
const BEFORE_NAMES = new Set(["things", "provisioning-templates", "certificates"]);

function widerNames(resource: string): string[] {
  const levels = resource.split("/");
  const cut = levels.slice(1).map((_, index) => [...levels.slice(0, index + 1), "*"].join("/"));
  const ended = resource.endsWith("*") ? [] : [`${resource}*`];
  const named = levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? "";
    const isName = index === 1 ? !before.startsWith("topic") : BEFORE_NAMES.has(before);
    return isName ? widerLevels(level).map((wider) => levels.with(index, wider).join("/")) : [];
  });
  return [...cut, ...ended, ...named];
}

/** Any name, one that begins alike, and what stands before a number of a connection with anything behind it. */
function widerLevels(level: string): string[] {
  const [stem = ""] = level.split("#", 1);
  return ["*", ...[level, stem].map((name) => (name.endsWith("*") ? name : `${name}*`))];
}

function widerCondition(statement: Statement): Wider[] {
  const { Condition = {}, ...rest } = statement;
  if (Object.keys(Condition).length === 0) return [];
  return widerConditions(Condition).map(({ change, conditions }) => ({
    change,
    statement: conditions === undefined ? rest : { ...rest, Condition: conditions },
  }));
}
