import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as fc from "fast-check";
import { checkFile } from "../../generators";
import { replaceTexts } from "../../generators/files/mend";
import { mendFile } from "../../generators/mended";
import { sortedUnique } from "../../generators/text/names";
import { readCases } from "../support/cases";
import { byDepth } from "../support/depth";
import { readTree, repository, temporaryFolder, writeTree } from "../support/folders";
import { withoutLifecycle } from "../support/problems";

interface FixCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Those that change. */
  readonly after: Readonly<Record<string, string>>;
  /** Ids of what is left. */
  readonly left: readonly string[];
}

/** Mends what is written in a folder; the ids of what is left. */
async function fixed(folder: string): Promise<string[]> {
  const { files, result } = await mendFile(join(folder, "fleets.yaml"));
  expect(replaceTexts(folder, files)).to.deep.equal([]);
  return sortedUnique(withoutLifecycle(result.problems).map(({ id }) => id));
}

describe("mending a fleet file", () => {
  for (const { name, files, after, left } of readCases<readonly FixCase[]>("fix.json")) {
    it(`mends ${name}`, async () => {
      const folder = temporaryFolder("fix");
      writeTree(folder, files);
      expect(await fixed(folder)).to.deep.equal(left);
      expect(Object.fromEntries(readTree(folder))).to.deep.equal({ ...files, ...after });
      const again = await mendFile(join(folder, "fleets.yaml"));
      expect(again.mended).to.deep.equal([]);
    });
  }

  it("leaves comments and layout, makes no error, and does nothing twice, whatever is mistyped", async () => {
    const right = readFileSync(join(repository, "fleets.yaml"), "utf8");
    const words = [...right.matchAll(/(?<=^[^#]*)\b[A-Za-z]{4,}\b/gm)].map(
      ({ index, 0: word }) => ({
        index,
        word,
      }),
    );
    const typo = fc.record({
      at: fc.nat({ max: words.length - 1 }),
      letter: fc.nat({ max: 20 }),
      how: fc.constantFrom("drop", "double", "swap"),
    });
    const folder = temporaryFolder("fix");
    const file = join(folder, "fleets.yaml");
    await fc.assert(
      fc.asyncProperty(fc.array(typo, { minLength: 1, maxLength: 4 }), async (typos) => {
        const wrong = mistyped(right, words, typos);
        writeTree(folder, { "fleets.yaml": wrong });
        const before = await checkFile(file);
        const { files, result, mended } = await mendFile(file);
        const text = files[0]?.after ?? wrong;
        expect(outline(text), wrong).to.deep.equal(outline(wrong));
        const gone = new Set(mended.map(({ problem }) => problem));
        expect(mended.length === 0).to.equal(files.length === 0);
        expect(result.problems.some((one) => gone.has(one))).to.equal(false);
        if (mended.length === 0) expect(result.problems).to.deep.equal(before.problems);
        writeTree(folder, { "fleets.yaml": text });
        expect((await mendFile(file)).mended).to.deep.equal([]);
      }),
      { numRuns: byDepth({ people: 4, all: 12, long: 100 }) },
    );
  });
});

interface Typo {
  readonly at: number;
  readonly letter: number;
  readonly how: string;
}

function mistyped(
  text: string,
  words: readonly { readonly index: number; readonly word: string }[],
  typos: readonly Typo[],
): string {
  const distinct = new Map(typos.map((one) => [one.at, one]));
  return [...distinct.values()]
    .sort((a, b) => b.at - a.at)
    .reduce((rest, { at, letter, how }) => {
      const { index = 0, word = "" } = words[at] ?? {};
      const place = letter % (word.length - 1);
      const [head, one, two, tail] = [
        word.slice(0, place),
        word.charAt(place),
        word.charAt(place + 1),
        word.slice(place + 2),
      ];
      const wrong = { drop: head + two + tail, double: head + one + one + two + tail }[how];
      return (
        rest.slice(0, index) + (wrong ?? head + two + one + tail) + rest.slice(index + word.length)
      );
    }, text);
}

/** What no edit may touch: comments, indentation and how many lines there are. */
function outline(text: string): string[] {
  return text
    .split("\n")
    .map((line) => (/^\s*/.exec(line)?.[0] ?? "") + (/#.*$/.exec(line)?.[0] ?? ""));
}
