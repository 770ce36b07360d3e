/** @import { Report, ReportHolder, ReportPolicy, ReportRows, ReportStack, ReportStatement } from "../../../generators/outputs/report/data" */

/** What the page shows. */
export const report = /** @type {Report} */ (
  JSON.parse(document.getElementById("data")?.textContent ?? "{}")
);

/** AWS's access levels, the gravest first, with the letter that stands for each. */
export const LEVELS = [
  { name: "Permissions management", letter: "P", short: "Permissions" },
  { name: "Write", letter: "W", short: "Write" },
  { name: "Tagging", letter: "T", short: "Tagging" },
  { name: "Read", letter: "R", short: "Read" },
  { name: "List", letter: "L", short: "List" },
];

const stacks = new Map(report.stacks.map((stack) => [stack.name, stack]));

/**
 * @param {string} name
 * @returns {ReportStack | undefined}
 */
export function stackNamed(name) {
  return stacks.get(name);
}

/**
 * @param {number | undefined} index
 * @returns {readonly string[]}
 */
export function listOf(index) {
  return index === undefined ? [] : (report.lists[index] ?? []);
}

/**
 * @param {number} index
 * @returns {ReportPolicy | undefined}
 */
export function policyOf(index) {
  return report.policies[index];
}

/**
 * The statements of a policy, each with its index.
 *
 * @param {number} index
 * @returns {{ index: number, statement: ReportStatement }[]}
 */
export function statementsOf(index) {
  return (policyOf(index)?.statements ?? []).flatMap((one) => {
    const statement = report.statements[one];
    return statement === undefined ? [] : [{ index: one, statement }];
  });
}

/**
 * @param {ReportHolder} holder
 * @returns {ReportRows}
 */
export function rowsOfHolder(holder) {
  return report.access[holder.access] ?? {};
}

/** @typedef {Map<string, Map<string, "some" | "every">>} Rows */

/** @type {WeakMap<ReportStack, Rows>} */
const knownRows = new WeakMap();

/**
 * What all roles of a stack can do together, by service and level.
 *
 * @param {ReportStack} stack
 * @returns {Rows}
 */
export function rowsOfStack(stack) {
  const known = knownRows.get(stack);
  if (known !== undefined) return known;
  /** @type {Rows} */
  const all = new Map();
  for (const holder of stack.holders) {
    for (const [service, levels] of Object.entries(rowsOfHolder(holder))) {
      const own = all.get(service) ?? new Map();
      for (const [level, reach] of Object.entries(levels)) {
        if (own.get(level) !== "every") own.set(level, reach);
      }
      all.set(service, own);
    }
  }
  knownRows.set(stack, all);
  return all;
}

/**
 * The classes of sensitive access that roles of a stack have, the gravest first.
 *
 * @param {ReportStack} stack
 */
export function classesOf(stack) {
  const found = new Set(stack.holders.flatMap(({ sensitive }) => sensitive));
  return report.classes.filter(({ id }) => found.has(id));
}

/**
 * The fleet's name, or what the account has once.
 *
 * @param {ReportStack} stack
 */
export function fleetOf(stack) {
  return stack.fleet ?? "account-wide roles";
}

/**
 * The service that an action is of; `*` where a pattern leaves it open.
 *
 * @param {string} action
 */
export function serviceOf(action) {
  const service = (action.split(":", 1)[0] ?? "*").toLowerCase();
  return /[*?]/.test(service) ? "*" : service;
}

/**
 * Whether a statement is about some service, by name or because it leaves it open.
 *
 * @param {ReportStatement} statement
 * @param {string} service
 */
export function isAbout(statement, service) {
  if (statement.actions === undefined) return true;
  return listOf(statement.actions).some((action) => {
    const own = serviceOf(action);
    return own === service || own === "*";
  });
}

/**
 * Things by a key, in the order in which they turn up.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, T[]>}
 */
export function grouped(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
