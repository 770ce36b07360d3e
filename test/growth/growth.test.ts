import { join } from "node:path";
import { expect } from "chai";
import { repository } from "../support/folders";
import { runTypeScript } from "../support/program";
import { shapes } from "./shapes";

const SIZES = [500, 1000, 2000];

/** Twice the input may take a little more than twice the steps, for what is sorted. */
const MOST = 2.3;

describe("reading a file", function () {
  let counts: Readonly<Record<string, readonly number[]>> = {};

  before(async () => {
    const program = join(repository, "test", "growth", "count.ts");
    const { stdout, stderr } = await runTypeScript(program, SIZES.map(String), { cwd: repository });
    expect(stderr).to.equal("");
    counts = JSON.parse(stdout) as typeof counts;
  });

  for (const name of Object.keys(shapes)) {
    it(`takes steps as the file grows: ${name}`, () => {
      const steps = counts[name] ?? [];
      expect(steps).to.have.length(SIZES.length);
      const ratios = steps.slice(1).map((count, index) => count / (steps[index] ?? 0));
      for (const ratio of ratios) expect(ratio, steps.join(", ")).to.be.within(1, MOST);
    });
  }
});
