import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { packageFolder } from "../../../generators/package-root";
import { expectRecorded, readCases } from "../../support/cases";
import { findingLine, lintCase } from "../../support/lint";
import type { LintCase } from "../../support/lint";

interface Recorded extends LintCase {
  readonly findings: readonly string[];
}

/** Something known of a document by itself, and the findings that say so: `id /pointer`. */
interface Fact {
  readonly fact: string;
  readonly document: string;
  readonly found: readonly string[];
  readonly says?: string;
}

const FOLDER = packageFolder("templates", "managed-policies", "documents");

describe("lint of what AWS publishes", () => {
  const files = readdirSync(FOLDER).filter((file) => !file.startsWith("."));
  const managed = new Map(
    files.map((file): [string, string[]] => {
      const { document } = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as {
        document: unknown;
      };
      return [file.replace(".json", ""), lintCase({ kind: "identity", document }).map(findingLine)];
    }),
  );
  const written = readCases<Recorded[]>("iam", "lint", "documented.json");
  const documented = written.map((one) => ({ ...one, findings: lintCase(one).map(findingLine) }));
  const guides = new Map(documented.map(({ name, findings }) => [name, findings]));
  const facts = readCases<Fact[]>("iam", "lint", "facts.json");

  it("says of each managed policy that a blueprint attaches what is known to be wrong with it", () => {
    expectRecorded(join("iam", "lint", "managed-policies.json"), Object.fromEntries(managed));
  });

  it("says of each policy in the guides of the blueprints what is known to be wrong with it", () => {
    expectRecorded(join("iam", "lint", "documented.json"), documented);
  });

  for (const { fact, document, found, says = "" } of facts) {
    it(`says of ${document} that ${fact}`, () => {
      const lines = managed.get(document) ?? guides.get(document);
      if (lines === undefined) throw new Error(`there is no document ${document}`);
      for (const one of found) {
        const saying = lines.filter((line) => idAndPlace(line) === one && line.includes(says));
        expect(saying, lines.join("\n")).to.not.deep.equal([]);
      }
    });
  }

  it("says nothing of the guides' policies, and no error of the managed ones, that is not known", () => {
    const told = [
      ...[...guides].flatMap(([name, lines]) => lines.map((line) => [name, line] as const)),
      ...[...managed].flatMap(([name, lines]) =>
        lines.filter((line) => line.startsWith("error ")).map((line) => [name, line] as const),
      ),
    ];
    const known = new Set(
      facts.flatMap(({ document, found }) => found.map((one) => `${document}: ${one}`)),
    );
    const unknown = told
      .map(([name, line]) => `${name}: ${idAndPlace(line)}`)
      .filter((one) => !known.has(one));
    expect(unknown).to.deep.equal([]);
  });
});

/** `unknown-action /Statement/0/Action` of a finding's line. */
function idAndPlace(line: string): string {
  return /^\S+ (\S+ [^ :]*)/.exec(line)?.[1] ?? "";
}
