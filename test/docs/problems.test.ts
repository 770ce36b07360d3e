import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checks } from "../../generators/checks";
import { problemPages } from "../../generators/cli/explain/pages";
import { knownProblems } from "../../generators/cli/known-problems";
import { explanations } from "../../generators/explanations";
import { problemDocs } from "../../generators/outputs/docs/problems";
import type { ProblemPage } from "../../generators/outputs/docs/problem-page";
import { problemKinds } from "../../generators/problem-kinds";
import type { ProblemKind } from "../../generators/problem-kinds";
import { repository } from "../support/folders";
import { LIFECYCLE } from "../support/problems";

const kinds: Readonly<Record<string, ProblemKind>> = problemKinds;

/** The text of the program without the registry itself. */
function sources(): string {
  const folder = join(repository, "generators");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && file !== "problem-kinds.ts")
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

describe("docs/reference/problems.md", () => {
  let pages: readonly ProblemPage[];

  before("run every example", async function () {
    pages = await problemPages();
  });

  it("is what the registry, the checks and the explanations make of it", () => {
    const page = readFileSync(join(repository, "docs", "reference", "problems.md"), "utf8");
    expect(page, "run npm run docs").to.equal(problemDocs(pages));
  });

  it("has examples that give the problem, and what they say that they give besides, and nothing else", () => {
    const wrong = pages.flatMap(({ id, example }) => {
      if (example === undefined) return [];
      const stated = explanations().get(id)?.example?.also ?? [];
      const found = example.ids.filter((one) => one === id || !LIFECYCLE.has(one));
      const wanted = [id, ...stated].sort();
      return String(found) === String(wanted) ? [] : [{ id, found, wanted }];
    });
    expect(pages.filter(({ example }) => example !== undefined)).to.have.length.above(200);
    expect(wrong).to.deep.equal([]);
  });

  it("explains every problem: how it is mended, and by an example or how it comes about", () => {
    const lacking = pages.filter(
      ({ mend, example, comes }) =>
        mend === "" || (example === undefined) === (comes === undefined),
    );
    expect(lacking.map(({ id }) => id)).to.deep.equal([]);
    const known = new Set(pages.map(({ id }) => id));
    expect([...explanations().keys()].filter((id) => !known.has(id))).to.deep.equal([]);
  });

  it("has each id once: a check that finds what others find, too, says the same of it", () => {
    const ids = knownProblems().map(({ id }) => id);
    expect(ids).to.deep.equal([...new Set(ids)]);
    const all = checks.flatMap(({ name, finds }) =>
      Object.entries(finds).map(([id, kind]) => ({ name, id, kind })),
    );
    for (const { name, id, kind } of all) {
      const others = all.filter((other) => other.id === id && other.name !== name);
      const first = kinds[id] ?? others[0]?.kind ?? kind;
      expect(kind, `${id} of ${name}`).to.equal(first);
    }
  });

  it("has no id that nothing finds", () => {
    const text = sources();
    const unused = Object.keys(problemKinds).filter((id) => !text.includes(`"${id}"`));
    expect(unused).to.deep.equal([]);
  });

  it("says in a sentence what is wrong", () => {
    for (const { id, summary } of knownProblems()) {
      expect(id).to.match(/^[a-z]+(-[a-z]+)*$/);
      expect(summary, id).to.match(/^[A-Z].{10,100}\.$/);
    }
  });
});
