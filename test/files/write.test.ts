import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { MANIFEST } from "../../generators/files/manifest";
import { changes, planWrite, writeFiles } from "../../generators/files/write";
import { readTree, temporaryFolder } from "../support/folders";

const file = (path: string, content: string): { path: string; content: string } => ({
  path,
  content,
});
const ids = (plan: { problems: readonly { id: string }[] }): string[] =>
  plan.problems.map(({ id }) => id);

describe("writing generated files", () => {
  let folder: string;
  beforeEach(() => {
    folder = join(temporaryFolder("write"), "out");
  });

  it("creates, updates, removes, and then has nothing to do", async () => {
    const first = await writeFiles(folder, [file("a.ts", "1\n"), file("b.ts", "2\n")]);
    expect(first.create.map(({ path }) => path)).to.deep.equal(["a.ts", "b.ts"]);
    const second = await writeFiles(folder, [file("b.ts", "3\n"), file("c.ts", "4\n")]);
    expect([second.create, second.update].flat().map(({ path }) => path)).to.deep.equal([
      "c.ts",
      "b.ts",
    ]);
    expect(second.remove).to.deep.equal(["a.ts"]);
    const tree = readTree(folder);
    expect([...tree.keys()]).to.deep.equal([MANIFEST, "b.ts", "c.ts"]);
    expect(changes(planWrite(folder, [file("b.ts", "3\n"), file("c.ts", "4\n")]))).to.equal(false);
  });

  it("does not touch a file that is already right", async () => {
    await writeFiles(folder, [file("a.ts", "1\n"), file("b.ts", "2\n")]);
    const before = statSync(join(folder, "a.ts")).ino;
    await writeFiles(folder, [file("a.ts", "1\n"), file("b.ts", "3\n")]);
    expect(statSync(join(folder, "a.ts")).ino).to.equal(before);
  });

  it("refuses to overwrite or remove a file edited by hand, and then writes nothing", async () => {
    await writeFiles(folder, [file("a.ts", "1\n"), file("b.ts", "2\n")]);
    writeFileSync(join(folder, "a.ts"), "mine\n");
    const update = await writeFiles(folder, [file("a.ts", "9\n"), file("b.ts", "9\n")]);
    expect(ids(update)).to.deep.equal(["edited-by-hand"]);
    expect(readFileSync(join(folder, "b.ts"), "utf8")).to.equal("2\n");
    expect(ids(await writeFiles(folder, [file("b.ts", "2\n")]))).to.deep.equal(["edited-by-hand"]);
    rmSync(join(folder, "a.ts"));
    expect(ids(await writeFiles(folder, [file("a.ts", "9\n")]))).to.deep.equal([]);
  });

  it("refuses to overwrite a file that it did not make, and leaves others alone", async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "a.ts"), "mine\n");
    writeFileSync(join(folder, "README.md"), "mine too\n");
    expect(ids(await writeFiles(folder, [file("a.ts", "1\n")]))).to.deep.equal(["not-generated"]);
    await writeFiles(folder, [file("b.ts", "1\n")]);
    await writeFiles(folder, []);
    expect([...readTree(folder).keys()]).to.deep.equal([MANIFEST, "README.md", "a.ts"]);
  });

  it("treats other line ends as the same file", async () => {
    await writeFiles(folder, [file("a.ts", "1\n2\n")]);
    writeFileSync(join(folder, "a.ts"), "1\r\n2\r\n");
    expect(changes(planWrite(folder, [file("a.ts", "1\n2\n")]))).to.equal(false);
  });

  it("takes over equal files where the manifest is lost, and says that it is damaged", async () => {
    await writeFiles(folder, [file("a.ts", "1\n")]);
    rmSync(join(folder, MANIFEST));
    expect(planWrite(folder, [file("a.ts", "1\n")]).staleManifest).to.equal(true);
    await writeFiles(folder, [file("a.ts", "1\n")]);
    expect(existsSync(join(folder, MANIFEST))).to.equal(true);
    writeFileSync(join(folder, MANIFEST), "{");
    expect(ids(await writeFiles(folder, [file("a.ts", "2\n")]))).to.deep.equal(["bad-manifest"]);
  });

  for (const text of [
    "[]",
    "null",
    "5",
    '{"files":[]}',
    '{"files":"abc"}',
    '{"files":{"a.ts":5}}',
  ]) {
    it(`says of the manifest ${text} that it is damaged`, async () => {
      await writeFiles(folder, [file("a.ts", "1\n")]);
      writeFileSync(join(folder, MANIFEST), text);
      expect(ids(await writeFiles(folder, [file("a.ts", "2\n")]))).to.deep.equal(["bad-manifest"]);
    });
  }

  it("names a folder that it cannot write to", async () => {
    writeFileSync(join(folder, "..", "file"), "");
    const inside = join(folder, "..", "file", "out");
    expect(ids(await writeFiles(inside, [file("a.ts", "1\n")]))).to.have.length(1);
    mkdirSync(join(folder, MANIFEST), { recursive: true });
    expect(ids(await writeFiles(folder, [file("a.ts", "1\n")]))).to.deep.equal(["cannot-write"]);
  });

  it("never removes what a tampered manifest names outside the folder", async () => {
    await writeFiles(folder, [file("a.ts", "1\n")]);
    const outside = join(folder, "..", "victim.ts");
    writeFileSync(outside, "1\n");
    const manifest = readFileSync(join(folder, MANIFEST), "utf8");
    writeFileSync(join(folder, MANIFEST), manifest.replace('"a.ts"', '"../victim.ts"'));
    await writeFiles(folder, [file("a.ts", "1\n")]);
    expect(existsSync(outside)).to.equal(true);
  });

  it("does not follow a link that stands where a file belongs", async () => {
    mkdirSync(folder);
    const target = join(folder, "..", "target.ts");
    writeFileSync(target, "1\n");
    symlinkSync(target, join(folder, "a.ts"));
    expect(ids(await writeFiles(folder, [file("a.ts", "2\n")]))).to.deep.equal(["not-generated"]);
    expect(readFileSync(target, "utf8")).to.equal("1\n");
  });

  it("names an output folder that is a file", async () => {
    writeFileSync(folder, "");
    expect(ids(await writeFiles(folder, [file("a.ts", "1\n")]))).to.deep.equal([
      "bad-output-folder",
    ]);
  });

  it("recovers from a run killed between any two writes, whatever the next run wants", async () => {
    await writeFiles(folder, [file("a.ts", "old\n"), file("b.ts", "old\n")]);
    const before = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")) as {
      files: Record<string, string>;
    };
    const probe = join(folder, "..", "probe");
    await writeFiles(probe, [file("a.ts", "new\n"), file("b.ts", "new\n")]);
    const after = JSON.parse(readFileSync(join(probe, MANIFEST), "utf8")) as typeof before;
    const both = Object.keys(before.files).map((name) => [
      name,
      [before.files[name], after.files[name]],
    ]);
    writeFileSync(
      join(folder, MANIFEST),
      JSON.stringify({ files: Object.fromEntries(both) as object }),
    );
    writeFileSync(join(folder, "a.ts"), "new\n");
    writeFileSync(join(folder, ".fleetroles-123.tmp"), "half");
    const plan = await writeFiles(folder, [file("a.ts", "third\n"), file("b.ts", "third\n")]);
    expect(ids(plan)).to.deep.equal([]);
    expect([...readTree(folder)].slice(1)).to.deep.equal([
      ["a.ts", "third\n"],
      ["b.ts", "third\n"],
    ]);
  });

  it("lets two runs at once both end with a whole folder", async () => {
    const files = (text: string): { path: string; content: string }[] =>
      Array.from({ length: 20 }, (_, index) => file(`f${String(index)}.ts`, text));
    const plans = await Promise.all([
      writeFiles(folder, files("1\n")),
      writeFiles(folder, files("2\n")),
    ]);
    expect(plans.flatMap(ids)).to.deep.equal([]);
    const texts = new Set(
      [...readTree(folder)].filter(([name]) => name !== MANIFEST).map(([, text]) => text),
    );
    expect(texts.size).to.equal(1);
    expect(changes(planWrite(folder, files([...texts][0] ?? "")))).to.equal(false);
  });

  it("always reaches exactly the wanted files, from any state of its own making", async () => {
    const sets = fc.dictionary(
      fc.constantFrom("a.ts", "b.ts", "c.ts"),
      fc.constantFrom("1\n", "2\n"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(sets, { minLength: 1, maxLength: 4 }), async (states) => {
        rmSync(folder, { recursive: true, force: true });
        for (const state of states) {
          await writeFiles(
            folder,
            Object.entries(state).map(([path, content]) => file(path, content)),
          );
          const tree = readTree(folder);
          tree.delete(MANIFEST);
          expect(Object.fromEntries(tree)).to.deep.equal({ ...state });
        }
      }),
      { numRuns: 25 },
    );
  });
});
