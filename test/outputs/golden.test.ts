import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { format } from "prettier";
import { checkFile, generate } from "../../generators";
import { outputs } from "../../generators/outputs";
import { repository } from "../support/folders";
import { expectGolden } from "../support/golden";
import { problemLine, withoutLifecycle } from "../support/problems";

const folder = join(repository, "test", "golden");
const names = readdirSync(folder).sort();

async function produce(name: string): Promise<Map<string, string>> {
  const { model, problems } = await checkFile(join(folder, name, "fleets.yaml"));
  const told = withoutLifecycle(problems).filter(({ severity }) => severity !== "notice");
  expect(told.map(problemLine), name).to.deep.equal([]);
  if (model === undefined) throw new Error(`${name} gives no model`);
  // Where the file lies is not part of what is compared.
  const portable = { ...model, source: "fleets.yaml" };
  const files = generate(portable).map(({ path, content }): [string, string] => [path, content]);
  // Nor are AWS's documents, which stand in the snapshot.
  const shown = { ...portable, managed: undefined };
  return new Map([...files, ["model.json", `${JSON.stringify(shown, null, 2)}\n`]]);
}

describe("golden folders", () => {
  for (const name of names) {
    it(`${name} comes out as expected`, async () => {
      expectGolden(name, await produce(name));
    });
  }

  it("are formatted as Prettier formats them by default", async () => {
    for (const name of names) {
      for (const [path, content] of await produce(name)) {
        if (path.endsWith(".ts")) {
          expect(await format(content, { parser: "typescript" }), `${name}/${path}`).to.equal(
            content,
          );
        }
      }
    }
  });

  it("exist for every output", () => {
    const files = new Map(outputs.map((output) => [output.name, output]));
    expect([...files.keys()]).to.deep.equal(["cdktf-stacks"]);
    expect(names).to.include("warehouse-office");
  });
});
