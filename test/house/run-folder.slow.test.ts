import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { repository, temporaryFolder } from "../support/folders";
import { runOrFail } from "../support/run";

/** They start the program, tsx, cdktf and, where it is there, Terraform, and write projects for them. */
const FILES = [
  "test/docs/readme.test.ts",
  "test/constructs/app.slow.test.ts",
  "test/constructs/terraform.slow.test.ts",
];

describe("what tests of all kinds leave", function () {
  it("is nothing, neither in the temporary folder nor in the two above it", async () => {
    // Short names: Terraform's providers listen on sockets below it, whose paths have a hundred characters at most.
    const outer = temporaryFolder("o");
    const temporary = join(outer, "a", "b");
    mkdirSync(temporary, { recursive: true });
    const env = { TMPDIR: temporary, TMP: temporary, TEMP: temporary };
    const mocha = require.resolve("mocha/bin/mocha.js");
    const options = { cwd: repository, env, timeout: 280_000 };
    await runOrFail(process.execPath, [mocha, "--parallel", ...FILES], options);
    expect(readdirSync(outer, { recursive: true }).map(String).sort()).to.deep.equal([
      "a",
      join("a", "b"),
    ]);
  });
});
