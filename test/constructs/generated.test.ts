import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { bodyOf, sealed } from "../../generators/files/seal";
import { findGenerated } from "../../stacks/constructs/generated";
import { synthesizeStacks } from "../../stacks/constructs";
import {
  linkDependencies,
  readTree,
  repository,
  temporaryFolder,
  writeTree,
} from "../support/folders";

const golden = join(repository, "test", "golden");

/** The generated stacks of a golden folder, as `fleetroles generate` leaves them. */
function generatedFolder(name: string): string {
  const folder = temporaryFolder("generated");
  linkDependencies(folder);
  const expected = join(golden, name, "expected");
  const files = [...readTree(expected)]
    .filter(([path]) => path.endsWith(".ts"))
    .map(([path, content]) => [path, sealed(path, content)] as const);
  const stacks = join(folder, "stacks");
  writeTree(stacks, new Map(files));
  return stacks;
}

function synthesize(folder: string): Map<string, string> {
  const outdir = temporaryFolder("synthesized");
  synthesizeStacks(folder, { outdir });
  const made = readTree(outdir);
  made.delete(".fleetroles-synth.json");
  return made;
}

function rewrite(path: string, edit: (text: string) => string): void {
  writeFileSync(path, edit(readFileSync(path, "utf8")));
}

const modules = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();

describe("modules that are as they were generated", () => {
  for (const name of readdirSync(golden).sort()) {
    it(`give without a compiler what they give with one: ${name}`, () => {
      const folder = generatedFolder(name);
      const names = modules(folder);
      expect([...findGenerated(folder, names).keys()]).to.deep.equal(names);
      const direct = synthesize(folder);
      for (const file of names) rewrite(join(folder, file), (text) => bodyOf(file, text));
      expect([...findGenerated(folder, names).keys()]).to.deep.equal([]);
      expect(synthesize(folder)).to.deep.equal(direct);
    });
  }

  const edits: Readonly<Record<string, (text: string) => string>> = {
    "at the end": (text) => `${text}// edited\n`,
    "above the last line": (text) => text.replace("super(", "/* edited */ super("),
    "in the last line": (text) => text.replace(/[0-9a-f]\n$/, "x\n"),
    "by another file's name in the last line": (text) => text.replace(/of (\S+) up/, "of x$1 up"),
    "by other line ends": (text) => text.replaceAll("\n", "\r\n"),
  };
  for (const [what, edit] of Object.entries(edits)) {
    it(`are no longer, once they were edited ${what}`, () => {
      const folder = generatedFolder("warehouse-office");
      const [first = "", ...others] = modules(folder);
      rewrite(join(folder, first), edit);
      expect([...findGenerated(folder, modules(folder)).keys()]).to.deep.equal(others);
      expect(synthesize(folder).size).to.equal(modules(folder).length + 1);
    });
  }
});
