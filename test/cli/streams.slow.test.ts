import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { compiledProgram } from "../support/compiled";
import { readTree, repository, temporaryFolder } from "../support/folders";
import { run } from "../support/run";
import type { RunResult } from "../support/run";

/** Runs fleetroles from a shell, which redirects and changes folders: `$FLEETROLES check > /dev/full`. */
function shell(command: string): Promise<RunResult> {
  const folder = temporaryFolder("streams");
  cpSync(join(repository, "fleets.yaml"), join(folder, "fleets.yaml"));
  const program = `"${process.execPath}" "${compiledProgram()}"`;
  const env = { NO_COLOR: "1" };
  return run("sh", ["-c", command.replace("$FLEETROLES", program)], { cwd: folder, env });
}

describe("fleetroles and what it prints to", function () {
  before(function () {
    if (existsSync("/dev/full")) return;
    console.log("    skipped: this system has no /dev/full");
    this.skip();
  });

  for (const [what, command] of [
    ["check", "$FLEETROLES check > /dev/full"],
    ["check --format json", "$FLEETROLES check --format json > /dev/full"],
    ["generate --check", "$FLEETROLES generate --check > /dev/full"],
    ["--help", "$FLEETROLES check --help > /dev/full"],
  ] as const) {
    it(`${what}: says that results are missing, with an exit code that says no errors were found`, async () => {
      const { code, stderr } = await shell(command);
      expect(code).to.equal(3);
      expect(stderr).to.match(
        /^fleetroles: standard output cannot be written \(ENOSPC\), so results are missing$/m,
      );
      expect(stderr).to.not.match(/^\s+at .+:\d+/m);
    });
  }

  it("has that exit code, too, where problems cannot be written", async () => {
    expect((await shell("$FLEETROLES check nothing.yaml 2> /dev/full")).code).to.equal(3);
  });

  it("stays quiet where nobody reads on", async () => {
    expect(await shell("$FLEETROLES check --format json | true")).to.include({
      code: 0,
      stderr: "",
    });
  });

  it("says of a working directory that was deleted that it is gone", async () => {
    const result = await shell(`mkdir d && cd d && rmdir "$PWD" && $FLEETROLES check`);
    expect(result).to.include({
      code: 2,
      stdout: "",
      stderr: "the working directory does not exist any more: change to one that does\n",
    });
  });

  it("writes nothing on the way", async () => {
    const folder = temporaryFolder("streams");
    await shell(`$FLEETROLES check --format sarif > "${folder}/report"`);
    expect([...readTree(folder).keys()]).to.deep.equal(["report"]);
  });
});
