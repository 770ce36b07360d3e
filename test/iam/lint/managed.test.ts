import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../../../generators/package-root";
import { expectRecorded } from "../../support/cases";
import { findingLine, lintCase } from "../../support/lint";

const FOLDER = packageFolder("templates", "managed-policies", "documents");

describe("lint of what AWS publishes", () => {
  it("says of each managed policy that a blueprint attaches what is known to be wrong with it", () => {
    const files = readdirSync(FOLDER).filter((file) => !file.startsWith("."));
    const told = files.map((file): [string, string[]] => {
      const { document } = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as {
        document: unknown;
      };
      return [file.replace(".json", ""), lintCase({ kind: "identity", document }).map(findingLine)];
    });
    expectRecorded(join("iam", "lint", "managed-policies.json"), Object.fromEntries(told));
  });
});
