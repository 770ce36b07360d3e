import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { readTree, repository } from "../support/folders";

/** Every page for people: those at the top, and all below docs/. */
const pages = new Map<string, string>([
  ...readdirSync(repository)
    .filter((name) => name.endsWith(".md"))
    .map((name) => [name, readFileSync(join(repository, name), "utf8")] as const),
  ...[...readTree(join(repository, "docs"))].map(([name, text]) => [`docs/${name}`, text] as const),
]);

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, "");

/** Where a page's own links lead, as `file#heading`, from the root of the checkout. */
function linksOf(page: string, text: string): string[] {
  const links = [...withoutCode(text).matchAll(/\]\(([^():\s]+)\)/g)];
  return links.map(([, link = ""]) => {
    const [file = "", heading] = link.split("#", 2);
    const target = file === "" ? page : join(dirname(page), file);
    return heading === undefined ? target : `${target}#${heading}`;
  });
}

/** The names that GitHub gives to the headings of a page. */
function headingsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => {
    const name = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
  return new Set(headings);
}

/** Files of the checkout in which pages are named: code, templates, schemas. */
function namedIn(): string[] {
  const folders = ["generators", "templates", "examples"];
  const trees = folders.flatMap((folder) => [...readTree(join(repository, folder)).values()]);
  const texts = [...trees, readFileSync(join(repository, "fleets.schema.json"), "utf8")];
  const names = texts.flatMap((text) => text.match(/\bdocs\/[\w./-]+?\.md\b(?!\.hbs)/g) ?? []);
  return [...new Set(names)];
}

describe("pages", () => {
  it("link to what there is, up to the heading", () => {
    const links = [...pages].flatMap(([page, text]) =>
      linksOf(page, text).map((link) => ({ page, link })),
    );
    const dead = links.filter(({ link }) => {
      const [file = "", heading] = link.split("#", 2);
      if (!existsSync(join(repository, file))) return true;
      return heading !== undefined && !headingsOf(pages.get(file) ?? "").has(heading);
    });
    expect(links).to.have.length.above(100);
    expect(dead).to.deep.equal([]);
  });

  it("lie in one of four folders, and the index names each", () => {
    const below = [...pages.keys()].filter((page) => /^docs\/.*\/.*\.md$/.test(page));
    const folders = ["tutorial", "how-to", "reference", "explanation"];
    expect(below.filter((page) => !folders.includes(page.split("/")[1] ?? ""))).to.deep.equal([]);
    const index = "docs/README.md";
    const linked = new Set(linksOf(index, pages.get(index) ?? ""));
    expect(below.filter((page) => !linked.has(page))).to.deep.equal([]);
  });

  it("are where messages, templates and schemas say that they are", () => {
    const named = namedIn();
    expect(named).to.have.length.above(5);
    expect(named.filter((name) => !pages.has(name))).to.deep.equal([]);
  });
});
