import { join } from "node:path";
import { expect } from "chai";
import { generate, readFleetFile } from "../../generators/generate";
import { ModelMemory } from "../../generators/model/memory";
import type { Model } from "../../generators/model/types";
import { readCases } from "../support/cases";
import { problemLine } from "../support/problems";
import { temporaryFolder, writeTree } from "../support/folders";

interface Edit {
  readonly name: string;
  readonly file?: string;
  readonly from?: string;
  readonly to?: string;
  /** How many stacks of fleets are those of the model before. */
  readonly kept: number;
}

interface Cases {
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly edits: readonly Edit[];
}

describe("what is remembered of a model", () => {
  const { files, edits } = readCases<Cases>("model/memory.json");

  /** Writes the project with the edit; its fleet file. */
  function project(folder: string, { file, from = "", to = "" }: Partial<Edit> = {}): string {
    const texts = Object.entries(files).map(([name, lines]) => {
      const text = lines.join("\n");
      if (name !== file) return [name, text];
      expect(text).to.include(from);
      return [name, text.replace(from, to)];
    });
    writeTree(folder, Object.fromEntries(texts) as Record<string, string>);
    return join(folder, "fleets.yaml");
  }

  async function modelOf(file: string, memory?: ModelMemory): Promise<Model> {
    const { model, problems } = await readFleetFile(file, { memory });
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors.map(problemLine)).to.deep.equal([]);
    if (model === undefined) throw new Error("there is no model");
    return model;
  }

  for (const edit of edits) {
    it(`changes nothing where ${edit.name} changed, and is used for the rest`, async () => {
      const folder = temporaryFolder("memory");
      const memory = new ModelMemory();
      const before = await modelOf(project(folder), memory);
      generate(before);
      const file = project(folder, edit);
      const after = await modelOf(file, memory);
      expect(after).to.deep.equal(await modelOf(file));
      expect(generate(after)).to.deep.equal(generate(await modelOf(file)));
      const known = new Set(before.stacks);
      const kept = after.stacks.filter((one) => known.has(one));
      expect(kept.map(({ name }) => name)).to.have.length(edit.kept);
      expect(await modelOf(project(folder), memory)).to.deep.equal(before);
    });
  }

  it("knows nothing by a snapshot of the project's own", async () => {
    const memory = new ModelMemory();
    const file = project(temporaryFolder("memory"));
    const before = await modelOf(file, memory);
    writeTree(join(file, ".."), { "managed-policies/index.json": "{}" });
    const { model } = await readFleetFile(file, { memory });
    const known = new Set(before.stacks);
    expect(model?.stacks.filter((one) => known.has(one))).to.deep.equal([]);
  });
});
