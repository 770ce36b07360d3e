import { expect } from "chai";
import * as fc from "fast-check";
import { checkFile, type FleetResult } from "../../generators/generate";
import { rootStacks } from "../../generators/model/stacks/root-stacks";
import { join } from "node:path";
import { temporaryFolder, writeTree } from "../support/folders";

const NOTHING = new Map<string, never>();

async function groupsOf(
  names: readonly string[],
  stacks: object,
  before?: number,
): Promise<{ groups: Map<string, string>; found: FleetResult }> {
  const folder = temporaryFolder("layout");
  const file = {
    ...{ version: 1, stacks },
    environments: { dev: { account: "111111111111", region: "us-east-1" } },
    fleets: Object.fromEntries(names.map((name) => [name, { blueprint: "deeplens" }])),
  };
  writeTree(folder, { "fleets.yaml": JSON.stringify(file) });
  const past = before === undefined ? undefined : new Map([["dev", before]]);
  const found = await checkFile(
    join(folder, "fleets.yaml"),
    past && { past: { spread: NOTHING, groups: past } },
  );
  const own = (found.model?.stacks ?? []).filter(({ group }) => group !== undefined);
  return { groups: new Map(own.map(({ name, group }) => [name, group?.name ?? ""])), found };
}

const sites = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `site-${String(index)}`);

describe("groups of fleets", () => {
  it("are as many as their size asks for, and then as many as there were", async () => {
    const { groups } = await groupsOf(sites(40), { size: 10 });
    expect(new Set(groups.values()).size).to.equal(4);
    const { groups: more } = await groupsOf(sites(60), { size: 10 }, 4);
    for (const [name, group] of groups) expect(more.get(name), name).to.equal(group);
    expect(new Set(more.values()).size).to.equal(4);
  });

  it("say when they have outgrown their size, and twice as many keep half of the fleets where they are", async () => {
    const { groups, found } = await groupsOf(sites(90), { size: 10 }, 4);
    const [problem] = found.problems.filter(({ id }) => id === "groups-outgrown");
    expect(problem?.message).to.equal(
      '90 fleets of "dev" are in 4 groups, which is more than twice the size 10',
    );
    expect(problem?.fix).to.include("groups: 16");
    const { groups: twice } = await groupsOf(sites(90), { groups: 8 });
    const same = [...groups].filter(([name, group]) => twice.get(name) === group).length;
    expect(same).to.be.within(30, 60);
    const { found: sound } = await groupsOf(sites(80), { size: 10 }, 4);
    expect(sound.problems.map(({ id }) => id)).not.to.include("groups-outgrown");
  });

  it("follow from the name of each fleet alone", async () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/).filter((one) => one !== "shared");
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 2, maxLength: 6 }), async (names) => {
        const { groups } = await groupsOf(names, { groups: 5 });
        const { groups: fewer } = await groupsOf([...names].reverse().slice(1), { groups: 5 });
        for (const [one, group] of fewer) expect(groups.get(one)).to.equal(group);
      }),
      { numRuns: 10 },
    );
  });

  it("hold what their fleets have, under ids of their own, and nothing else", async () => {
    const { found } = await groupsOf(sites(12), { groups: 3 });
    const stacks = found.model?.stacks ?? [];
    const roots = rootStacks(stacks);
    const names = (all: typeof roots): string[] =>
      all.flatMap(({ roles }) => roles.map(({ name }) => name)).sort();
    expect(names(roots)).to.deep.equal(names(stacks));
    expect(roots.map(({ name }) => name)).to.include.members(["dev-g000", "dev-shared"]);
    for (const { members = [], roles } of roots) {
      for (const { id } of roles.filter(() => members.length > 0)) {
        expect(members.some(({ prefix }) => id.startsWith(prefix))).to.equal(true);
      }
    }
    expect(rootStacks(roots)).to.equal(roots);
  });
});
