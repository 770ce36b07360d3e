/** @import { ReportHolder, ReportStack } from "../../../generators/outputs/report/data" */
/** @import { Child } from "./dom.js" */
import { grouped, listOf, report, statementsOf } from "./data.js";
import { h } from "./dom.js";
import { pictureOfAll } from "./picture.js";
import { classBadge, codeList, section, stackLinks } from "./pieces.js";
import { expectationList } from "./expectations.js";
import { problemCard } from "./problems.js";
import { linkTo } from "./route.js";
import { count, numeral } from "./words.js";

/** The first view: what a reviewer has to see first. */
export function overview() {
  const title = report.project ?? report.source;
  return {
    title: "Overview",
    body: [
      h("h1", {}, h("bdi", {}, title)),
      h(
        "p",
        { class: "lead" },
        `What every role of ${report.source} can do, in ${count(report.environments.length, "environment")}.`,
      ),
      tiles(),
      sensitiveSection(),
      section("Picture", "picture", pictureOfAll()),
      expectedSection(),
      problemSection(),
      lifecycleSection(),
      environmentSection(),
    ],
  };
}

function tiles() {
  const { stacks, problems, proofs } = report;
  const fleets = new Set(stacks.flatMap(({ fleet }) => fleet ?? []));
  const roles = stacks.flatMap(({ holders }) => holders).filter(({ kind }) => kind === "role");
  const sensitive = roles.filter((one) =>
    one.sensitive.some((id) => id !== "contents" && id !== "deletion"),
  );
  const proved = stacks.flatMap(({ expectations }) =>
    expectations.map(({ proof }) => proofs[proof]?.outcome),
  );
  const failed = proved.filter((outcome) => outcome !== "holds").length;
  const bySeverity = grouped(problems, ({ severity }) => severity);
  const severities = ["error", "warning", "notice"].flatMap((one) => {
    const all = bySeverity.get(one) ?? [];
    return all.length === 0 ? [] : [count(all.length, one)];
  });
  return h(
    "ul",
    { class: "tiles" },
    tile(
      numeral(fleets.size),
      fleets.size === 1 ? "fleet" : "fleets and workloads",
      linkTo(["access"]),
    ),
    tile(numeral(roles.length), "roles", linkTo(["access"])),
    tile(
      numeral(sensitive.length),
      "roles that pass roles, change permissions or read secrets",
      "#sensitive-now",
      sensitive.length > 0 ? "warn" : "good",
    ),
    tile(
      failed === 0 ? numeral(proved.length) : `${numeral(failed)} of ${numeral(proved.length)}`,
      failed === 0 ? "expectations, all proved" : "expectations not as expected",
      linkTo(["expectations"]),
      failed > 0 ? "bad" : proved.length > 0 ? "good" : "",
    ),
    tile(
      numeral(problems.length),
      problems.length === 0 ? "problems" : `problems: ${severities.join(", ")}`,
      linkTo(["problems"]),
      bySeverity.has("error") ? "bad" : bySeverity.has("warning") ? "warn" : "",
    ),
  );
}

/**
 * @param {string} number
 * @param {string} text
 * @param {string} href
 * @param {string} [mark]
 */
function tile(number, text, href, mark = "") {
  // Within the page a fragment would be another view.
  const click = (/** @type {Event} */ event) => {
    if (!href.startsWith("#/")) {
      event.preventDefault();
      document.getElementById(href.slice(1))?.scrollIntoView();
    }
  };
  return h(
    "li",
    { class: mark },
    h("a", { href, click }, h("strong", {}, number), " ", h("span", {}, text)),
  );
}

/** @typedef {{ stack: ReportStack, holder: ReportHolder, actions: readonly string[] }} Having */

function sensitiveSection() {
  const blocks = report.classes.map(({ id, summary }) => {
    const having = report.stacks.flatMap((stack) =>
      stack.holders
        .filter(({ sensitive }) => sensitive.includes(id))
        .map((holder) => ({ stack, holder, actions: actionsOfClass(holder, id) })),
    );
    return having.length === 0 ? undefined : classBlock(id, summary, having);
  });
  const isNone = blocks.every((one) => one === undefined);
  return section(
    "Sensitive access",
    "sensitive-now",
    isNone
      ? h(
          "p",
          { class: "note good" },
          "No role passes roles, changes permissions, reads secrets or stored data, or deletes.",
        )
      : blocks,
  );
}

/**
 * @param {string} id
 * @param {string} summary
 * @param {readonly Having[]} having
 */
function classBlock(id, summary, having) {
  const alike = [
    ...grouped(having, ({ stack, holder, actions }) =>
      JSON.stringify([stack.kind, stack.blueprint, holder.label, actions]),
    ).values(),
  ];
  // What fleets have, somebody asked for; what accounts have once, a service does.
  alike.sort(([a], [b]) => Number(a?.stack.kind === "shared") - Number(b?.stack.kind === "shared"));
  const rows = alike.map((group) => {
    const [one] = group;
    if (one === undefined) return undefined;
    const all = linkTo(["access"], { class: id, blueprint: one.stack.blueprint });
    return h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        one.holder.label,
        one.holder.less ? h("span", { class: "quiet" }, ", less what is denied") : undefined,
      ),
      h("td", {}, stackLinks([...new Set(group.map(({ stack }) => stack))], all)),
      h("td", {}, codeList(one.actions, 9)),
    );
  });
  const isGrave = id !== "contents" && id !== "deletion";
  const [first, rest] = [rows.slice(0, MOST_ROWS), rows.slice(MOST_ROWS)];
  return h(
    "details",
    { class: "class", open: isGrave },
    h(
      "summary",
      {},
      classBadge(id),
      h("span", { class: "grow" }, summary),
      h("span", { class: "quiet" }, count(having.length, "role")),
    ),
    classTable(summary, first),
    rest.length === 0
      ? undefined
      : h(
          "details",
          { class: "more" },
          h("summary", {}, `${numeral(rest.length)} more`),
          classTable(summary, rest),
        ),
  );
}

/** More rows than this of a class are folded away. */
const MOST_ROWS = 6;

/**
 * @param {string} summary
 * @param {readonly Child[]} rows
 */
function classTable(summary, rows) {
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": summary },
    h(
      "table",
      { class: "plain" },
      h("caption", { class: "sr" }, summary),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["Role", "Of", "Actions"].map((text) => h("th", { scope: "col" }, text)),
        ),
      ),
      h("tbody", {}, rows),
    ),
  );
}

/**
 * @param {ReportHolder} holder
 * @param {string} id
 */
function actionsOfClass(holder, id) {
  const lists = holder.policies
    .flatMap(statementsOf)
    .map(({ statement }) => listOf(statement.sensitive?.[id]));
  return [...new Set(lists.flat())].sort();
}

function expectedSection() {
  return section(
    "Expectations",
    "expected",
    expectationList({ most: 6 }),
    h("p", {}, h("a", { href: linkTo(["expectations"]) }, "All expectations, with their proofs")),
  );
}

function problemSection() {
  const shown = report.problems.slice(0, 5);
  return section(
    "Problems",
    "found",
    shown.length === 0 ? h("p", { class: "note good" }, "None.") : shown.map(problemCard),
    report.problems.length > shown.length
      ? h(
          "p",
          {},
          h("a", { href: linkTo(["problems"]) }, `All ${numeral(report.problems.length)} problems`),
        )
      : undefined,
  );
}

function lifecycleSection() {
  const ended = report.blueprints.filter(({ lifecycle }) => lifecycle !== undefined);
  if (ended.length === 0) return undefined;
  const items = ended.map(({ id, title, lifecycle }) => {
    const users = report.stacks.filter(({ blueprint }) => blueprint === id);
    const { status = "", since, event, successor } = lifecycle ?? {};
    return h(
      "li",
      {},
      h("b", {}, title),
      h("span", { class: `badge life-${status}` }, status),
      h(
        "p",
        {},
        `${event ?? `AWS ${status} it.`}${since === undefined ? "" : ` (${since}).`}`,
        successor === undefined ? "" : ` Use instead: ${successor}.`,
      ),
      h("p", {}, stackLinks(users, linkTo(["access"], { blueprint: id }))),
    );
  });
  return section("Lifecycle", "lifecycle", h("ul", { class: "cards" }, items));
}

function environmentSection() {
  const rows = report.environments.map(({ name, account, region }) => {
    const own = report.stacks.filter(({ environment }) => environment === name);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, h("a", { href: linkTo(["access"], { env: name }) }, name)),
      [account, region, numeral(own.length)].map((text) => h("td", {}, text)),
    );
  });
  return section(
    "Environments",
    "environments",
    h(
      "table",
      { class: "plain narrow" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["Environment", "Account", "Region", "Stacks"].map((text) =>
            h("th", { scope: "col" }, text),
          ),
        ),
      ),
      h("tbody", {}, rows),
    ),
  );
}
