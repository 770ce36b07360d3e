import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { OWN_HEAD } from "../../generators/files/manifest";
import { STACKS } from "../../generators/files/stacks-kind";
import { writeFolder } from "../../generators/files/write";
import { temporaryFolder } from "../support/folders";

/** How often a run that writes works out what a folder of stacks is to hold. */
async function askedFor(
  folder: string,
  content: string,
  meanwhile: () => void = () => undefined,
): Promise<number> {
  let asked = 0;
  const plan = await writeFolder(folder, STACKS, () => {
    asked++;
    meanwhile();
    return { files: [{ path: "dev-dock.ts", content }], head: OWN_HEAD };
  });
  expect(plan.done).to.deep.equal(["dev-dock.ts"]);
  return asked;
}

describe("what a folder of stacks is to hold", () => {
  let folder: string;
  beforeEach(() => {
    folder = join(temporaryFolder("once"), "out");
  });

  it("is worked out once where nothing is there", async () => {
    expect(await askedFor(folder, "// 1\n")).to.equal(1);
  });

  it("is worked out once where another run wrote before", async () => {
    await askedFor(folder, "// 1\n");
    expect(await askedFor(folder, "// 2\n")).to.equal(1);
  });

  for (const [what, path] of [
    ["a file", "other.txt"],
    ["a record", join(".fleetroles", "dev-yard.json")],
  ] as const) {
    it(`is worked out anew where another run wrote ${what} meanwhile`, async () => {
      let count = 0;
      const write = (): void => {
        if (count++ > 0) return;
        mkdirSync(join(folder, ".fleetroles"), { recursive: true });
        writeFileSync(join(folder, path), "{}\n");
      };
      expect(await askedFor(folder, "// 1\n", write)).to.equal(2);
    });
  }
});
