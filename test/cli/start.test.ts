import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { repository, temporaryFolder } from "../support/folders";
import { run } from "../support/run";

/** Says on standard error what was loaded, once a program ends. */
const TELLING = `process.once("exit", () => process.stderr.write(Object.keys(require.cache).join("\\n")));`;

/** What makes JavaScript of the sources. */
const TOOLS: ReadonlySet<string> = new Set(["tsx", "esbuild"]);

/** The packages that a run loads, and the rooms of ours. */
async function loadedBy(...args: readonly string[]): Promise<string[]> {
  const telling = join(temporaryFolder("start"), "telling.cjs");
  writeFileSync(telling, TELLING);
  const before = [require.resolve("tsx/cjs"), telling].flatMap((file) => ["--require", file]);
  const all = [...before, join("generators", "cli", "main.ts"), ...args];
  const { code, stderr } = await run(process.execPath, all, { cwd: repository });
  expect(code).to.equal(0);
  const owners = stderr.split("\n").map((file) => {
    return /\/(?:node_modules|generators)\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? "";
  });
  return [...new Set(owners)].filter((name) => name !== "" && !TOOLS.has(name)).sort();
}

describe("the start of the program", () => {
  it("loads nothing to say its version that it does not need", async () => {
    expect(await loadedBy("--version")).to.deep.equal(["cli", "commander", "picocolors", "text"]);
  });
});
