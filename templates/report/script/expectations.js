/** @import { ReportExpectation, ReportProof, ReportStack } from "../../../generators/outputs/report/data" */
/** @import { Route } from "./route.js" */
import { grouped, report, stackNamed } from "./data.js";
import { h } from "./dom.js";
import { choice, lineOf, paged, saidAt, stackLinks } from "./pieces.js";
import { changed, linkTo } from "./route.js";
import { askedWords, count } from "./words.js";

/** @typedef {{ stack: ReportStack, expectation: ReportExpectation, proof: ReportProof }} One */

/** What is not as expected comes first, and what the file says before what blueprints promise. */
const ORDER = new Map([
  ["fails", 0],
  ["unknown", 1],
  ["holds", 2],
]);

/**
 * @param {readonly ReportStack[]} stacks
 * @returns {One[][]}
 */
function alike(stacks) {
  const all = stacks.flatMap((stack) =>
    stack.expectations.flatMap((expectation) => {
      const proof = report.proofs[expectation.proof];
      return proof === undefined ? [] : [{ stack, expectation, proof }];
    }),
  );
  const groups = [
    ...grouped(all, ({ expectation: { of, asked, proof } }) =>
      JSON.stringify([of, asked, proof]),
    ).values(),
  ];
  return groups.sort((a, b) => rank(a) - rank(b));
}

/**
 * @param {readonly One[]} group
 */
function rank([one]) {
  if (one === undefined) return 9;
  const promise = report.asked[one.expectation.asked]?.promise === true ? 1 : 0;
  return (ORDER.get(one.proof.outcome) ?? 0) * 2 + promise;
}

/**
 * @param {Route} route
 */
export function expectationsView(route) {
  const outcome = route.params.get("outcome") ?? "";
  const by = route.params.get("by") ?? "";
  const all = alike(report.stacks).filter(([one]) => {
    const isPromise = report.asked[one?.expectation.asked ?? -1]?.promise === true;
    return (
      (outcome === "" || one?.proof.outcome === outcome) &&
      (by === "" || isPromise === (by === "blueprint"))
    );
  });
  const { shown, pager } = paged(all, route, "expectation");
  return {
    title: "Expectations",
    body: [
      h("h1", {}, "Expectations"),
      h(
        "p",
        { class: "lead" },
        "What roles must be able to do, and what they must never: each proved of all policies of the role together, or shown by a request.",
      ),
      h(
        "form",
        {
          class: "filters",
          "aria-label": "which expectations",
          submit: (event) => event.preventDefault(),
        },
        choice(
          "Outcome",
          [
            ["", "any"],
            ["fails", "not as expected"],
            ["unknown", "not decided"],
            ["holds", "as expected"],
          ],
          outcome,
          (value) => changed(route, { outcome: value }),
        ),
        choice(
          "Said by",
          [
            ["", "any"],
            ["file", "the fleet file"],
            ["blueprint", "blueprints"],
          ],
          by,
          (value) => changed(route, { by: value }),
        ),
      ),
      pager,
      h("div", { class: "cards" }, shown.map(card)),
    ],
  };
}

/**
 * The gravest of all, or those of one stack.
 *
 * @param {{ stack?: ReportStack, most?: number }} which
 */
export function expectationList({ stack, most }) {
  const all = alike(stack === undefined ? report.stacks : [stack]);
  if (all.length === 0) return h("p", { class: "note" }, "Nothing is expected.");
  return h("div", { class: "cards" }, all.slice(0, most).map(card));
}

const OUTCOMES = new Map([
  ["holds", "proved"],
  ["fails", "not so"],
  ["unknown", "not decided"],
]);

/**
 * @param {readonly One[]} group
 */
function card(group) {
  const [one] = group;
  const asked = one && report.asked[one.expectation.asked];
  if (one === undefined || asked === undefined) return undefined;
  const { proof, expectation } = one;
  const [place] = expectation.said;
  return h(
    "article",
    { class: `card ${proof.outcome}` },
    h(
      "h3",
      {},
      h(
        "span",
        { class: `outcome ${proof.outcome}` },
        OUTCOMES.get(proof.outcome) ?? proof.outcome,
      ),
      h("span", {}, h("b", {}, expectation.of), ` ${askedWords(asked)}`),
    ),
    h(
      "p",
      {},
      stackLinks(group.map(({ stack }) => stack)),
      group.length === 1
        ? undefined
        : h("span", { class: "quiet" }, ` ${count(group.length, "stack")}`),
    ),
    evidence(proof, asked.kind),
    place === undefined
      ? undefined
      : h(
          "p",
          { class: "quiet" },
          `${asked.promise ? "promised by" : "said at"} ${place} `,
          lineOf(place),
        ),
  );
}

/**
 * @param {ReportProof} proof
 * @param {string} kind
 */
function evidence({ outcome, witness, because = [], why, open }, kind) {
  const isNever = kind === "cannot" || kind === "not-assumable-by";
  const words =
    why ??
    (outcome === "holds" && witness === undefined
      ? isNever
        ? "No request of these is allowed, whatever condition keys it has."
        : "Proved of all its policies."
      : undefined);
  const label =
    outcome === "holds"
      ? "for example"
      : isNever
        ? "but this is allowed"
        : "but this is not allowed";
  return h(
    "div",
    { class: "evidence" },
    words === undefined ? undefined : h("p", {}, words),
    witness === undefined
      ? undefined
      : h("p", {}, h("span", { class: "quiet" }, `${label}: `), h("code", {}, witness)),
    because.map((one) =>
      h("div", {}, h("p", {}, one.words), one.said.length === 0 ? undefined : saidAt(one.said)),
    ),
    open
      ? h(
          "p",
          { class: "note warn" },
          "Only under one of the ways to read what AWS's pages leave open.",
        )
      : undefined,
  );
}

/**
 * The stack of a name, as a list to link.
 *
 * @param {readonly string[]} names
 */
export function stacksNamed(names) {
  return names.flatMap((name) => stackNamed(name) ?? []);
}

/**
 * @param {string} outcome
 */
export function expectationsLink(outcome) {
  return linkTo(["expectations"], { outcome });
}
