import { expect } from "chai";
import { githubMatrices } from "../../../generators/outputs/orchestrators/github";
import type { AffectedStack } from "../../../generators/outputs";

interface Matrix {
  readonly jobs: number;
  readonly include: readonly { readonly environment: string; readonly folders: string }[];
}

/** As many stacks in each environment, after one that they share. */
function estate(environments: number, each: number): AffectedStack[] {
  return Array.from({ length: environments }, (_, e) => {
    const place = {
      environment: `e${String(e)}`,
      account: "1",
      region: "r",
      change: "update",
    } as const;
    const shared = { ...place, name: `e${String(e)}-shared`, group: 1, after: [] };
    const fleets = Array.from({ length: each }, (__, i) => ({
      ...place,
      ...{ name: `e${String(e)}-f${String(i)}`, group: 2, after: [shared.name] },
    }));
    return [shared, ...fleets].map((one) => ({ ...one, folder: `t/${one.name}` }));
  }).flat();
}

function matrices(stacks: readonly AffectedStack[]): { plan: Matrix; apply: readonly Matrix[] } {
  return JSON.parse(githubMatrices(stacks) ?? "") as ReturnType<typeof matrices>;
}

describe("matrices of GitHub Actions", () => {
  const SIZES = [
    [1, 0],
    [3, 84],
    [3, 85],
    [2, 127],
    [2, 128],
    [3, 3_333],
    [1, 10_000],
    [256, 40],
  ] as const;
  for (const [environments, each] of SIZES) {
    const all = estate(environments, each);
    it(`have each of ${String(all.length)} stacks once, in 256 jobs at most, of one environment each`, () => {
      const { plan, apply } = matrices(all);
      const steps = { plan: [plan], apply };
      for (const list of Object.values(steps)) {
        const jobs = list.flatMap(({ include }) => include);
        const folders = jobs.flatMap((job) => job.folders.split(" "));
        expect(folders.sort()).to.deep.equal(all.map(({ folder }) => folder).sort());
        for (const { jobs: count, include } of list) {
          expect(include.length).to.equal(count).and.to.be.at.most(256);
        }
        for (const job of jobs) {
          const others = job.folders
            .split(" ")
            .filter((one) => !one.startsWith(`t/${job.environment}-`));
          expect(others).to.deep.equal([]);
        }
      }
      expect(apply[0]?.include.every(({ folders }) => folders.endsWith("-shared"))).to.equal(true);
      if (all.length <= 256) expect(plan.jobs).to.equal(all.length);
    });
  }

  it("have no folder of a stack that is gone", () => {
    const [one, ...others] = estate(1, 1);
    if (one === undefined) throw new Error("no stack");
    const { plan } = matrices([{ ...one, change: "remove" }, ...others]);
    expect(plan.include.map(({ folders }) => folders)).to.deep.equal(["t/e0-f0"]);
  });

  it("are none where they would be too many, or would be out of order", () => {
    expect(githubMatrices(estate(257, 0))).to.equal(undefined);
    const chain = estate(1, 0).map((one) => ({ ...one, group: 7 }));
    expect(githubMatrices(chain)).to.equal(undefined);
    const long = estate(3, 3_333).map((one) => ({
      ...one,
      folder: `${one.folder}${"x".repeat(40)}`,
    }));
    expect(githubMatrices(long)).to.equal(undefined);
  });
});
