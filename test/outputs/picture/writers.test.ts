import { instance } from "@viz-js/viz";
import { expect } from "chai";
import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import {
  MARKS,
  type EdgeKind,
  type NodeKind,
  type Picture,
  type PictureEdge,
} from "../../../generators/access/picture";
import { dotOf, mermaidOf, svgOf } from "../../../generators/outputs/picture";
import { visible } from "../../../generators/text/printable";
import { readCases } from "../../support/cases";
import { hostileText, PIECES } from "../../support/hostile";

const KINDS: readonly NodeKind[] = [
  ...(["principal", "role", "policies", "certificates", "resources"] as const),
  ...(["aws-policy", "other-policy", "anything"] as const),
];

const EDGES: readonly EdgeKind[] = ["trusts", "may", "has", "becomes"];

/** A picture in which everything is called so, with an edge of each kind. */
function calledBy(textOf: (index: number) => string): Picture {
  const text = textOf(0);
  const nodes = KINDS.map((kind, index) => ({
    ...{ id: `${kind} ${text}`, kind, title: textOf(index), lines: [textOf(index + 1), text] },
    ...(index > 0 && index < 4 && { frame: `frame ${text}` }),
    ...(index % 2 === 0 && { sensitive: true as const }),
  }));
  const idOf = (index: number): string => nodes[index % nodes.length]?.id ?? "";
  const edges = EDGES.map((kind, index): PictureEdge => {
    const marks = index === 1 ? MARKS : [];
    return { from: idOf(index), to: idOf(index + 3), kind, label: textOf(index), marks };
  });
  const frame = { id: `frame ${text}`, kind: "fleet" as const, title: text, lines: [text] };
  return { title: text, frames: [{ ...frame, stacks: [text] }], nodes, edges };
}

/** The elements of an XML document, and the texts in those of a name. */
function readXml(xml: string, name: string): { names: Set<string>; texts: string[] } {
  const names = new Set<string>();
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    names.add(tag.name);
    open.push(tag.name);
    if (tag.name === name) texts.push("");
  });
  parser.on("text", (text) => {
    if (open[open.length - 1] === name) texts.push(`${texts.pop() ?? ""}${text}`);
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return { names, texts };
}

const SVG_NAMES = ["svg", "title", "desc", "style", "rect", "g", "text", "path", "polygon"];

function svgIsSound(picture: Picture): void {
  const svg = svgOf(picture);
  const { names, texts } = readXml(svg, "title");
  expect([...names].filter((one) => !SVG_NAMES.includes(one))).to.deep.equal([]);
  const told = picture.nodes.map(({ title, lines }) => shown([title, ...lines].join("\n")));
  expect(texts).to.include.members(told);
  expect(svg).not.to.match(/NaN|Infinity|undefined/);
}

/** As XML can say it: a line's end is one, whatever it was. */
function shown(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD")
    .split("\n")
    .map(visible)
    .join("\n");
}

/** A line of text as readers have it. */
function lineOf(text: string): string {
  return visible(text.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD").replace(/\s+/g, " "));
}

/** Every line of a flowchart that these pictures have: between quotes nothing means anything. */
const QUOTED = String.raw`"(?:[\p{L}\p{M}\p{N} _.,/()⚠…-]|#\d+;|<br/>)*"`;
const MERMAID_LINE = new RegExp(
  [
    String.raw`flowchart LR`,
    String.raw` {2}subgraph f\d+\[${QUOTED}\]`,
    String.raw` {2}end`,
    String.raw` {2,4}n\d+(?:\[${QUOTED}\]|\(\[${QUOTED}\]\)|\[\(${QUOTED}\)\]|\[\[${QUOTED}\]\]|\{\{${QUOTED}\}\})`,
    String.raw` {2}more\["\d+ more lines? not drawn"\]`,
    String.raw` {2}n\d+ -(?:-|\.-)>(?:\|${QUOTED}\|)? n\d+`,
    String.raw` {2}classDef sensitive [\w:#,-]+`,
    String.raw` {2}class n\d+(?:,n\d+)* sensitive`,
    String.raw` {2}linkStyle \d+(?:,\d+)* stroke:#b3261e`,
    "",
  ]
    .map((line) => `^${line}$`)
    .join("|"),
  "u",
);

function mermaidIsSound(picture: Picture): void {
  const lines = mermaidOf(picture).split("\n");
  expect(lines.filter((line) => !MERMAID_LINE.test(line))).to.deep.equal([]);
  const decoded = lines.join("\n").replace(/#(\d+);/g, (_, code: string) => {
    return String.fromCodePoint(Number(code));
  });
  expect(decoded).not.to.match(/\$\$|:fa-/);
  for (const { title } of picture.nodes) {
    expect(decoded.replaceAll("\u2060", "")).to.include(`"${lineOf(title)}<br/>`);
  }
}

/** Graphviz draws no text where there is none, and writes some spaces as ones that do not break. */
function plain(text: string): string {
  return lineOf(text).replace(/\s/g, " ").trim();
}

async function dotIsSound(picture: Picture): Promise<void> {
  // A new one each time, and no texts by chance: this build of Graphviz fails on some in scripts that it has no widths for.
  const viz = await instance();
  const { texts } = readXml(viz.renderString(dotOf(picture), { format: "svg" }), "text");
  const told = picture.nodes.flatMap(({ title, lines }) => [title, ...lines].map(plain));
  expect(texts.map(plain)).to.include.members(told.filter((text) => text !== ""));
}

describe("a picture whose names are hostile", () => {
  const cases = readCases<{ name: string; text: string }[]>("formats", "hostile.json");
  const formulas = ["$$x^2$$", "fa:fa-car", "style a:x#34;"];
  const texts = [
    ...cases,
    ...[...PIECES, ...formulas].map((text) => ({ name: JSON.stringify(text), text })),
  ];

  for (const { name, text } of texts) {
    it(`is one SVG and one flowchart of Mermaid's: ${visible(name)}`, () => {
      const picture = calledBy(() => text);
      svgIsSound(picture);
      mermaidIsSound(picture);
    });
  }

  it("is one graph of Graphviz's", async () => {
    for (let from = 0; from < texts.length; from += 20) {
      const some = texts.slice(from, from + 20);
      const { nodes, ...picture } = calledBy((index) => some[index]?.text ?? "");
      const all = some.map(({ text }, index) => {
        return { id: `n${String(index)}`, kind: "role" as const, title: text, lines: [text] };
      });
      await dotIsSound({ ...picture, nodes: [...nodes, ...all] });
    }
  });

  it("is so of any texts", () => {
    const many = fc.array(hostileText, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(many, (all) => {
        const picture = calledBy((index) => all[index % all.length] ?? "");
        svgIsSound(picture);
        mermaidIsSound(picture);
        expect(unquoted(dotOf(picture))).to.equal(unquoted(dotOf(calledBy(() => "x"))));
      }),
      { numRuns: 100 },
    );
  });
});

/** A graph without what stands in quotes, as Graphviz's lexer reads them: labels are there or not, as edges have them. */
function unquoted(dot: string): string {
  const lines = dot.replace(/"(?:[^"\\\n]|\\[^\n])*"/g, '""');
  return lines.replaceAll(', label=""', "");
}

describe("a picture with more than Mermaid draws", () => {
  const many = (count: number): Picture => {
    const nodes = Array.from({ length: count }, (_, index) => {
      return {
        id: `r${String(index)}`,
        kind: "resources" as const,
        title: "x".repeat(40),
        lines: [],
      };
    });
    const role = { id: "role", kind: "role" as const, frame: "f", title: "role", lines: [] };
    const frame = { id: "f", kind: "fleet" as const, title: "f", lines: [], stacks: ["f"] };
    const edges = nodes.map(({ id }, index): PictureEdge => {
      const marks = index === count - 1 ? (["secrets"] as const) : [];
      return { from: "role", to: id, kind: "may", label: "read", marks };
    });
    return { title: "many", frames: [frame], nodes: [role, ...nodes], edges };
  };

  it("keeps the sensitive lines, and says how many are left out", () => {
    const text = mermaidOf(many(700));
    expect(text.match(/-->/g)).to.have.length(500);
    expect(text).to.include("reads secrets");
    expect(text).to.include('more["200 more lines not drawn"]');
  });

  it("has no more characters than it may", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 600, max: 50_000 }), (count, most) => {
        expect(mermaidOf(many(count), most).length).to.be.at.most(most);
      }),
      { numRuns: 60 },
    );
  });
});
