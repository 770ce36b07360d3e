/** @import { ReportAsked, ReportStatement } from "../../../generators/outputs/report/data" */
import { LEVELS, listOf } from "./data.js";

/**
 * `1,000`; the same for every reader.
 *
 * @param {number} number
 */
export function numeral(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * `1 role`, `2 roles`
 *
 * @param {number} number
 * @param {string} noun
 */
export function count(number, noun) {
  return `${numeral(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * The first of some texts, and how many more there are.
 *
 * @param {readonly string[]} texts
 * @param {number} most
 */
export function few(texts, most) {
  if (texts.length <= most) return texts.join(", ");
  return `${texts.slice(0, most - 1).join(", ")} and ${numeral(texts.length - most + 1)} more`;
}

/**
 * `Read and Write on named resources`
 *
 * @param {ReadonlyMap<string, string>} levels
 */
export function levelWords(levels) {
  const reach = (/** @type {string} */ wanted) =>
    LEVELS.filter(({ name }) => levels.get(name) === wanted).map(({ short }) => short);
  const [every, some] = [reach("every"), reach("some")];
  return [
    ...(every.length > 0 ? [`${every.join(", ")} on every resource`] : []),
    ...(some.length > 0 ? [`${some.join(", ")} on named resources or without one`] : []),
  ].join("; ");
}

/**
 * `can dynamodb:GetItem on arn:…`
 *
 * @param {ReportAsked} asked
 */
export function askedWords({ kind, texts, resources, every, when }) {
  const verb = {
    can: every ? "can, on each of them," : "can",
    cannot: "cannot",
    "assumable-by": "can be assumed by",
    "not-assumable-by": "cannot be assumed by",
  }[kind];
  const on = resources === undefined ? "" : ` on ${resources.join(" or ")}`;
  return `${verb ?? kind} ${few(texts, 8)}${on}${when === undefined ? "" : ` when ${when}`}`;
}

/**
 * The tests of a condition, a line each.
 *
 * @param {ReportStatement} statement
 */
export function conditionLines({ condition = {} }) {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => `${key} ${operator} ${values.join(" or ")}`),
  );
}

/**
 * A resource without what is the same of all: `table/Inventory` of an ARN.
 *
 * @param {string} resource
 */
export function shortResource(resource) {
  const parts = resource.split(":");
  if (parts[0] !== "arn" || parts.length < 6) return resource;
  return parts.slice(5).join(":") || resource;
}

/**
 * The resources of some statements, in short.
 *
 * @param {readonly ReportStatement[]} statements
 */
export function resourceWords(statements) {
  const all = new Set(statements.flatMap(({ resources }) => listOf(resources)));
  const others = statements.some(({ notResources }) => notResources !== undefined);
  if (all.has("*")) return all.size === 1 ? "every resource" : "every resource, some by name";
  const named = [...new Set([...all].map(shortResource))];
  return few(others ? [...named, "all but some"] : named, 2);
}
