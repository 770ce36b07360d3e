/** @import { ReportStack, ReportStatement } from "../../../generators/outputs/report/data" */
/** @import { Child } from "./dom.js" */
/** @import { Route } from "./route.js" */
import { fleetOf, grouped, LEVELS, listOf, report } from "./data.js";
import { h } from "./dom.js";
import { linkTo } from "./route.js";
import { conditionLines, count, levelWords, numeral } from "./words.js";

/**
 * The levels of a service as letters: filled where they reach every resource.
 *
 * @param {ReadonlyMap<string, string>} levels
 */
export function levelChips(levels) {
  const chips = LEVELS.filter(({ name }) => levels.has(name)).map(({ name, letter }) =>
    h("span", { class: `chip level-${letter} ${levels.get(name) ?? ""}` }, letter),
  );
  return h(
    "span",
    { class: "chips" },
    h("span", { class: "sr" }, levelWords(levels)),
    h("span", { "aria-hidden": "true", title: levelWords(levels) }, chips),
  );
}

/** What the letters mean. */
export function levelKey() {
  const letters = LEVELS.map(({ letter, short }) =>
    h("span", {}, h("span", { class: `chip level-${letter} some` }, letter), ` ${short}`),
  );
  return h(
    "p",
    { class: "key" },
    letters,
    h("span", {}, h("span", { class: "chip level-W every" }, "W"), " filled: on every resource"),
    h("span", {}, h("span", { class: "chip level-W some" }, "W"), " on named ones, or without one"),
  );
}

/**
 * @param {string} id
 */
export function classBadge(id) {
  const summary = report.classes.find((one) => one.id === id)?.summary ?? id;
  return h("span", { class: `badge class-${id}`, title: summary }, id);
}

/**
 * Where something was written, with the line that stands there.
 *
 * @param {readonly string[]} places
 */
export function saidAt(places) {
  if (places.length === 0) return h("span", { class: "quiet" }, "in AWS's own policy");
  return h(
    "ul",
    { class: "said" },
    places.map((place) => h("li", {}, h("b", {}, place), " ", lineOf(place))),
  );
}

/**
 * @param {string} place
 */
export function lineOf(place) {
  const line = Object.hasOwn(report.lines, place) ? report.lines[place] : undefined;
  return line === undefined ? undefined : h("code", { class: "line" }, line);
}

/**
 * A list of texts, of which many are folded away.
 *
 * @param {readonly string[]} texts
 * @param {number} [most]
 */
export function codeList(texts, most = 12) {
  const items = (/** @type {readonly string[]} */ some) =>
    h(
      "ul",
      { class: "codes" },
      some.map((text) => h("li", {}, h("code", {}, text))),
    );
  if (texts.length <= most) return items(texts);
  return h(
    "div",
    {},
    items(texts.slice(0, most - 2)),
    h(
      "details",
      {},
      h("summary", {}, `${numeral(texts.length - most + 2)} more`),
      items(texts.slice(most - 2)),
    ),
  );
}

/**
 * A statement with all there is to say of it.
 *
 * @param {ReportStatement} statement
 * @param {string} id
 */
export function statementCard(statement, id) {
  const { effect, sid, why, sensitive = {}, principals } = statement;
  const conditions = conditionLines(statement);
  const row = (/** @type {string} */ name, /** @type {Child} */ value) => [
    h("dt", {}, name),
    h("dd", {}, value),
  ];
  const actions = listOf(statement.actions ?? statement.notActions);
  const resources = listOf(statement.resources ?? statement.notResources);
  const isSaid = statement.said.length > 0 || why !== undefined;
  return h(
    "article",
    { class: `statement ${effect.toLowerCase()}`, id },
    h(
      "h5",
      {},
      h("span", { class: `effect ${effect}` }, effect),
      h("span", {}, sid ?? "statement without a name"),
      Object.keys(sensitive).map(classBadge),
    ),
    why === undefined ? undefined : h("p", { class: "why" }, `“${why}”`),
    h(
      "dl",
      {},
      principals === undefined ? undefined : row("Who", codeList(principals)),
      row(statement.actions === undefined ? "All but" : "Actions", codeList(actions)),
      resources.length === 0
        ? undefined
        : row(statement.resources === undefined ? "On all but" : "On", codeList(resources)),
      conditions.length === 0 ? undefined : row("If", codeList(conditions)),
      isSaid || principals === undefined ? row("Written", saidAt(statement.said)) : undefined,
    ),
  );
}

/**
 * @param {ReportStack} stack
 * @param {Readonly<Record<string, string | undefined>>} [params]
 */
export function stackLink(stack, params = {}) {
  return h(
    "a",
    { href: linkTo(["stack", stack.name], params), class: "stack" },
    h("bdi", {}, fleetOf(stack)),
    h("span", { class: "env" }, ` ${stack.environment}`),
  );
}

/**
 * Stacks by fleet, with their environments; of many, the first and a way to all.
 *
 * @param {readonly ReportStack[]} stacks
 * @param {string} [all] the link to all of them
 */
export function stackLinks(stacks, all) {
  const fleets = [...grouped(stacks, fleetOf)];
  const shown = fleets.length > 4 ? fleets.slice(0, 3) : fleets;
  const more = `${numeral(fleets.length - shown.length)} more`;
  return h(
    "span",
    { class: "stacks" },
    shown.map(([, own]) => fleetLinks(own)),
    shown.length === fleets.length
      ? undefined
      : all === undefined
        ? h("span", { class: "quiet" }, `and ${more}`)
        : h("a", { href: all }, more),
  );
}

/**
 * One fleet with a link to each of its environments.
 *
 * @param {readonly ReportStack[]} stacks
 */
function fleetLinks(stacks) {
  const [one] = stacks;
  if (one === undefined || stacks.length === 1) return one && stackLink(one);
  return h(
    "span",
    { class: "stack" },
    h("bdi", {}, fleetOf(one)),
    stacks.map(({ name, environment }) => [
      " ",
      h(
        "a",
        { href: linkTo(["stack", name]), class: "env" },
        h("span", { class: "sr" }, `${fleetOf(one)} in `),
        environment,
      ),
    ]),
  );
}

const PAGE = 50;

/**
 * One page of some things, and the way to the others.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {Route} route
 * @param {string} noun
 * @returns {{ shown: readonly T[], pager: HTMLElement }}
 */
export function paged(items, route, noun) {
  const pages = Math.max(1, Math.ceil(items.length / PAGE));
  const asked = Number(route.params.get("page") ?? "1");
  const page = Math.min(pages, Math.max(1, Number.isInteger(asked) ? asked : 1));
  const own = Object.fromEntries(route.params);
  const to = (/** @type {number} */ number, /** @type {string} */ text) =>
    number < 1 || number > pages
      ? h("span", { class: "off", "aria-disabled": "true" }, text)
      : h("a", { href: linkTo(route.path, { ...own, page: String(number) }) }, text);
  const first = (page - 1) * PAGE;
  const shown = items.slice(first, first + PAGE);
  const range =
    items.length <= PAGE ? "" : `${numeral(first + 1)} to ${numeral(first + shown.length)} of `;
  const pager = h(
    "nav",
    { class: "pager", "aria-label": `pages of ${noun}s` },
    h("span", {}, `${range}${count(items.length, noun)}`),
    pages === 1 ? undefined : [to(page - 1, "Previous"), to(page + 1, "Next")],
  );
  return { shown, pager };
}

/**
 * @param {string} title
 * @param {string} id
 * @param {...Child} children
 */
export function section(title, id, ...children) {
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title), children);
}

/**
 * A choice of one of the view's settings; the link of what is chosen.
 *
 * @param {string} label
 * @param {readonly (readonly [string, string])[]} options values and names
 * @param {string} value
 * @param {(value: string) => string} linkFor
 */
export function choice(label, options, value, linkFor) {
  const list = options.map(([id, name]) =>
    h("option", { value: id, selected: id === value }, name),
  );
  const change = (/** @type {Event} */ event) => {
    location.hash = linkFor(/** @type {HTMLSelectElement} */ (event.target).value);
  };
  return h("label", { class: "choice" }, h("span", {}, label), h("select", { change }, list));
}
