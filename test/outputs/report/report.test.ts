import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { checkFile } from "../../../generators";
import type { Report } from "../../../generators/outputs/report/data";
import type { Picture } from "../../../generators/access/picture";
import { reportPage } from "../../../generators/outputs/report/page";
import { reportOf } from "../../../generators/outputs/report/report";
import { casePath, expectRecorded } from "../../support/cases";
import { repository } from "../../support/folders";
import { hostileText } from "../../support/hostile";

async function reportFor(file: string): Promise<Report> {
  const result = await checkFile(file);
  if (result.model === undefined) throw new Error(`${file} gives no model`);
  const model = { ...result.model, source: "fleets.yaml" };
  return reportOf({ ...result, model });
}

/** AWS's own policies, and where in a blueprint's file something stands, are theirs. */
function portable(report: Report): object {
  const isOfAws = ({ kind }: Report["policies"][number]): boolean => kind === "aws-managed";
  const all = new Set(report.policies.filter(isOfAws).flatMap(({ statements }) => statements));
  const own = report.statements.map((one, index) => (all.has(index) ? "of AWS" : one));
  const text = JSON.stringify({ ...report, statements: own, lists: report.lists.length });
  return JSON.parse(
    text
      .replaceAll(/(blueprints\/[\w-]+\.yaml):\d+/g, "$1:n")
      .replaceAll("test/cases/report/plant/", ""),
  ) as object;
}

describe("the data of a report", () => {
  it("is what a fleet file comes to, as in test/cases/report/plant.json", async () => {
    const report = await reportFor(casePath("report", "plant", "fleets.yaml"));
    const again = await reportFor(casePath("report", "plant", "fleets.yaml"));
    expect(JSON.stringify(again)).to.equal(JSON.stringify(report));
    expectRecorded("report/plant.json", portable(report));
  });

  it("names nothing that is not in its tables, of all blueprints", async () => {
    const report = await reportFor(join(repository, "examples", "everything.yaml"));
    const tables = {
      policies: report.stacks.flatMap(({ holders, certificates }) => [
        ...certificates,
        ...holders.flatMap(({ policies, trust, boundary }) => [...policies, trust, boundary]),
      ]),
      statements: report.policies.flatMap(({ statements }) => statements),
      lists: report.statements.flatMap((one) => [
        ...[one.actions, one.notActions, one.resources, one.notResources],
        ...Object.values(one.sensitive ?? {}),
      ]),
      access: [
        ...report.stacks.flatMap(({ holders }) => holders.map(({ access }) => access)),
        ...report.statements.map(({ gives }) => gives),
      ],
      asked: report.stacks.flatMap((one) => one.expectations.map(({ asked }) => asked)),
      proofs: report.stacks.flatMap((one) => one.expectations.map(({ proof }) => proof)),
    } as const;
    for (const [name, indexes] of Object.entries(tables)) {
      const used = new Set(indexes.flatMap((one) => one ?? []));
      const table = report[name as keyof typeof tables];
      expect(
        [...used].sort((a, b) => a - b),
        name,
      ).to.deep.equal([...table.keys()]);
    }
  });
});

/** What a browser takes for the content of an element with the id, or for the first of the tag. */
function contentOf(page: string, start: RegExp, end: string): string {
  const found = start.exec(page);
  if (found === null) throw new Error(`no ${String(start)}`);
  const from = found.index + found[0].length;
  // Not in small letters: some of those are longer than their capitals (İ).
  const rest = page.slice(from);
  return rest.slice(0, rest.search(new RegExp(end, "i")));
}

const NOTHING: Picture = { title: "fleets.yaml", frames: [], nodes: [], edges: [] };

const EMPTY: Report = {
  ...{ kind: "fleetroles-report", version: 1, source: "fleets.yaml", environments: [] },
  ...{ blueprints: [], stacks: [], classes: [], problems: [], accepted: [], differences: [] },
  ...{ policies: [], statements: [], lists: [], access: [], asked: [], proofs: [], lines: {} },
};

describe("the page of a report", () => {
  const page = reportPage(EMPTY, NOTHING);

  it("lets nothing run or load but what it holds itself", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const hash = (text: string): string =>
      `sha256-${createHash("sha256").update(text).digest("base64")}`;
    const quoted = policy.replaceAll("&#39;", "'");
    expect(quoted).to.match(/^default-src 'none'; /);
    expect(quoted).to.include(`script-src '${hash(contentOf(page, /<script>/, "</script"))}'`);
    expect(quoted).to.include(`style-src '${hash(contentOf(page, /<style>/, "</style"))}'`);
    expect(page.match(/<(script|style)\b[^>]*>/g)).to.have.length(3);
    expect(page).not.to.match(/\b(https?|wss?):\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(page).not.to.match(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(/,
    );
  });

  it("holds its data whatever texts there are, and is the same for the same data", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (project, description) => {
        const report: Report = {
          ...EMPTY,
          project,
          lists: [[description]],
          lines: { "fleets.yaml:1": description },
        };
        const text = reportPage(report, { ...NOTHING, title: project });
        expect(reportPage(report, { ...NOTHING, title: project })).to.equal(text);
        const data = contentOf(text, /<script type="application\/json" id="data">/, "<");
        expect(JSON.parse(data)).to.deep.equal(JSON.parse(JSON.stringify(report)));
        const title = contentOf(text, /<title>/, "</title");
        expect(title).not.to.match(/[<>"]/);
        expect(text.match(/<\/?(script|style|title|body)\b/g)).to.have.length(12);
      }),
      { numRuns: 60 },
    );
  });
});
