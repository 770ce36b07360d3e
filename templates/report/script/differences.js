/** @import { ReportAccess, ReportChange, ReportDifference, ReportStack, ReportStatement } from "../../../generators/outputs/report/data" */
/** @import { Child } from "./dom.js" */
/** @import { Route } from "./route.js" */
import {
  fleetOf,
  grouped,
  LEVELS,
  listOf,
  policyOf,
  report,
  rowsOfStack,
  stackNamed,
  statementsOf,
} from "./data.js";
import { h } from "./dom.js";
import {
  codeList,
  levelChips,
  paged,
  saidAt,
  section,
  stackLink,
  stackLinks,
  statementCard,
} from "./pieces.js";
import { linkTo } from "./route.js";
import { count, levelWords, numeral } from "./words.js";

/**
 * Between environments, and between two fleets.
 *
 * @param {Route} route
 */
export function differencesView(route) {
  const [, which] = route.path;
  if (which === "fleets") return fleetsView(route);
  if (which !== undefined) return detailView(which);
  return {
    title: "Differences",
    body: [
      h("h1", {}, "Differences"),
      environments(route),
      section("Between two fleets", "fleets", picker("", "")),
    ],
  };
}

/**
 * @param {Route} route
 */
function environments(route) {
  const indexed = report.differences.map((difference, index) => ({ difference, index }));
  const differing = indexed.filter(({ difference }) => difference.holders.length > 0);
  const same = indexed.length - differing.length;
  const { shown, pager } = paged(differing, route, "difference");
  const alike =
    same === 0
      ? undefined
      : h(
          "p",
          { class: "note good" },
          `${differing.length === 0 ? "" : "Of the others, "}${count(same, "pair")} of environments can do the same, but for the account, the region and what is called after the environment.`,
        );
  return section(
    "Between environments",
    "environments",
    h(
      "p",
      {},
      "What a fleet can do in one environment and not in another, proved as if both were called alike.",
    ),
    indexed.length === 0
      ? h("p", { class: "note" }, "No fleet is in several environments.")
      : undefined,
    differing.length === 0
      ? undefined
      : [
          pager,
          h(
            "div",
            { class: "cards" },
            shown.map(({ difference, index }) => summaryCard(difference, index)),
          ),
        ],
    alike,
    onlyThere(),
  );
}

/** Fleets that are not in every environment. */
function onlyThere() {
  const fleets = grouped(
    report.stacks.filter(({ kind }) => kind !== "shared"),
    fleetOf,
  );
  const some = [...fleets.values()].filter((own) => own.length < report.environments.length);
  if (report.environments.length < 2 || some.length === 0) return undefined;
  const where = grouped(some, (own) => own.map(({ environment }) => environment).join(", "));
  return [...where].map(([names, all]) =>
    h("p", {}, `Only in ${names}: `, stackLinks(all.flat(), linkTo(["access"]))),
  );
}

/**
 * @param {ReportDifference} difference
 */
function titleOf({ fleet, before, after }) {
  return `${fleet ?? "account-wide roles"}: ${before} and ${after}`;
}

/**
 * @param {ReportDifference} difference
 * @param {number} index
 */
function summaryCard(difference, index) {
  const all = (/** @type {"gained" | "lost"} */ side) =>
    difference.holders.reduce((sum, one) => sum + one[side].length, 0);
  return h(
    "article",
    { class: "card" },
    h("h3", {}, h("a", { href: linkTo(["differences", String(index)]) }, titleOf(difference))),
    h(
      "p",
      {},
      `${count(all("gained"), "row")} of access in ${difference.after} alone, ${numeral(all("lost"))} in ${difference.before} alone.`,
    ),
  );
}

/**
 * @param {string} which
 */
function detailView(which) {
  const difference = report.differences[Number(which)];
  if (difference === undefined) {
    const note = h("p", { class: "note" }, "This report has no such difference.");
    return { title: "Not here", body: [h("h1", {}, "Not here"), note] };
  }
  const stacks = difference.stacks.flatMap((name) => stackNamed(name) ?? []);
  return {
    title: titleOf(difference),
    body: [
      h("p", { class: "crumb" }, h("a", { href: linkTo(["differences"]) }, "Differences")),
      h("h1", {}, titleOf(difference)),
      h(
        "p",
        {},
        stacks.map((one) => [stackLink(one), " "]),
      ),
      difference.holders.map((one) => changePart(one, difference)),
    ],
  };
}

/**
 * @param {ReportChange} change
 * @param {ReportDifference} difference
 */
function changePart(change, { before, after }) {
  const where =
    change.change === "added"
      ? `only in ${after}`
      : change.change === "removed"
        ? `only in ${before}`
        : "in both";
  return h(
    "article",
    { class: "holder" },
    h("h2", {}, change.label, h("span", { class: "quiet" }, ` ${where}`)),
    accessRows(`${after} can, and ${before} cannot`, change.gained),
    accessRows(`${before} can, and ${after} cannot`, change.lost),
    accessRows(`May assume it in ${after} alone`, change.trustGained),
    accessRows(`May assume it in ${before} alone`, change.trustLost),
    change.attached.length === 0
      ? undefined
      : h("p", {}, `Attached in ${after} alone: `, codeList(change.attached)),
    change.detached.length === 0
      ? undefined
      : h("p", {}, `Attached in ${before} alone: `, codeList(change.detached)),
    change.open.map((text) => h("p", { class: "note warn" }, text)),
  );
}

/**
 * @param {string} title
 * @param {readonly ReportAccess[]} rows
 */
function accessRows(title, rows) {
  if (rows.length === 0) return undefined;
  return h(
    "section",
    {},
    h("h3", {}, title),
    rows.map(({ actions, resource, condition, witness, because }) =>
      h(
        "article",
        { class: "card" },
        codeList(listOf(actions), 8),
        h(
          "p",
          {},
          "on ",
          h("code", {}, resource),
          condition === undefined ? undefined : ` if ${condition}`,
        ),
        h("p", { class: "quiet" }, "for example: ", h("code", {}, witness)),
        because.map((one) => h("div", {}, h("p", {}, `because of ${one.words}`), saidAt(one.said))),
      ),
    ),
  );
}

/**
 * @param {string} a
 * @param {string} b
 */
function picker(a, b) {
  const names = report.stacks.map(({ name }) => name);
  const field = (/** @type {string} */ name, /** @type {string} */ value) =>
    h(
      "label",
      { class: "choice" },
      h("span", {}, name === "a" ? "One" : "The other"),
      h("input", { name, value, list: "stacks", autocomplete: "off", required: true }),
    );
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    location.hash = linkTo(["differences", "fleets"], {
      a: String(data.get("a")),
      b: String(data.get("b")),
    });
  };
  return h(
    "form",
    { class: "filters", "aria-label": "which two fleets", submit },
    field("a", a),
    field("b", b),
    h(
      "datalist",
      { id: "stacks" },
      names.map((name) => h("option", { value: name })),
    ),
    h("button", {}, "Compare"),
  );
}

/**
 * @param {Route} route
 */
function fleetsView(route) {
  const [a, b] = ["a", "b"].map((name) => route.params.get(name) ?? "");
  const [one, other] = [stackNamed(a ?? ""), stackNamed(b ?? "")];
  const isBoth = one !== undefined && other !== undefined;
  return {
    title: "Two fleets",
    body: [
      h("p", { class: "crumb" }, h("a", { href: linkTo(["differences"]) }, "Differences")),
      h("h1", {}, isBoth ? `${one.name} and ${other.name}` : "Two fleets"),
      picker(a ?? "", b ?? ""),
      isBoth ? compared(one, other) : h("p", { class: "note" }, "Name two stacks of this report."),
    ],
  };
}

/**
 * @param {ReportStack} one
 * @param {ReportStack} other
 * @returns {Child}
 */
function compared(one, other) {
  const [left, right] = [rowsOfStack(one), rowsOfStack(other)];
  const services = [...new Set([...left.keys(), ...right.keys()])].sort();
  const none = new Map();
  const differing = services.filter(
    (service) => levelWords(left.get(service) ?? none) !== levelWords(right.get(service) ?? none),
  );
  const rows = differing.map((service) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, service),
      [left, right].map((rows) =>
        h(
          "td",
          {},
          rows.has(service)
            ? levelChips(rows.get(service) ?? none)
            : h("span", { class: "quiet" }, "nothing"),
        ),
      ),
    ),
  );
  return [
    section(
      "By service",
      "levels",
      rows.length === 0
        ? h("p", { class: "note" }, "Both reach the same services, by the same access levels.")
        : h(
            "table",
            { class: "plain narrow" },
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                ["Service", fleetOf(one), fleetOf(other)].map((text) =>
                  h("th", { scope: "col" }, text),
                ),
              ),
            ),
            h("tbody", {}, rows),
          ),
      h(
        "p",
        { class: "quiet" },
        `${numeral(LEVELS.length)} levels are compared over all roles of each.`,
      ),
    ),
    onlyIn(one, other),
    onlyIn(other, one),
    h(
      "p",
      { class: "quiet" },
      "Statements are the same where they say the same but for the names of the two. For a proof of what one can do and the other cannot, run fleetroles can.",
    ),
  ];
}

/**
 * @param {ReportStack} one
 * @param {ReportStack} other
 */
function onlyIn(one, other) {
  const known = new Set(
    statementsIn(other).map(({ statement, label }) => label + meaning(statement, other)),
  );
  const own = statementsIn(one).filter(
    ({ statement, label }) => !known.has(label + meaning(statement, one)),
  );
  const byRole = grouped(own, ({ label }) => label);
  return section(
    `Only ${one.name}`,
    `only-${one.name}`,
    own.length === 0 ? h("p", { class: "note" }, "Nothing that the other has not.") : undefined,
    [...byRole].map(([label, all]) =>
      h(
        "div",
        {},
        h("h3", {}, label),
        all.map(({ statement, index }) => statementCard(statement, `${one.name}-${index}`)),
      ),
    ),
  );
}

/**
 * @param {ReportStack} stack
 */
function statementsIn(stack) {
  return stack.holders.flatMap(({ label, policies, trust }) =>
    [...policies, ...(trust === undefined ? [] : [trust])].flatMap((index) =>
      statementsOf(index).map((one) => ({
        ...one,
        label: `${label}${policyOf(index)?.kind === "trust" ? ", who may assume it" : ""}`,
      })),
    ),
  );
}

/**
 * What a statement says, whatever its fleet, environment and account are called.
 *
 * @param {ReportStatement} statement
 * @param {ReportStack} stack
 */
function meaning(
  { effect, principals, actions, notActions, resources, notResources, condition },
  stack,
) {
  const { account = "", region = "" } =
    report.environments.find(({ name }) => name === stack.environment) ?? {};
  const text = JSON.stringify([
    effect,
    principals,
    listOf(actions),
    listOf(notActions),
    listOf(resources),
    listOf(notResources),
    condition,
  ]);
  const names = [stack.fleet ?? "", stack.environment, account, region].filter(
    (name) => name !== "",
  );
  return names.reduce(
    (all, name) => all.split(JSON.stringify(name).slice(1, -1)).join("\u0000"),
    text,
  );
}
