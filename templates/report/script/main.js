/** @import { Child } from "./dom.js" */
import { accessView } from "./access.js";
import { report } from "./data.js";
import { differencesView } from "./differences.js";
import { append, h, printable, tell } from "./dom.js";
import { expectationsView } from "./expectations.js";
import { overview } from "./overview.js";
import { problemsView } from "./problems.js";
import { linkTo, routeOf } from "./route.js";
import { searchView } from "./search.js";
import { stackView } from "./stack.js";

/** @typedef {{ title: string, told?: string, body: readonly Child[] }} View */

const VIEWS = new Map([
  ["overview", { name: "Overview", view: overview }],
  ["access", { name: "Access", view: accessView }],
  ["expectations", { name: "Expectations", view: expectationsView }],
  ["problems", { name: "Problems", view: problemsView }],
  ["differences", { name: "Differences", view: differencesView }],
]);

/** Views that no tab leads to, with the tab that they are under. */
const OTHERS = new Map([
  ["stack", { tab: "access", view: stackView }],
  ["search", { tab: "", view: searchView }],
]);

function top() {
  const input = h("input", {
    type: "search",
    name: "q",
    "aria-label": "Search by action, resource or fleet",
    placeholder: "Search: action, resource, fleet",
    autocomplete: "off",
    spellcheck: "false",
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const { value } = /** @type {HTMLInputElement} */ (input);
    location.hash = value.trim() === "" ? linkTo(["overview"]) : linkTo(["search", value.trim()]);
  };
  return [
    h(
      "a",
      { class: "brand", href: linkTo(["overview"]) },
      h("span", { class: "mark", "aria-hidden": "true" }),
      h("bdi", {}, report.project ?? report.source),
    ),
    h(
      "nav",
      { "aria-label": "views" },
      [...VIEWS].map(([id, { name }]) => h("a", { href: linkTo([id]), "data-tab": id }, name)),
    ),
    h("form", { role: "search", submit }, input),
    h("button", { type: "button", class: "theme", click: switchTheme }, "Light or dark"),
  ];
}

function switchTheme() {
  const { documentElement: root } = document;
  const isDark =
    root.dataset.theme === undefined
      ? matchMedia("(prefers-color-scheme: dark)").matches
      : root.dataset.theme === "dark";
  root.dataset.theme = isDark ? "light" : "dark";
}

/**
 * @param {boolean} isFirst
 */
function show(isFirst) {
  const route = routeOf(location.hash);
  const [id = "overview"] = route.path;
  const view = VIEWS.get(id)?.view ?? OTHERS.get(id)?.view ?? overview;
  const { title, told, body } = /** @type {View} */ (view(route));
  const main = document.getElementById("main");
  if (main === null) return;
  main.replaceChildren();
  append(main, body);
  const tab = OTHERS.get(id)?.tab ?? (VIEWS.has(id) ? id : "overview");
  for (const link of document.querySelectorAll("[data-tab]")) {
    if (link.getAttribute("data-tab") === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = printable(`${title} · ${report.project ?? report.source}`);
  const input = document.querySelector("input[type=search]");
  if (input instanceof HTMLInputElement && id === "search") input.value = route.path[1] ?? "";
  if (isFirst) return;
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
  tell(told ?? title);
}

append(/** @type {Element} */ (document.getElementById("top")), top());
show(true);
window.addEventListener("hashchange", () => {
  if (location.hash === "#main") return;
  show(false);
});
// What is folded away on the screen is not on paper, and nobody can open it there.
window.addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("main details:not([open])")) {
    one.setAttribute("open", "");
  }
});
