/** @import { ReportHolder, ReportStack } from "../../../generators/outputs/report/data" */
/** @import { Route } from "./route.js" */
import {
  classesOf,
  fleetOf,
  isAbout,
  policyOf,
  report,
  rowsOfHolder,
  stackNamed,
  statementsOf,
} from "./data.js";
import { h } from "./dom.js";
import { expectationList } from "./expectations.js";
import { pictureOfStack } from "./picture.js";
import { choice, classBadge, levelChips, levelKey, section, statementCard } from "./pieces.js";
import { problemCard } from "./problems.js";
import { linkTo } from "./route.js";
import { count, numeral } from "./words.js";

/**
 * What a fleet has in an environment: its roles, down to each statement.
 *
 * @param {Route} route
 */
export function stackView(route) {
  const [, name = ""] = route.path;
  const stack = stackNamed(name);
  if (stack === undefined) return nothing(name);
  const service = route.params.get("service") ?? "";
  return {
    title: stack.name,
    body: [
      ...heading(stack),
      section(
        "Picture",
        "picture",
        stack.holders.length === 0 ? h("p", {}, "No roles.") : pictureOfStack(stack),
      ),
      section(
        "Roles",
        "roles",
        levelKey(),
        service === "" ? undefined : only(stack, service),
        stack.holders.map((holder) => holderPart(holder, stack, service)),
        service === "" ? certificates(stack) : undefined,
      ),
      stack.expectations.length === 0
        ? undefined
        : section("Expectations", "expected", expectationList({ stack })),
      problemsOf(stack),
    ],
  };
}

/**
 * @param {string} name
 */
function nothing(name) {
  return {
    title: "Not here",
    body: [
      h("h1", {}, "Not here"),
      h(
        "p",
        { class: "note" },
        `This report has no stack called ${name}: it may be of another revision.`,
      ),
    ],
  };
}

/**
 * @param {ReportStack} stack
 */
function heading(stack) {
  const environment = report.environments.find(({ name }) => name === stack.environment);
  const blueprint = report.blueprints.find(({ id }) => id === stack.blueprint);
  const others = report.stacks.filter(
    (one) => one !== stack && one.environment === stack.environment && one.kind !== "shared",
  );
  const elsewhere = report.stacks.filter(
    (one) => one !== stack && one.kind === stack.kind && one.fleet === stack.fleet,
  );
  const options = [["", "…"], ...others.map((one) => [one.name, fleetOf(one)])];
  return [
    h(
      "p",
      { class: "crumb" },
      h("a", { href: linkTo(["access"]) }, "Access"),
      " / ",
      stack.environment,
    ),
    h(
      "h1",
      {},
      h("bdi", {}, fleetOf(stack)),
      h("span", { class: "env" }, ` in ${stack.environment}`),
      classesOf(stack).map(({ id }) => classBadge(id)),
    ),
    stack.description === undefined ? undefined : h("p", { class: "lead" }, stack.description),
    h(
      "p",
      { class: "facts" },
      h("span", {}, `account ${environment?.account ?? ""}, ${environment?.region ?? ""}`),
      blueprint === undefined
        ? undefined
        : h("span", {}, `blueprint ${blueprint.id} (${blueprint.title})`),
      stack.group === undefined ? undefined : h("span", {}, `in the root module ${stack.group}`),
      elsewhere.map((one) =>
        h("a", { href: linkTo(["stack", one.name]) }, `the same in ${one.environment}`),
      ),
    ),
    others.length === 0 || stack.kind === "shared" || others.length > 200
      ? undefined
      : choice("Compare with", /** @type {[string, string][]} */ (options), "", (other) =>
          linkTo(["differences", "fleets"], { a: stack.name, b: other }),
        ),
  ];
}

/**
 * @param {ReportStack} stack
 * @param {string} service
 */
function only(stack, service) {
  return h(
    "p",
    { class: "note" },
    `Statements about ${service === "*" ? "every service" : service} alone. `,
    h("a", { href: linkTo(["stack", stack.name]) }, "Show all"),
  );
}

/**
 * @param {ReportHolder} holder
 * @param {ReportStack} stack
 * @param {string} service
 */
function holderPart(holder, stack, service) {
  const { label, name, arn, description, takers, trust, boundary, unknown, less, kind } = holder;
  const rows = Object.entries(rowsOfHolder(holder)).filter(
    ([one]) => service === "" || one === service,
  );
  const shown = h(
    "table",
    { class: "plain narrow levels" },
    h("caption", { class: "sr" }, `Access of ${label} by service`),
    h(
      "thead",
      { class: "sr" },
      h("tr", {}, h("th", { scope: "col" }, "Service"), h("th", { scope: "col" }, "Levels")),
    ),
    h(
      "tbody",
      {},
      rows.map(([one, levels]) =>
        h(
          "tr",
          {},
          h(
            "th",
            { scope: "row" },
            h(
              "a",
              { href: linkTo(["stack", stack.name], { service: one }) },
              one === "*" ? "every service" : one,
            ),
          ),
          h("td", {}, levelChips(new Map(Object.entries(levels)))),
        ),
      ),
    ),
  );
  const policies = [...holder.policies, ...(boundary === undefined ? [] : [boundary])];
  if (service !== "" && rows.length === 0) return undefined;
  return h(
    "article",
    { class: "holder", id: `role-${label}` },
    h(
      "h3",
      {},
      h("bdi", {}, label),
      kind === "role" ? undefined : h("span", { class: "badge" }, kind),
      holder.sensitive.map(classBadge),
    ),
    arn === undefined && name === undefined
      ? undefined
      : h("p", { class: "arn" }, h("code", {}, arn ?? name ?? "")),
    description === undefined ? undefined : h("p", {}, description),
    takers === undefined ? undefined : h("p", {}, `Given to ${takers.join(", ")}.`),
    unknown.map((text) => h("p", { class: "note warn" }, `And more or less: ${text}.`)),
    less
      ? h(
          "p",
          { class: "note" },
          "Less what is denied, or what its permissions boundary does not let through.",
        )
      : undefined,
    rows.length === 0 ? h("p", { class: "quiet" }, "It can do nothing that is known.") : shown,
    trust === undefined || service !== ""
      ? undefined
      : policyPart(trust, "Who may assume it", "", true),
    policies.map((index) =>
      policyPart(index, undefined, service, policyOf(index)?.kind === "inline" || service !== ""),
    ),
  );
}

const KINDS = new Map([
  ["inline", "inline policy"],
  ["customer-managed", "managed policy of your own"],
  ["aws-managed", "AWS managed policy"],
  ["boundary", "permissions boundary"],
  ["certificate", "AWS IoT policy of certificates"],
]);

/**
 * @param {number} index
 * @param {string | undefined} title
 * @param {string} service
 * @param {boolean} open
 */
function policyPart(index, title, service, open) {
  const policy = policyOf(index);
  if (policy === undefined) return undefined;
  const all = statementsOf(index).filter(
    ({ statement }) => service === "" || isAbout(statement, service),
  );
  if (all.length === 0 && policy.unknown === undefined) return undefined;
  const name = policy.name.slice(policy.name.lastIndexOf("/") + 1);
  const kind = KINDS.get(policy.kind) ?? policy.kind;
  return h(
    "details",
    { class: "policy", open },
    h(
      "summary",
      {},
      h("h4", {}, title ?? h("bdi", {}, name)),
      title === undefined ? h("span", { class: "quiet" }, kind) : undefined,
      h(
        "span",
        { class: "quiet" },
        policy.unknown === undefined
          ? count(all.length, "statement")
          : `not known: ${policy.unknown}`,
      ),
    ),
    all.map((one) => statementCard(one.statement, `statement-${numeral(one.index)}`)),
  );
}

/**
 * @param {ReportStack} stack
 */
function certificates(stack) {
  if (stack.certificates.length + stack.aliases.length === 0) return undefined;
  return h(
    "article",
    { class: "holder" },
    h("h3", {}, "Certificates of devices"),
    stack.aliases.map(({ name, role }) =>
      h("p", {}, "The role alias ", h("code", {}, name), ` gives credentials of ${role}.`),
    ),
    stack.certificates.map((index) => policyPart(index, undefined, "", true)),
  );
}

/**
 * @param {ReportStack} stack
 */
function problemsOf(stack) {
  const all = [...report.problems, ...report.accepted];
  const own = all.filter(
    ({ stacks, fleets }) =>
      stacks.includes(stack.name) &&
      (fleets.length === 0 || stack.fleet === undefined || fleets.includes(stack.fleet)),
  );
  return own.length === 0
    ? undefined
    : section("Problems", "found", own.slice(0, 50).map(problemCard));
}
