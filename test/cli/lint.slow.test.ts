import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { lintFiles } from "../../generators/cli/lint-files";
import { casePath, expectRecorded } from "../support/cases";
import { compiledProgram } from "../support/compiled";
import { repository, temporaryFolder, writeTree } from "../support/folders";
import { problemLine } from "../support/problems";
import { runMeasured } from "../support/program";
import { run } from "../support/run";

const FOLDER = casePath("lint-files");
const relative = (file: string): string => join("test", "cases", "lint-files", file);

describe("fleetroles lint", () => {
  it("finds the documents of every kind of file, and says of each whose it is and where", () => {
    const files = readdirSync(FOLDER).filter((name) => name !== "expected.json");
    const actual = Object.fromEntries(
      files.map((file) => {
        const { documents, problems } = lintFiles([join(FOLDER, file)]);
        const found = documents.map(({ of = "", kind = "?", findings }) => {
          return `${kind} ${of}: ${String(findings.length)}`;
        });
        return [file, { documents: found, problems: problems.map(problemLine) }];
      }),
    );
    expectRecorded(join("lint-files", "expected.json"), actual);
  });

  it("takes a folder, and passes over what holds no policy", async () => {
    const folder = temporaryFolder("lint");
    const policy = readFileSync(join(FOLDER, "policy.json"), "utf8");
    const others = { "package.json": "{}", "notes.yaml": "a: [", ".hidden.json": "{" };
    writeTree(folder, { ...others, "policies/read.json": policy, "readme.md": "x" });
    const result = await runMeasured(["lint", "."], folder);
    expect(result.code).to.equal(1);
    expect(result.stdout).to.equal("1 document in 1 file (2 files without policies): 1 error\n");
    expect(result.stderr).to.match(/^policies\/read\.json:\d+:\d+: error unknown-action\n/);
    writeTree(folder, { "empty/package.json": "{}" });
    const none = await runMeasured(["lint", "empty"], folder);
    expect([none.code, none.stderr.split("\n", 1)[0]]).to.deep.equal([
      1,
      "empty: error not-a-policy",
    ]);
  });

  it("says of what is no text that it is none, and takes every encoding that says which it is", () => {
    const folder = temporaryFolder("lint");
    const policy = readFileSync(join(FOLDER, "policy.json"), "utf8");
    const swapped = Buffer.from(`\ufeff${policy}`, "utf16le").swap16();
    const long = Array.from({ length: 20_000 }, (_, index) => `arn:aws:s3:::reports-${index}/*`);
    const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: long };
    const files: Record<string, readonly [string | Uint8Array, ...string[]]> = {
      "mark.json": [`\ufeff${policy}`, "unknown-action"],
      "utf-16le.json": [Buffer.from(`\ufeff${policy}`, "utf16le"), "unknown-action"],
      "utf-16be.json": [swapped, "unknown-action"],
      "without-mark.json": [Buffer.from(policy, "utf16le"), "not-text"],
      "binary.json": [Uint8Array.from([0x7b, 0xc3, 0x28, 0x7d]), "not-text"],
      "long.json": [
        JSON.stringify({ Version: "2012-10-17", Statement: statement }),
        "document-too-large",
      ],
    };
    for (const [name, [content, ...ids]] of Object.entries(files)) {
      const file = join(folder, name);
      writeFileSync(file, content);
      expect(
        lintFiles([file]).problems.map(({ id }) => id),
        name,
      ).to.deep.equal(ids);
    }
    const { passed, problems } = lintFiles([folder]);
    expect([passed, problems.filter(({ id }) => id === "not-text")]).to.deep.equal([2, []]);
  });

  it("reads standard input, and fails on what --fail-on names", async () => {
    const document = {
      Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" }],
    };
    const folder = temporaryFolder("lint");
    writeFileSync(join(folder, "policy.json"), JSON.stringify(document));
    const lint = async (...args: string[]): Promise<(number | string | null)[]> => {
      const { code, stdout } = await runMeasured(["lint", "policy.json", ...args], folder);
      return [code, stdout.trim()];
    };
    expect(await lint()).to.deep.equal([0, "1 document in 1 file: 1 warning"]);
    expect(await lint("--fail-on", "warning")).to.deep.equal([
      1,
      "1 document in 1 file: 1 warning",
    ]);
    expect((await lint("--kind", "trust"))[0]).to.equal(1);
    expect((await lint("--kind", "scp"))[0]).to.equal(2);
    expect((await lint("--format", "junit"))[1]).to.match(
      /<system-out>warning: [^]*missing|Version/,
    );
    const shell = `${process.execPath} ${compiledProgram()} lint - --format json < policy.json`;
    const { code, stdout } = await run("sh", ["-c", shell], { cwd: folder });
    expect(code).to.equal(0);
    const { documents, problems } = JSON.parse(stdout) as Record<string, { file: string }[]>;
    expect(documents?.map(({ file }) => file)).to.deep.equal(["standard input"]);
    expect(problems).to.have.length(1);
  });

  it("fails where a file is not there, or is named that holds no policy", async () => {
    const result = await runMeasured(["lint", "gone.json", relative("no-policy.json")], repository);
    expect(result.code).to.equal(1);
    expect(result.stderr).to.match(/gone\.json: error unreadable-file[^]*error not-a-policy/);
    expect((await runMeasured(["lint"], repository)).code).to.equal(2);
  });
});
