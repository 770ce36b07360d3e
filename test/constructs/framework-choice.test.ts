import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { StackError } from "../../stacks/constructs";
import { chooseFramework, saidFramework } from "../../stacks/constructs/framework-choice";
import { readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";

interface Project {
  readonly what: string;
  readonly installed: readonly string[];
  readonly said?: unknown;
}

interface Cases {
  readonly chosen: readonly (Project & { readonly framework: string })[];
  readonly refused: readonly (Project & { readonly message: string })[];
  readonly said: readonly {
    readonly what: string;
    readonly files: Readonly<Record<string, string>>;
    readonly said?: unknown;
  }[];
}

const { chosen, refused, said: settings } = readCases<Cases>("constructs", "frameworks.json");

describe("the framework that stacks are made with", () => {
  const choose = ({ installed, said }: Project): string =>
    chooseFramework((name) => installed.includes(name), said);

  for (const { framework, ...project } of chosen) {
    it(`is ${project.what}`, () => {
      expect(choose(project)).to.equal(framework);
    });
  }

  for (const { message, ...project } of refused) {
    it(`is none where ${project.what}`, () => {
      expect(() => choose(project))
        .to.throw(StackError)
        .with.property("message", message);
    });
  }

  for (const { what, files, said } of settings) {
    it(`of the project is ${what}`, () => {
      const folder = temporaryFolder("framework");
      writeTree(folder, files);
      mkdirSync(join(folder, "a", "b"), { recursive: true });
      expect(saidFramework(join(folder, "a", "b"))).to.equal(said);
    });
  }
});
