import { expect } from "chai";
import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import {
  markdownCode,
  markdownCodeCell,
  markdownHtml,
  markdownLink,
  markdownText,
} from "../../generators/text/markdown";
import { hostileText } from "../support/hostile";
import { readCases } from "../support/cases";

function parse(text: string): Nodes {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** What a reader sees: the text, whatever is a link of it. */
function seen(node: Nodes): string {
  if (node.type === "break") return "\n";
  if (node.type === "html") return node.value === "<br>" ? "\n" : "";
  return "children" in node ? node.children.map(seen).join("") : "value" in node ? node.value : "";
}

/** The tree without its texts: kinds of nodes. A bare address is a link on GitHub; that is no harm. */
function shape(node: Nodes): unknown {
  if (!("children" in node)) return node.type === "html" ? node.value : node.type;
  const inner = node.children
    .map((child) => (isInline(child) ? "text" : shape(child)))
    .filter((child, index, all) => child !== "text" || all[index - 1] !== "text");
  return { [node.type]: inner };
}

function isInline(node: Nodes): boolean {
  return node.type === "link" || (node.type === "html" && node.value === "<br>");
}

/** A text as it is shown: one line, no control characters, spaces as one, halves of pairs replaced. */
function plain(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, " ");
  return Buffer.from(line, "utf8").toString("utf8").replace(/\s+/g, " ").trim();
}

const WRITERS = {
  text: markdownText,
  code: markdownCode,
  cell: markdownCodeCell,
  html: markdownHtml,
} as const;

/** Each place in which the templates put a text, and how it is written there. */
const PLACES: readonly { name: string; how: keyof typeof WRITERS; around: [string, string] }[] = [
  { name: "a paragraph", how: "text", around: ["", ""] },
  { name: "a paragraph after others", how: "text", around: ["before\n\n", "\n\nafter"] },
  { name: "the middle of a line", how: "text", around: ["before: ", ". after"] },
  { name: "a heading", how: "text", around: ["### ", ""] },
  { name: "an item", how: "text", around: ["- before\n- ", "\n- after"] },
  { name: "a cell", how: "text", around: ["| a | b |\n| --- | --- |\n| x | ", " |\n| y | z |"] },
  { name: "code in a line", how: "code", around: ["- before: ", ""] },
  { name: "code in a cell", how: "cell", around: ["| a | b |\n|---|---|\n| ", " | x |"] },
  {
    name: "an element in a cell",
    how: "html",
    around: ["| a | b |\n|---|---|\n| <pre>", "</pre> | x |"],
  },
];

describe("Markdown", () => {
  const cases = readCases<readonly { text: string; written: string }[]>("text", "markdown.json");
  for (const { text, written } of cases) {
    it(`has ${JSON.stringify(text)} as ${JSON.stringify(written)}`, () => {
      expect(markdownText(text)).to.equal(written);
    });
  }

  for (const { name, how, around } of PLACES) {
    const [before, after] = around;
    const write = (text: string): string => `${before}${WRITERS[how](text)}${after}`;
    const model = parse(write("qqq"));

    it(`keeps its structure, and the text, in ${name}`, () => {
      fc.assert(
        fc.property(hostileText, (text) => {
          // A place without a text has no node for it.
          fc.pre(plain(text) !== "");
          const tree = parse(Buffer.from(write(text), "utf8").toString("utf8"));
          if (how !== "cell") expect(shape(tree)).to.deep.equal(shape(model));
          const expected = seen(model).replace("qqq", () => plain(text));
          expect(plain(seen(tree)).replace(/\s/g, "")).to.equal(expected.replace(/\s/g, ""));
        }),
        { numRuns: 200 },
      );
    });
  }

  it("has addresses as links to where they lead, and to nowhere else", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const url = `https://example.com/${text}`;
        const tree = parse(Buffer.from(`- ${markdownLink(url)}\n- after`, "utf8").toString("utf8"));
        expect(JSON.stringify(tree)).to.not.include('"type":"html"');
        expect("children" in tree && tree.children.length).to.equal(1);
      }),
      { numRuns: 200 },
    );
  });
});
