import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { temporaryFolder, writeTree } from "../support/folders";
import { runMeasured } from "../support/program";

const WRONG =
  'version: 1\nenvironments: { dev: { account: "111111111111", region: us-east-1 } }\nfleets:\n' +
  "  dock: # here\n    blueprint: greengras-v2\n    grants: [{ to: dynamodb:table/Inventory, access: [raed] }]\n";
const RIGHT = WRONG.replace("greengras-v2", "greengrass-v2").replace("raed", "read");

function project(): string {
  const folder = temporaryFolder("fix");
  writeTree(folder, { "fleets.yaml": WRONG });
  return folder;
}

describe("fleetroles check --fix", () => {
  it("mends the files, says what, and exits by what is left", async () => {
    const folder = project();
    const { code, stdout, stderr } = await runMeasured(["check", "--fix"], folder);
    expect([code, stderr]).to.deep.equal([0, ""]);
    expect(stdout.split("\n").slice(0, 3)).to.deep.equal([
      "fleets.yaml:5:16: mended unknown-blueprint: greengras-v2 is greengrass-v2 now",
      "fleets.yaml:6:55: mended unknown-access: raed is read now",
      "fleets.yaml: 2 mended, 2 stacks, 2 roles, 1 policy, no problems",
    ]);
    expect(readFileSync(join(folder, "fleets.yaml"), "utf8")).to.equal(RIGHT);
  });

  it("shows a patch that git applies, and writes nothing, where it is only to look", async () => {
    const folder = project();
    const { stdout } = await runMeasured(["check", "--fix-dry-run"], folder);
    expect(readFileSync(join(folder, "fleets.yaml"), "utf8")).to.equal(WRONG);
    const patch = stdout.slice(0, stdout.indexOf("fleets.yaml: 2 edits to make"));
    writeTree(folder, { "fix.patch": patch });
    execFileSync("git", ["apply", "fix.patch"], { cwd: folder });
    expect(readFileSync(join(folder, "fleets.yaml"), "utf8")).to.equal(RIGHT);
  });

  it("gives programs the edits: with each problem in JSON and SARIF, and those that it made", async () => {
    const folder = project();
    const place = { file: "fleets.yaml", line: 5, column: 16, endLine: 5, endColumn: 28 };
    const { stdout } = await runMeasured(["check", "--format", "json"], folder);
    const { problems } = JSON.parse(stdout) as {
      readonly problems: readonly { readonly edit?: object }[];
    };
    expect(problems[0]?.edit).to.deep.equal({ ...place, text: "greengrass-v2" });
    const sarif = await runMeasured(["check", "--format", "sarif"], folder);
    const log = JSON.parse(sarif.stdout) as {
      readonly runs: readonly { readonly results: readonly { readonly fixes?: unknown }[] }[];
    };
    const region = { startLine: 5, startColumn: 16, endLine: 5, endColumn: 28 };
    const replacement = { deletedRegion: region, insertedContent: { text: "greengrass-v2" } };
    const change = { artifactLocation: { uri: "fleets.yaml" }, replacements: [replacement] };
    expect(log.runs[0]?.results[0]?.fixes).to.deep.equal([
      { description: { text: 'did you mean "greengrass-v2"?' }, artifactChanges: [change] },
    ]);
    const dry = await runMeasured(["check", "--fix-dry-run", "--format", "json"], folder);
    const { mended } = JSON.parse(dry.stdout) as { readonly mended: readonly object[] };
    expect(mended[0]).to.deep.equal({ id: "unknown-blueprint", ...place, text: "greengrass-v2" });
    expect(mended).to.have.lengthOf(2);
  });

  it("is not watched, and not both at once", async () => {
    for (const other of ["--watch", "--fix-dry-run"]) {
      const { code } = await runMeasured(["check", "--fix", other], project());
      expect(code, other).to.equal(2);
    }
  });
});
