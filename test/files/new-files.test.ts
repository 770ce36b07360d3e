import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { writeNewFiles } from "../../generators/files/new-files";
import { grownIgnore } from "../../generators/outputs";
import { shellWord } from "../../generators/text/shell";
import { readCases } from "../support/cases";
import { readTree, temporaryFolder, writeTree } from "../support/folders";
import { run } from "../support/run";

const KIND = {
  prefix: ".new",
  taken: (path: string) => {
    throw new Error(path);
  },
  fix: "none",
};

describe("new files, and files that get more", () => {
  it("are all there or none, and what got more is as it was, where one cannot take its place", () => {
    const folder = temporaryFolder("new-files");
    writeTree(folder, { a: "old" });
    mkdirSync(join(folder, "b"));
    const grown = ["a", "b"].map((path) => ({ path, content: "old and new", before: "old" }));
    const [one] = writeNewFiles(folder, [{ path: "c/d", content: "new" }], KIND, grown);
    expect(one).to.include({ id: "cannot-write", fix: "none" });
    expect([...readTree(folder)]).to.deep.equal([["a", "old"]]);
  });
});

describe("a .gitignore that gets what it lacks", () => {
  for (const { text, wanted, now } of readCases<
    readonly { readonly text: string; readonly wanted: string; readonly now: string }[]
  >("init", "ignore.json")) {
    it(`${JSON.stringify(text)} becomes ${JSON.stringify(now)}`, () => {
      expect(grownIgnore(text, wanted).content).to.equal(now);
      expect(grownIgnore(now, wanted).added).to.deep.equal([]);
    });
  }
});

describe("a word of a command line", () => {
  it("is taken by a shell as what it is", async () => {
    const words = ["plain/a-b.c", "a b", "süd", "$HOME", "it's", 'a "b"', "a`b", "!x", "a\\b", "*"];
    for (const word of words) {
      const { stdout } = await run("sh", ["-c", `printf %s ${shellWord(word)}`], { cwd: "/" });
      expect(stdout, word).to.equal(word);
    }
  });
});
