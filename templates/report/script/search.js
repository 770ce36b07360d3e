/** @import { ReportHolder, ReportStack, ReportStatement } from "../../../generators/outputs/report/data" */
/** @import { Route } from "./route.js" */
import { listOf, policyOf, report } from "./data.js";
import { h } from "./dom.js";
import { paged, section, stackLink, stackLinks, statementCard } from "./pieces.js";
import { count } from "./words.js";

/**
 * Fleets and roles by name, and statements by action or resource.
 *
 * @param {Route} route
 */
export function searchView(route) {
  const [, wanted = ""] = route.path;
  const text = wanted.trim().toLowerCase();
  const named = report.stacks.filter((stack) => text !== "" && isNamed(stack, text));
  const statements = text === "" ? [] : found(text);
  const { shown, pager } = paged(statements, route, "statement");
  return {
    title: `Search: ${wanted}`,
    told: `${count(named.length, "fleet")} and ${count(statements.length, "statement")} found`,
    body: [
      h("h1", {}, "Search: ", h("bdi", {}, wanted)),
      section(
        "Fleets and roles",
        "named",
        named.length === 0
          ? h("p", { class: "quiet" }, "None of that name.")
          : h(
              "ul",
              { class: "found" },
              named.slice(0, 60).map((stack) => h("li", {}, stackLink(stack))),
              named.length > 60
                ? h("li", { class: "quiet" }, `and ${count(named.length - 60, "stack")} more`)
                : undefined,
            ),
      ),
      section(
        "Statements",
        "statements",
        h(
          "p",
          { class: "quiet" },
          "Statements that name it, by action, resource, reason or Sid, with who has them. Another statement, or a boundary, may deny what one allows: fleetroles who-can proves it.",
        ),
        pager,
        shown.map(({ index, statement }) =>
          h(
            "div",
            { class: "hit" },
            h("p", {}, stackLinks(having(index).map(({ stack }) => stack))),
            statementCard(statement, `found-${index}`),
          ),
        ),
      ),
    ],
  };
}

/**
 * @param {ReportStack} stack
 * @param {string} text
 */
function isNamed({ name, fleet = "", blueprint = "", description = "", holders }, text) {
  const names = [
    name,
    fleet,
    blueprint,
    description,
    ...holders.flatMap((one) => [one.label, one.name ?? "", one.arn ?? ""]),
  ];
  return names.some((one) => one.toLowerCase().includes(text));
}

/**
 * @param {string} text
 */
function found(text) {
  const lists = report.lists.map((list) => list.some((one) => fits(one.toLowerCase(), text)));
  const has = (/** @type {number | undefined} */ index) =>
    index !== undefined && lists[index] === true;
  return report.statements.flatMap((statement, index) => {
    const { sid = "", why = "", principals = [] } = statement;
    const said = [sid, why, ...principals].some((one) => one.toLowerCase().includes(text));
    const isFound =
      has(statement.actions) ||
      has(statement.resources) ||
      has(statement.notActions) ||
      has(statement.notResources) ||
      said;
    return isFound ? [{ statement, index }] : [];
  });
}

/**
 * Whether an action or resource is what was asked for, or a pattern that names it.
 *
 * @param {string} pattern
 * @param {string} text
 */
function fits(pattern, text) {
  if (pattern.includes(text)) return true;
  // Of every resource, whatever is asked for, nothing is said.
  if (pattern === "*" ? !isAction(text) : !/[*?]/.test(pattern)) return false;
  return wildcard(pattern, text);
}

/**
 * @param {string} text
 */
function isAction(text) {
  return /^[a-z0-9-]+:[a-z]+$/.test(text);
}

/**
 * @param {string} pattern
 * @param {string} text
 */
function wildcard(pattern, text) {
  let [at, from, star, kept] = [0, 0, -1, 0];
  while (from < text.length) {
    const one = pattern[at];
    if (one === "*") {
      star = at++;
      kept = from;
    } else if (one !== undefined && (one === "?" || one === text[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++kept;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

/** @type {Map<number, { stack: ReportStack, holder?: ReportHolder }[]> | undefined} */
let holdersOfStatements;

/**
 * Who has a statement.
 *
 * @param {number} index
 */
function having(index) {
  holdersOfStatements ??= everyHolding();
  return holdersOfStatements.get(index) ?? [];
}

function everyHolding() {
  /** @type {Map<number, { stack: ReportStack, holder?: ReportHolder }[]>} */
  const all = new Map();
  for (const stack of report.stacks) {
    const policies = new Set([...stack.certificates, ...stack.holders.flatMap(policiesOf)]);
    const statements = new Set([...policies].flatMap((one) => policyOf(one)?.statements ?? []));
    for (const one of statements) {
      const known = all.get(one);
      if (known === undefined) all.set(one, [{ stack }]);
      else known.push({ stack });
    }
  }
  return all;
}

/**
 * @param {ReportHolder} holder
 */
function policiesOf({ policies, trust, boundary }) {
  return [
    ...policies,
    ...(trust === undefined ? [] : [trust]),
    ...(boundary === undefined ? [] : [boundary]),
  ];
}

/**
 * Whether a statement allows some action by name or by pattern.
 *
 * @param {ReportStatement} statement
 * @param {string} action
 */
export function names({ actions }, action) {
  return listOf(actions).some((one) => fits(one.toLowerCase(), action.toLowerCase()));
}
