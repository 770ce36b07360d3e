/** @import { ReportHolder, ReportStack } from "../../../generators/outputs/report/data" */
/** @import { DrawnEdge, DrawnNode } from "./drawing.js" */
import { grouped, isAbout, LEVELS, rowsOfHolder, statementsOf } from "./data.js";
import { h } from "./dom.js";
import { draw } from "./drawing.js";
import { linkTo } from "./route.js";
import { levelWords, resourceWords } from "./words.js";

/** More boxes than this in a column are no picture. */
const MOST = { services: 16, callers: 10 };

/** The picture of all fleets, which came with the page. */
export function pictureOfAll() {
  const kept = document.getElementById("picture-of-all");
  if (!(kept instanceof HTMLTemplateElement)) return undefined;
  const attributes = { class: "scroll", tabindex: "0", role: "region", "aria-label": "Picture" };
  return h(
    "figure",
    { class: "picture" },
    h("div", attributes, kept.content.cloneNode(true)),
    h("figcaption", {}, "What is alike is drawn once. Pictures of single fleets are with them."),
  );
}

/**
 * @param {string} service
 */
function serviceWords(service) {
  return service === "*" ? "every service" : service;
}

/**
 * The letter of the gravest level.
 *
 * @param {ReadonlyMap<string, unknown>} levels
 */
function gravest(levels) {
  return LEVELS.find(({ name }) => levels.has(name))?.letter ?? "L";
}

/**
 * @param {ReadonlyMap<string, unknown>} levels
 */
function letters(levels) {
  const own = LEVELS.filter(({ name }) => levels.has(name));
  return own.map(({ letter }) => letter).join(" ");
}

/**
 * @param {ReportHolder} holder
 * @returns {string[]}
 */
function callersOfHolder({ trust, takers = [] }) {
  const trusting = trust === undefined ? [] : statementsOf(trust);
  const named = trusting.flatMap(({ statement }) =>
    statement.effect === "Allow" ? (statement.principals ?? []) : [],
  );
  return [...named.map((one) => one.replace(/^(Service|AWS|Federated) /, "")), ...takers];
}

/**
 * The texts that most lists have, in the order of the alphabet.
 *
 * @param {readonly (readonly string[])[]} lists
 * @param {number} most
 */
function mostUsed(lists, most) {
  const counts = [...grouped(lists.flat(), (one) => one)];
  const first = counts.sort(([, a], [, b]) => b.length - a.length).slice(0, most);
  return first.map(([name]) => name).sort();
}

/**
 * The roles of a stack, who may assume them, and what each of them reaches.
 *
 * @param {ReportStack} stack
 */
export function pictureOfStack(stack) {
  /** @type {Map<string, DrawnNode>} */
  const nodes = new Map();
  /** @type {DrawnEdge[]} */
  const edges = [];
  const busiest = mostUsed(
    stack.holders.map((one) => Object.keys(rowsOfHolder(one))),
    MOST.services,
  );
  for (const holder of stack.holders) {
    const id = `h ${holder.label}`;
    const name = holder.name ?? holder.label;
    const mark = holder.sensitive.length > 0 ? "fleet sensitive" : "fleet";
    nodes.set(id, { id, title: holder.label, sub: name, column: 1, mark });
    const aliases = stack.aliases.filter(({ role }) => role === holder.label);
    const callers = [
      ...callersOfHolder(holder),
      ...aliases.map((one) => `certificates, by ${one.name}`),
    ];
    for (const caller of callers.slice(0, MOST.callers)) {
      nodes.set(`c ${caller}`, { id: `c ${caller}`, title: caller, column: 0, mark: "caller" });
      edges.push({ from: `c ${caller}`, to: id, mark: "trust" });
    }
    for (const [service, levels] of Object.entries(rowsOfHolder(holder))) {
      if (!busiest.includes(service)) continue;
      const all = new Map(Object.entries(levels));
      nodes.set(`s ${service}`, serviceNode(service, stack));
      edges.push({
        from: id,
        to: `s ${service}`,
        label: levelWords(all),
        short: letters(all),
        mark: `level-${gravest(all)}`,
      });
    }
  }
  return draw({
    title: `Roles of ${stack.name}`,
    about:
      "Who may assume each role, and which services and resources it reaches, by the letters of access levels below.",
    heads: ["Who may assume", "Roles", "What they reach"],
    nodes: [...nodes.values()],
    edges,
  });
}

/**
 * @param {string} service
 * @param {ReportStack} stack
 * @returns {DrawnNode}
 */
function serviceNode(service, stack) {
  const statements = stack.holders
    .flatMap(({ policies }) => policies.flatMap(statementsOf))
    .filter(({ statement }) => statement.effect === "Allow" && isAbout(statement, service));
  return {
    ...{ id: `s ${service}`, title: serviceWords(service) },
    sub: resourceWords(statements.map(({ statement }) => statement)),
    href: linkTo(["stack", stack.name], { service }),
    ...{ column: 2, mark: "service" },
  };
}
