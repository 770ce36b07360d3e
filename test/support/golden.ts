import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { inCi } from "./ci";
import { readTree, repository, writeTree } from "./folders";

const GOLDEN = join(repository, "test", "golden");

/**
 * Compares what was produced with `test/golden/<name>/expected`: the same files, no more and no
 * fewer, with the same text. `UPDATE_GOLDENS=1` writes the expected folder anew instead; with `CI`
 * set that is refused, because it would let every difference pass.
 *
 * @param produced relative path with forward slashes → text
 */
export function expectGolden(name: string, produced: ReadonlyMap<string, string>): void {
  const folder = join(GOLDEN, name, "expected");
  if (process.env.UPDATE_GOLDENS === "1") update(folder, produced);
  const expected = readTree(folder);
  expect([...produced.keys()].sort(), `the files of ${name}`).to.deep.equal([...expected.keys()]);
  for (const [path, text] of produced) {
    expect(text, `${name}/expected/${path}`).to.equal(expected.get(path));
  }
}

function update(folder: string, produced: ReadonlyMap<string, string>): void {
  if (inCi()) {
    throw new Error("UPDATE_GOLDENS is set in CI, where goldens are only compared: unset it");
  }
  rmSync(folder, { recursive: true, force: true });
  writeTree(folder, produced);
}
