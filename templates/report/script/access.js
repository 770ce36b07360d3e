/** @import { ReportStack } from "../../../generators/outputs/report/data" */
/** @import { Route } from "./route.js" */
import { classesOf, LEVELS, report, rowsOfStack } from "./data.js";
import { h } from "./dom.js";
import { choice, classBadge, levelChips, levelKey, paged, stackLink } from "./pieces.js";
import { changed, linkTo } from "./route.js";

/** @typedef {{ env: string, blueprint: string, service: string, level: string, class: string }} Filter */

/**
 * Fleets by services: who can do what.
 *
 * @param {Route} route
 */
export function accessView(route) {
  const get = (/** @type {string} */ name) => route.params.get(name) ?? "";
  const filter = {
    ...{ env: get("env"), blueprint: get("blueprint"), service: get("service") },
    ...{ level: get("level"), class: get("class") },
  };
  const found = report.stacks.filter((stack) => isWanted(stack, filter));
  const { shown, pager } = paged(found, route, "stack");
  const services = filter.service === "" ? servicesOf(shown) : [filter.service];
  return {
    title: "Access",
    body: [
      h("h1", {}, "Who can do what"),
      h(
        "p",
        { class: "lead" },
        "Fleets by services, with AWS's access levels. A level is there if some request of it is allowed by a role's policies together.",
      ),
      filters(route, filter),
      levelKey(),
      pager,
      shown.length === 0 ? h("p", { class: "note" }, "Nothing fits.") : matrix(shown, services),
    ],
  };
}

/**
 * @param {ReportStack} stack
 * @param {Filter} filter
 */
function isWanted(stack, filter) {
  if (filter.env !== "" && stack.environment !== filter.env) return false;
  if (filter.blueprint !== "" && stack.blueprint !== filter.blueprint) return false;
  if (filter.class !== "" && !classesOf(stack).some(({ id }) => id === filter.class)) return false;
  const rows = [...rowsOfStack(stack)].filter(
    ([service]) => filter.service === "" || service === filter.service,
  );
  if (filter.level !== "") return rows.some(([, levels]) => levels.has(filter.level));
  return filter.service === "" || rows.length > 0;
}

/**
 * @param {Route} route
 * @param {Filter} filter
 */
function filters(route, filter) {
  const any = /** @type {const} */ (["", "any"]);
  const named = (/** @type {readonly string[]} */ names) => [
    any,
    ...names.map((one) => /** @type {const} */ ([one, one])),
  ];
  const set = (/** @type {string} */ name) => (/** @type {string} */ value) =>
    changed(route, { [name]: value });
  const classes = report.classes.map(({ id, summary }) => /** @type {const} */ ([id, summary]));
  return h(
    "form",
    { class: "filters", "aria-label": "which fleets", submit: (event) => event.preventDefault() },
    choice(
      "Environment",
      named(report.environments.map(({ name }) => name)),
      filter.env,
      set("env"),
    ),
    choice(
      "Blueprint",
      named(report.blueprints.map(({ id }) => id)),
      filter.blueprint,
      set("blueprint"),
    ),
    choice("Service", named(servicesOf(report.stacks)), filter.service, set("service")),
    choice("Level", named(LEVELS.map(({ name }) => name)), filter.level, set("level")),
    choice("Sensitive", [any, ...classes], filter.class, set("class")),
    h("a", { href: linkTo(["access"]), class: "reset" }, "All"),
  );
}

/**
 * @param {readonly ReportStack[]} stacks
 */
function servicesOf(stacks) {
  return [...new Set(stacks.flatMap((stack) => [...rowsOfStack(stack).keys()]))].sort();
}

/**
 * @param {readonly ReportStack[]} stacks
 * @param {readonly string[]} services
 */
function matrix(stacks, services) {
  const head = services.map((service) =>
    h(
      "th",
      { scope: "col", class: "service" },
      h("span", {}, service === "*" ? "every service" : service),
    ),
  );
  const rows = stacks.map((stack) => {
    const own = rowsOfStack(stack);
    const cells = services.map((service) => {
      const levels = own.get(service);
      const to = linkTo(["stack", stack.name], { service });
      return h(
        "td",
        {},
        levels === undefined
          ? undefined
          : h(
              "a",
              { href: to, class: "cell" },
              h("span", { class: "sr" }, `${service}: `),
              levelChips(levels),
            ),
      );
    });
    return h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        stackLink(stack),
        h(
          "span",
          { class: "badges" },
          classesOf(stack).map(({ id }) => classBadge(id)),
        ),
      ),
      cells,
    );
  });
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": "access by fleet and service" },
    h(
      "table",
      { class: "matrix" },
      h("caption", { class: "sr" }, "Access levels by fleet and service"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Fleet"), head)),
      h("tbody", {}, rows),
    ),
  );
}
