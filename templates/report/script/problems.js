/** @import { ReportProblem } from "../../../generators/outputs/report/data" */
/** @import { Route } from "./route.js" */
import { report, stackNamed } from "./data.js";
import { h } from "./dom.js";
import { choice, lineOf, paged, section, stackLinks } from "./pieces.js";
import { changed } from "./route.js";

const ORDER = ["error", "warning", "notice"];

/**
 * @param {Route} route
 */
export function problemsView(route) {
  const severity = route.params.get("severity") ?? "";
  const found = report.problems
    .filter((one) => severity === "" || one.severity === severity)
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const { shown, pager } = paged(found, route, "problem");
  const options = /** @type {[string, string][]} */ ([
    ["", "any"],
    ...ORDER.map((one) => [one, one]),
  ]);
  return {
    title: "Problems",
    body: [
      h("h1", {}, "Problems"),
      h(
        "form",
        {
          class: "filters",
          "aria-label": "which problems",
          submit: (event) => event.preventDefault(),
        },
        choice("Severity", options, severity, (value) => changed(route, { severity: value })),
      ),
      pager,
      found.length === 0
        ? h("p", { class: "note good" }, "None.")
        : h("div", { class: "cards" }, shown.map(problemCard)),
      report.accepted.length === 0
        ? undefined
        : section(
            "Accepted",
            "accepted",
            h("p", {}, "What the fleet file accepts, each with its reason."),
            h("div", { class: "cards" }, report.accepted.slice(0, 100).map(problemCard)),
          ),
    ],
  };
}

/**
 * @param {ReportProblem} problem
 */
export function problemCard({ id, severity, message, fix, said, related, stacks, reason }) {
  const own = stacks.flatMap((name) => stackNamed(name) ?? []);
  return h(
    "article",
    { class: `card ${reason === undefined ? severity : "accepted"}` },
    h(
      "h3",
      {},
      h("span", { class: `outcome ${severity}` }, reason === undefined ? severity : "accepted"),
      h("code", {}, id),
    ),
    h("p", {}, message),
    reason === undefined
      ? h("p", {}, h("b", {}, "Fix: "), fix)
      : h("p", {}, h("b", {}, "Reason: "), reason),
    said === undefined ? undefined : h("p", { class: "quiet" }, `${said} `, lineOf(said)),
    related.map((one) =>
      h(
        "p",
        { class: "quiet" },
        `${one.message}${one.said === undefined ? "" : `: ${one.said} `}`,
        one.said === undefined ? undefined : lineOf(one.said),
      ),
    ),
    own.length === 0 ? undefined : h("p", {}, stackLinks(own)),
  );
}
