/** @import { ReportHolder, ReportStack } from "../../../generators/outputs/report/data" */
/** @import { DrawnEdge, DrawnNode } from "./drawing.js" */
import {
  classesOf,
  fleetOf,
  grouped,
  isAbout,
  LEVELS,
  report,
  rowsOfHolder,
  rowsOfStack,
  statementsOf,
} from "./data.js";
import { draw } from "./drawing.js";
import { linkTo } from "./route.js";
import { count, few, levelWords, numeral, resourceWords } from "./words.js";

/** More boxes than this in a column are no picture. */
const MOST = { groups: 14, services: 16, shared: 6, callers: 10 };

/**
 * Fleets that can do the same as one box, with who may assume their roles and which services they reach: those of fleets first, and
 * what is left out, by its number.
 */
export function pictureOfAll() {
  const groups = [
    ...grouped(
      report.stacks.filter(({ holders }) => holders.length > 0),
      signature,
    ).values(),
  ];
  const ordered = groups.sort((a, b) => Number(isShared(a)) - Number(isShared(b)));
  const shown = ordered.slice(0, MOST.groups);
  const firsts = shown.flatMap(([one]) => (one === undefined ? [] : [one]));
  const services = servicesOf(firsts);
  const callers = mostUsed(firsts.map(callersOf), MOST.callers);
  const edges = firsts.flatMap((one) => edgesOf(one, new Set(services)));
  /** @type {DrawnNode[]} */
  const nodes = [
    ...callers.map((name) => ({ id: `c ${name}`, title: name, column: 0, mark: "caller" })),
    ...shown.flatMap((group) => groupNode(group)),
    ...services.map((name) => ({
      ...{ id: `s ${name}`, title: serviceWords(name), column: 2, mark: "service" },
      href: linkTo(["access"], { service: name }),
    })),
    ...(edges.some(({ to }) => to === OTHERS)
      ? [{ id: OTHERS, title: "other services", column: 2, href: linkTo(["access"]) }]
      : []),
  ];
  const ids = new Set(nodes.map(({ id }) => id));
  const left = report.stacks.length - shown.reduce((sum, group) => sum + group.length, 0);
  const more = left === 0 ? "" : `; ${count(left, "stack")} more in the table`;
  return draw({
    title: "Fleets, trust and services",
    about: `Who may assume roles, the fleets that have them, and what they reach${more}. Lines are coloured by the gravest access level; a red frame is sensitive access.`,
    heads: ["Who may assume", "Fleets", "What they reach"],
    nodes,
    edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  });
}

const OTHERS = "others";

/**
 * @param {string} service
 */
function serviceWords(service) {
  return service === "*" ? "every service" : service;
}

/**
 * @param {readonly ReportStack[]} group
 */
function isShared([one]) {
  return one?.kind === "shared";
}

/**
 * The services to show: what fleets reach before what account-wide roles do.
 *
 * @param {readonly ReportStack[]} stacks
 */
function servicesOf(stacks) {
  const reached = (/** @type {boolean} */ shared) =>
    stacks
      .filter(({ kind }) => (kind === "shared") === shared)
      .map((one) => [...rowsOfStack(one).keys()]);
  const own = mostUsed(reached(false), MOST.services);
  const others = mostUsed(reached(true), MOST.services).filter((one) => !own.includes(one));
  return [...own, ...others.slice(0, Math.min(MOST.shared, MOST.services - own.length))].sort();
}

/**
 * What makes two stacks one box: equal blueprints, with the same access and trust.
 *
 * @param {ReportStack} stack
 */
function signature(stack) {
  const rows = [...rowsOfStack(stack)].map(([service, levels]) => [service, ...levels].flat());
  return JSON.stringify([stack.kind, stack.blueprint, rows, callersOf(stack)]);
}

/**
 * @param {readonly ReportStack[]} group
 * @returns {DrawnNode[]}
 */
function groupNode(group) {
  const [one] = group;
  if (one === undefined) return [];
  const fleets = new Set(group.map(fleetOf));
  const environments = new Set(group.map(({ environment }) => environment));
  const roles = group.reduce((sum, { holders }) => sum + holders.length, 0);
  const what = one.blueprint === undefined ? "" : `${one.blueprint} · `;
  return [
    {
      id: `g ${one.name}`,
      title: fleets.size === 1 ? fleetOf(one) : `${numeral(fleets.size)} ${one.kind}s alike`,
      sub: `${few([...environments], 3)} · ${what}${count(roles, "role")}`,
      href:
        group.length === 1
          ? linkTo(["stack", one.name])
          : linkTo(["access"], { blueprint: one.blueprint }),
      column: 1,
      mark: classesOf(one).length > 0 ? "fleet sensitive" : "fleet",
    },
  ];
}

/**
 * @param {ReportStack} stack
 * @param {ReadonlySet<string>} services those that are shown
 * @returns {DrawnEdge[]}
 */
function edgesOf(stack, services) {
  const id = `g ${stack.name}`;
  const rows = [...rowsOfStack(stack)];
  const rest = rows.filter(([service]) => !services.has(service));
  const gravestOfRest = gravest(new Map(rest.flatMap(([, levels]) => [...levels])));
  return [
    ...callersOf(stack).map((name) => ({ from: `c ${name}`, to: id, mark: "trust" })),
    ...rows
      .filter(([service]) => services.has(service))
      .map(([service, levels]) => ({
        ...{ from: id, to: `s ${service}`, label: `${service}: ${levelWords(levels)}` },
        mark: `level-${gravest(levels)}`,
      })),
    ...(rest.length === 0
      ? []
      : [
          {
            from: id,
            to: OTHERS,
            label: count(rest.length, "service"),
            mark: `level-${gravestOfRest}`,
          },
        ]),
  ];
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
 * Who may assume roles of the stack.
 *
 * @param {ReportStack} stack
 */
function callersOf(stack) {
  return [...new Set(stack.holders.flatMap(callersOfHolder))].sort();
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
        mark: `level-${gravest(all)}`,
      });
    }
  }
  return draw({
    title: `Roles of ${stack.name}`,
    about: "Who may assume each role, and which services and resources it reaches.",
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
