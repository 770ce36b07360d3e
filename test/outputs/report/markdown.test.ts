import { expect } from "chai";
import * as fc from "fast-check";
import type { Nodes, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Picture, PictureEdge } from "../../../generators/access/picture";
import type { Report, ReportHolder, ReportStack } from "../../../generators/outputs/report/data";
import {
  GITHUB_CHARACTERS,
  LEAST_CHARACTERS,
  markdownOf,
} from "../../../generators/outputs/report/markdown";
import { hostileText } from "../../support/hostile";

/** A report in which everything is called by texts that come round, with so many stacks, all of them different. */
function reportOf(count: number, texts: readonly string[]): Report {
  const text = (index: number): string => texts[index % texts.length] ?? "";
  const numbers = Array.from({ length: count }, (_, index) => index);
  const access = { actions: 0, resource: text(3), condition: text(4), witness: "", because: [] };
  const problem = { severity: "warning", fix: text(1), related: [], stacks: [] } as const;
  return {
    ...{ kind: "fleetroles-report", version: 1, source: text(0), project: text(1) },
    environments: [{ name: "dev", account: "111111111111", region: "us-east-1" }],
    blueprints: [{ id: "b", title: text(2), lifecycle: { status: "retired", event: text(3) } }],
    stacks: numbers.map((index) => stackOf(index, text)),
    classes: [{ id: "secrets", summary: text(0) }],
    problems: numbers.map((index) => {
      return {
        ...problem,
        id: "syntax",
        message: `${text(index)} ${String(index)}`,
        fleets: [text(index)],
      };
    }),
    accepted: [{ ...problem, id: "syntax", message: text(0), fleets: [], reason: text(2) }],
    differences: numbers.map((index) => ({
      ...{
        fleet: text(index),
        before: "dev",
        after: text(1),
        stacks: [`s${String(index)}`, `s${String(index)}`],
      },
      holders: [
        {
          ...{
            label: `${text(2)}${String(index)}`,
            change: "changed",
            gained: [access],
            lost: [access],
          },
          ...{ trustGained: [], trustLost: [], attached: [text(1)], detached: [], open: [text(4)] },
        },
      ],
    })),
    policies: [{ kind: "inline", name: text(1), statements: [0] }],
    statements: [{ effect: "Allow", actions: 0, said: [text(2)], sensitive: { secrets: 0 } }],
    lists: [[text(0), text(1)]],
    access: [{ s3: { Read: "every" } }],
    asked: [{ kind: "can", texts: [text(0)], resources: [text(1)], when: text(2) }],
    proofs: [{ outcome: "holds" }, { outcome: "fails", witness: text(3) }],
    lines: {},
  };
}

function stackOf(index: number, text: (index: number) => string): ReportStack {
  const holder: ReportHolder = {
    ...{ kind: "role", label: `${text(index)}${String(index)}`, name: text(index), policies: [0] },
    ...{ access: 0, sensitive: ["secrets"], unknown: [text(index + 1)] },
  };
  return {
    ...{ name: `s${String(index)}`, environment: text(3), kind: "fleet", fleet: text(index) },
    ...{ blueprint: "b", holders: [holder], certificates: [], aliases: [] },
    expectations: [0, 1].map((proof) => ({ of: holder.label, asked: 0, proof, said: [text(1)] })),
  };
}

function pictureOf(count: number, text: string): Picture {
  const nodes = Array.from({ length: count }, (_, index) => {
    return { id: String(index), kind: "resources" as const, title: text, lines: [] };
  });
  const edges = nodes.slice(1).map(({ id }): PictureEdge => {
    return { from: "0", to: id, kind: "may", label: text, marks: [] };
  });
  return { title: text, frames: [], nodes, edges };
}

const TITLES = [
  ...["Sensitive access", "Expectations that are broken or not decided", "Problems", "Lifecycle"],
  ...["Differences between environments", "Who can do what", "Expectations that are proved"],
  ...["Accepted problems", "Picture"],
];

function parse(text: string): readonly Nodes[] {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;
}

function words(node: Nodes): string {
  return "children" in node ? node.children.map(words).join("") : "value" in node ? node.value : "";
}

/** Headings as they are meant to be, whole tables, one mark and one fence. */
function isSound(text: string): void {
  const nodes = parse(text);
  const heads = nodes.flatMap((node) => (node.type === "heading" ? [node] : []));
  expect(heads.map(({ depth }) => depth).join("")).to.match(/^12*$/);
  const titles = heads.slice(1).map(words);
  expect(titles).to.deep.equal(TITLES.filter((title) => titles.includes(title)));
  const types = nodes.map(({ type }) => type);
  expect(types.filter((type) => type === "html")).to.have.length(1);
  const known = ["html", "heading", "paragraph", "table", "code"];
  expect(types.filter((type) => !known.includes(type))).to.deep.equal([]);
  const tables = nodes.flatMap((node): Table[] => (node.type === "table" ? [node] : []));
  for (const { children } of tables) {
    expect(new Set(children.map((row) => row.children.length))).to.have.length(1);
    expect(children.length).to.be.greaterThan(1);
  }
  const fences = nodes.flatMap((node) => (node.type === "code" ? [node.lang] : []));
  expect(fences).to.deep.equal(titles.includes("Picture") ? ["mermaid"] : []);
}

describe("a report in Markdown", () => {
  it("is never longer than it may be, and whole, whatever is in it", () => {
    const texts = fc.array(hostileText, { minLength: 1, maxLength: 9 });
    const most = fc.integer({ min: LEAST_CHARACTERS, max: 12_000 });
    fc.assert(
      fc.property(fc.nat(20), texts, most, (count, all, limit) => {
        const text = markdownOf(reportOf(count, all), pictureOf(count, all[0] ?? ""), limit);
        expect(text.length).to.be.at.most(limit);
        isSound(text);
      }),
      { numRuns: 25 },
    );
  });

  it("cuts the least weighty rows first, and says what", () => {
    const whole = markdownOf(reportOf(8, ["dock", "gate"]), pictureOf(3, "x"));
    expect(whole).not.to.include("**Cut:**");
    expect(parse(whole).filter(({ type }) => type === "table")).to.have.length(8);
    const cut = markdownOf(reportOf(900, ["dock", "gate"]), pictureOf(3, "x"));
    expect(cut.length).to.be.within(GITHUB_CHARACTERS - 4_000, GITHUB_CHARACTERS);
    expect(cut).to.include("## Sensitive access");
    expect(cut.trimEnd().split("\n").pop()).to.match(
      /^\*\*Cut:\*\* \d+ rows of "[^"]+", .*1 row of "Accepted problems", the picture\. `fleetroles report`/,
    );
  });

  it("has what many fleets have alike in one row", () => {
    const report = reportOf(0, ["x"]);
    const stacks = Array.from({ length: 200 }, (_, index): ReportStack => {
      const stack = stackOf(0, () => "role");
      const number = String(index).padStart(3, "0");
      return { ...stack, name: `dev-site-${number}`, fleet: `site-${number}`, environment: "dev" };
    });
    const text = markdownOf({ ...report, stacks }, pictureOf(1, "x"));
    const rows = text
      .split("\n")
      .filter((line) => line.startsWith("|") && line.includes("200 fleets"));
    expect(rows).to.have.length(5);
    expect(text).to.include("200 fleets (site-000, site-001 and 198 more; dev)");
  });
});
