import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { readBlueprint } from "../../generators/blueprints/load";
import { packageFolder } from "../../generators/package-root";
import { casePath, expectRecorded } from "../support/cases";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { problemLine, withoutLifecycle } from "../support/problems";

const builtIn = readdirSync(packageFolder("templates", "blueprints")).sort();

describe("blueprints that come with the project", () => {
  for (const name of builtIn) {
    it(`${name} is sound, and facts about it stand in test/cases/blueprints`, () => {
      const result = readBlueprint(packageFolder("templates", "blueprints", name));
      expect("problems" in result ? result.problems : []).to.deep.equal([]);
      const facts = readdirSync(casePath("blueprints"));
      expect(facts).to.include(`${basename(name, ".yaml")}.json`);
    });
  }
});

describe("blueprints with problems", () => {
  it("give every problem of every file in test/cases/blueprints/broken, with its place", async () => {
    const found: Record<string, string[]> = {};
    for (const name of readdirSync(casePath("blueprints", "broken")).sort()) {
      const id = basename(name, ".yaml");
      const folder = temporaryFolder("blueprint");
      const environments = { dev: { account: "111111111111", region: "us-east-1" } };
      const fleets = { office: { blueprint: id } };
      const spec = {
        version: 1,
        environments,
        fleets,
        blueprints: casePath("blueprints", "broken"),
      };
      writeTree(folder, { "fleets.yaml": JSON.stringify(spec) });
      const { problems } = await checkFile(join(folder, "fleets.yaml"));
      const mine = problems.filter(({ location }) => basename(location?.file ?? "") === name);
      found[name] = mine.map(problemLine);
      expect(found[name], name).to.not.deep.equal([]);
    }
    expectRecorded("blueprints/broken.json", found);
  });

  it("are named where a folder is missing, or holds an id that is taken", async () => {
    const folder = temporaryFolder("blueprint");
    const environments = { dev: { account: "111111111111", region: "us-east-1" } };
    const spec = { version: 1, environments, fleets: { office: { blueprint: "deeplens" } } };
    const copy = join(repository, "templates", "blueprints");
    writeTree(folder, {
      "missing.yaml": JSON.stringify({ ...spec, blueprints: "./nowhere" }),
      "taken.yaml": JSON.stringify({ ...spec, blueprints: [copy] }),
    });
    const ids = async (name: string): Promise<string[]> =>
      withoutLifecycle((await checkFile(join(folder, name))).problems).map(({ id }) => id);
    expect(await ids("missing.yaml")).to.deep.equal(["unreadable-folder"]);
    expect(new Set(await ids("taken.yaml"))).to.deep.equal(new Set(["duplicate-blueprint"]));
  });
});
