import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { bodyOf, sealed } from "../../generators/files/seal";
import { findGenerated } from "../../stacks/constructs/generated";
import { StackError, synthesizeStacks } from "../../stacks/constructs";
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

  it("become what the app of a module that somebody wrote makes of them", () => {
    const folder = generatedFolder("warehouse-office");
    writeFileSync(join(folder, "zz-own.ts"), ASPECT);
    const made = synthesize(folder);
    for (const [path, text] of made) {
      if (path.endsWith(".json") && path !== "manifest.json") {
        expect(text, path).to.match(/"max_retries": 7/);
      }
    }
  });

  it("write nothing where one of them has a mistake", () => {
    const folder = generatedFolder("warehouse-office");
    const last = modules(folder).at(-1) ?? "";
    const wrong = bodyOf(last, readFileSync(join(folder, last), "utf8")).replace(
      /super\(scope, "[^"]+"/,
      'super(scope, "a stack"',
    );
    writeFileSync(join(folder, last), sealed(last, wrong));
    const outdir = temporaryFolder("synthesized");
    expect(() => {
      synthesizeStacks(folder, { outdir });
    }).to.throw(StackError, "a stack");
    expect(readdirSync(join(outdir, "stacks"))).to.deep.equal([]);
  });
});

/** A module that has a say in all stacks of its app. */
const ASPECT = `
import { Aspects, TerraformProvider } from "cdktf";
import { FleetStack } from "fleetroles/constructs";

const retry = {
  visit(node) {
    if (node instanceof TerraformProvider) node.addOverride("max_retries", 7);
  },
};

export default class Own extends FleetStack {
  constructor(scope) {
    const config = { path: "../../../own.tfstate" };
    super(scope, "own", { account: "111111111111", region: "us-east-1", backend: { type: "local", config } });
    Aspects.of(scope.node.root).add(retry);
    for (const child of scope.node.children) Aspects.of(child).add(retry);
  }
}
`;
