import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checks } from "../../generators/checks";
import { knownProblems } from "../../generators/cli/known-problems";
import { problemDocs } from "../../generators/outputs/docs/problems";
import { problemKinds } from "../../generators/problem-kinds";
import type { ProblemKind } from "../../generators/problem-kinds";
import { repository } from "../support/folders";

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
  it("is what the registry and the checks make of it", () => {
    const page = readFileSync(join(repository, "docs", "reference", "problems.md"), "utf8");
    expect(page, "run npm run docs").to.equal(problemDocs(knownProblems()));
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
