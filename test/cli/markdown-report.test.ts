import { expect } from "chai";
import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { alikeChanges } from "../../generators/access/alike";
import type { HolderChange } from "../../generators/access/compare";
import { markdownFaults, markdownReport } from "../../generators/cli/access-report/markdown";
import { problem } from "../../generators/problem";
import { ServiceReference } from "../../generators/iam/reference";
import { hostileText } from "../support/hostile";

const reference = ServiceReference.loadSync([]);
const NONE = { gained: [], lost: [], unknown: [] };

/** A role that gains access to a resource. */
function change(stack: string, text: string, facts: Record<string, string> = {}): HolderChange {
  const [fleet = "", account = "111111111111"] = [facts.fleet, facts.account];
  const request = { principal: text, action: "sqs:SendMessage", resource: text };
  const row = {
    ...{ actions: ["sqs:SendMessage"], resource: text, condition: text },
    ...{ witness: request, reading: "most" as const },
  };
  const lists = { detached: [text], settings: [], open: [], lessened: [] };
  const unknown = [{ kind: "inline", name: text, document: undefined, why: text } as const];
  return {
    holder: {
      ...{ kind: "role", id: stack, stack, label: text, name: text, policies: [] },
      facts: [
        ["fleet", fleet],
        ["account", account],
      ],
    },
    change: "changed",
    access: { ...NONE, gained: [row] },
    trust: { ...NONE, lost: [row] },
    attached: [text],
    ...lists,
    unknown,
  };
}

function allOf(node: Nodes): Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(allOf) : [])];
}

/** Tags of HTML that a report has; signs of markup are in no text that is not code. */
const TAGS = /^(<\/?(details( open)?|summary|code|b)>|[^<>])*$/;

function faultsOf(report: string): string[] {
  const tree = fromMarkdown(report, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const html = allOf(tree).flatMap((node) => (node.type === "html" ? [node.value] : []));
  const count = (tag: string): number => html.join("").split(tag).length - 1;
  return [
    ...html.filter((one) => !TAGS.test(one)),
    ...(count("<details") === count("</details>") ? [] : ["a fold does not end"]),
    ...allOf(tree).flatMap(({ type }) => (type === "image" ? [type] : [])),
    // Whom a comment names, GitHub tells.
    ...allOf(tree).flatMap((node) =>
      node.type === "text" && node.value.includes("@") ? [node.value] : [],
    ),
  ];
}

describe("a change of access in Markdown", () => {
  it("holds every text where it stands, and mentions nobody", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (stack, text) => {
        const report = markdownReport([change(stack, text)], reference);
        expect(faultsOf(report), report).to.deep.equal([]);
        const fault = problem("syntax", { message: text, fix: text, location: { file: stack } });
        expect(faultsOf(markdownFaults([fault]))).to.deep.equal([]);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it("is never longer than a comment may be, and says what it leaves out", () => {
    for (const [roles, length] of [
      [1, 100_000],
      [30, 3_000],
      [1_000, 10],
    ] as const) {
      const changes = Array.from({ length: roles }, (_, index) =>
        change(`prod-${String(index)}`, `${String(index)}-${"x".repeat(length)}`),
      );
      const report = markdownReport(changes, reference);
      expect(report.length).to.be.at.most(60_000);
      expect(faultsOf(report)).to.deep.equal([]);
      const lines = report.split("<summary>").length + report.split("\n- role ").length - 2;
      const [, hidden = "0"] = /And (\d+) more roles/.exec(report) ?? [];
      expect(lines + Number(hidden)).to.equal(roles);
    }
  });

  it("says once what is alike but for names, and apart what is not", () => {
    const site = (name: string, resource: string, account?: string): HolderChange =>
      change(`prod-${name}`, resource, { fleet: name, ...(account !== undefined && { account }) });
    const cases: [changes: HolderChange[], resources: string[]][] = [
      [[site("a", "x/a"), site("b", "x/b")], ["x/{{fleet}}"]],
      [[site("a", "x/a-1"), site("b", "x/b-1")], ["x/{{fleet}}-1"]],
      [
        [site("a", "x/a"), site("b", "x/a")],
        ["x/a", "x/a"],
      ],
      [
        [site("a", "x/ab"), site("b", "x/bb")],
        ["x/ab", "x/bb"],
      ],
      [
        [site("a", "xa/1"), site("b", "xb/1")],
        ["xa/1", "xb/1"],
      ],
      [
        [site("a", "x/a1"), site("b", "x/b1")],
        ["x/a1", "x/b1"],
      ],
      [[site("a", "x/c"), site("b", "x/c")], ["x/c"]],
      [[site("a.b", "x/a.b"), site("aXb", "x/aXb")], ["x/{{fleet}}"]],
      [
        [site("a", "x/a.b"), site("a.b", "x/a.b")],
        ["x/a.b", "x/a.b"],
      ],
      [[site("a", "111111111111/a"), site("b", "111111111111/b")], ["111111111111/{{fleet}}"]],
      [
        [site("a", "111111111111/a"), site("b", "222222222222/b", "222222222222")],
        ["{{account}}/{{fleet}}"],
      ],
      [
        [site("a", "222222222222/a"), site("b", "222222222222/b", "222222222222")],
        ["222222222222/a", "222222222222/b"],
      ],
      [
        [site("a", "x/\ue000fleet\ue001"), site("b", "x/b")],
        ["x/\ue000fleet\ue001", "x/b"],
      ],
    ];
    for (const [changes, resources] of cases) {
      const found = alikeChanges(changes);
      expect(found.map((one) => one.change.access.gained[0]?.resource)).to.deep.equal(resources);
      expect(found.flatMap(({ holders }) => holders)).to.have.length(changes.length);
    }
  });
});
