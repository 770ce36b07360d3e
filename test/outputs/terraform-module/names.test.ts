import { join } from "node:path";
import { expect } from "chai";
import { readTree, repository } from "../../support/folders";
import { everyBlueprint, moduleTree } from "./written";

describe("the files of every module", () => {
  for (const blueprint of everyBlueprint()) {
    it(`name this tool in one line, of the README: ${blueprint.id}`, () => {
      expect(linesNamingUs(moduleTree(blueprint))).to.deep.equal(["README.md"]);
    });
  }

  it("do so as they are committed", () => {
    const lines = linesNamingUs(readTree(join(repository, "modules")));
    const readmes = lines.filter((path) => /^[^/]+\/README\.md$/.test(path));
    expect(lines).to.deep.equal(readmes);
    expect(new Set(readmes).size, "once each").to.equal(readmes.length);
  });
});

/** The path of every line that has the tool's name, or of whose path it is a part. */
function linesNamingUs(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) =>
    text
      .split("\n")
      .filter((line) => /fleet-?roles/i.test(`${path} ${line}`))
      .map(() => path),
  );
}
