import { expect } from "chai";
import { cpSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import cases from "../cases/constructs/folders.json";
import {
  linkDependencies,
  readTree,
  repository,
  temporaryFolder,
  writeTree,
} from "../support/folders";
import { runSynth, runTypeScript } from "../support/program";
import { run } from "../support/run";

const files = cases.loaded[0]?.files ?? {};

/** A project as `cdktf init` leaves one, with our app and some stacks. */
function project(): string {
  const folder = temporaryFolder("app");
  const constructs = join(repository, "stacks", "constructs", "index.ts");
  const compilerOptions = { paths: { "fleetroles/constructs": [constructs] } };
  writeTree(folder, { "tsconfig.json": JSON.stringify({ compilerOptions }) });
  writeTree(join(folder, "stacks", "generated"), files);
  cpSync(join(repository, "stacks", "main.ts"), join(folder, "stacks", "main.ts"));
  cpSync(join(repository, "cdktf.json"), join(folder, "cdktf.json"));
  linkDependencies(folder);
  return folder;
}

describe("the app", function () {
  it("gives the same as its command in cdktf.json, by tsx, and by cdktf synth", async () => {
    const folder = project();
    const { app } = JSON.parse(readFileSync(join(folder, "cdktf.json"), "utf8")) as { app: string };
    const [program = "", ...args] = app.split(" ");
    const runs = [
      () => run(program, args, { cwd: folder }),
      () => runTypeScript("stacks/main.ts", [], { cwd: folder }),
      () => runSynth(folder),
    ];
    const outputs: (readonly [string, string])[][] = [];
    for (const [index, start] of runs.entries()) {
      const { code, stderr } = await start();
      expect(code, stderr).to.equal(0);
      renameSync(join(folder, "cdktf.out"), join(folder, `out${String(index)}`));
      outputs.push([...readTree(join(folder, `out${String(index)}`))]);
    }
    expect(outputs[0]).to.have.length.above(1);
    expect(outputs[1]).to.deep.equal(outputs[0]);
    expect(outputs[2]).to.deep.equal(outputs[0]);
  });

  it("tells a mistake in one line, and ends with exit code 1", async () => {
    const folder = project();
    mkdirSync(join(folder, "stacks", "empty"));
    renameSync(join(folder, "stacks", "generated"), join(folder, "elsewhere"));
    const { code, stdout, stderr } = await runTypeScript("stacks/main.ts", [], { cwd: folder });
    expect({ code, stdout, stderr }).to.deep.equal({
      code: 1,
      stdout: "",
      stderr: "stacks/generated: no such folder; generate the stacks first (fleetroles generate)\n",
    });
  });

  it("refuses to write HCL, where every argument would be missing", async () => {
    const folder = project();
    const options = { cwd: folder, env: { SYNTH_HCL_OUTPUT: "true" } };
    const { code, stderr } = await runTypeScript("stacks/main.ts", [], options);
    expect(code).to.equal(1);
    expect(stderr).to.equal("These stacks are written as Terraform JSON only; leave --hcl away\n");
  });
});
