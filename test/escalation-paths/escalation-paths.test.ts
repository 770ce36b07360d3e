import { join } from "node:path";
import { expect } from "chai";
import { loadEscalationPaths } from "../../generators/escalation-paths";
import { expectRecorded, readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { problemLine } from "../support/problems";

/** A file of paths, and what is wrong with it. */
interface FileCase {
  readonly name: string;
  readonly text: string;
  readonly ids: readonly string[];
  readonly problems: readonly string[];
}

describe("files of escalation paths", () => {
  it("are read, or say where they are wrong, what is, and what to write", () => {
    const actual = readCases<FileCase[]>("escalation", "files.json").map((item): FileCase => {
      const folder = temporaryFolder("escalation-paths");
      writeTree(folder, { "mine.yaml": item.text });
      const { paths, problems } = loadEscalationPaths(folder);
      for (const { location, fix } of problems) {
        expect(location?.file.endsWith("mine.yaml")).to.equal(true);
        expect(fix).to.match(/\w/);
      }
      return { ...item, ids: paths.map(({ id }) => id), problems: problems.map(problemLine) };
    });
    expectRecorded(join("escalation", "files.json"), actual);
  });

  it("of services alone are read where services are asked for", () => {
    const folder = temporaryFolder("escalation-paths");
    const text = (id: string): string =>
      `${id}: { name: n, becomes: host, needs: { a:B: any }, source: https://example.com/ }\n`;
    writeTree(folder, { "iam.yaml": text("one"), "lambda.yaml": text("two") });
    const ids = (services?: ReadonlySet<string>): string[] =>
      loadEscalationPaths(folder, services).paths.map(({ id }) => id);
    expect(ids(new Set(["lambda", "s3"]))).to.deep.equal(["two"]);
    expect(ids()).to.deep.equal(["one", "two"]);
  });
});
