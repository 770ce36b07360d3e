import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { casePath, expectRecorded } from "../support/cases";
import { temporaryFolder } from "../support/folders";
import { problemLine, withoutLifecycle } from "../support/problems";

describe("fleet files with problems", () => {
  it("gives every problem of every file in test/cases/fleet-file, with its place", async () => {
    const found: Record<string, string[]> = {};
    const entries = readdirSync(casePath("fleet-file"), { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : []));
    for (const name of names.sort()) {
      const { problems } = await checkFile(casePath("fleet-file", name));
      found[name] = withoutLifecycle(problems).map(problemLine);
    }
    expect(Object.keys(found)).to.have.length.above(30);
    for (const [name, lines] of Object.entries(found)) {
      if (name === "valid.yaml") expect(lines).to.deep.equal([]);
      else expect(lines, name).to.not.deep.equal([]);
    }
    expectRecorded("fleet-file.json", found);
  });
});

describe("fleet files that cannot be read", () => {
  const folder = temporaryFolder("spec");
  const only = async (path: string): Promise<string> => {
    const { problems, model } = await checkFile(path);
    expect(model).to.equal(undefined);
    expect(problems).to.have.length(1);
    return problems[0]?.id ?? "";
  };

  it("a file that does not exist", async () => {
    expect(await only(join(folder, "nothing.yaml"))).to.equal("unreadable-file");
  });

  it("a directory", async () => {
    expect(await only(folder)).to.equal("not-a-file");
  });

  it("a link that leads to itself", async () => {
    symlinkSync(join(folder, "loop.yaml"), join(folder, "loop.yaml"));
    expect(await only(join(folder, "loop.yaml"))).to.equal("unreadable-file");
  });

  it("20 MB of garbage, before it is parsed", async () => {
    const file = join(folder, "garbage.yaml");
    writeFileSync(file, "{[}:\u0001 x\n".repeat(2_500_000));
    expect(await only(file)).to.equal("file-too-large");
  });

  for (const [what, text] of [
    ["opens brackets without end", "{[}: x\n".repeat(150_000)],
    [
      "nests by indentation",
      Array.from({ length: 4000 }, (_, depth) => " ".repeat(depth) + "a:\n").join(""),
    ],
  ] as const) {
    it(`garbage that ${what}`, async () => {
      const file = join(folder, "deep.yaml");
      writeFileSync(file, text);
      expect(await only(file)).to.be.oneOf(["too-deep", "syntax"]);
    });
  }

  it("garbage in every line, with a bounded number of problems", async () => {
    const file = join(folder, "small-garbage.yaml");
    writeFileSync(file, "a: b: ] \u0001\n".repeat(20_000));
    const { problems } = await checkFile(file);
    expect(problems).to.have.length.within(1, 30);
  });
});
