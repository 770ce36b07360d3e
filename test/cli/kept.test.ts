import { expect } from "chai";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { machineKey } from "../../stacks/constructs/machine-key";
import { memoryFor } from "../../generators/cli/kept";
import { checkFile } from "../../generators/generate";
import { fleetFile } from "../../bench/fleets";
import { temporaryFolder, writeTree } from "../support/folders";

/** Where the user's cache folder is said to be, and the home. */
const PLACES: readonly Readonly<Record<"XDG_CACHE_HOME" | "HOME", string>>[] = [
  { XDG_CACHE_HOME: "cache", HOME: "" },
  { XDG_CACHE_HOME: "./.cache", HOME: "home" },
  { XDG_CACHE_HOME: "", HOME: "" },
];

const NAMES = ["XDG_CACHE_HOME", "HOME", "CI"] as const;

describe("the user's cache folder", () => {
  const cwd = process.cwd();
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  beforeEach(() => {
    delete process.env.CI;
  });
  afterEach(() => {
    process.chdir(cwd);
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });

  for (const place of PLACES) {
    it(`is never in a project, as ${JSON.stringify(place)} would have it`, async () => {
      const folder = temporaryFolder("kept-in");
      writeTree(folder, { "fleets.yaml": fleetFile(200) });
      process.chdir(folder);
      Object.assign(process.env, place);
      const file = join(folder, "fleets.yaml");
      await checkFile(file, { memory: memoryFor(file, { cache: true }) });
      expect(machineKey()).to.equal(undefined);
      expect(readdirSync(folder)).to.deep.equal(["fleets.yaml"]);
    });
  }

  it("is not believed where it lies in the project's repository", async () => {
    const folder = temporaryFolder("kept-in");
    writeTree(folder, { ".git/HEAD": "", "infra/fleets.yaml": fleetFile(200) });
    process.env.XDG_CACHE_HOME = join(folder, "cache");
    const file = join(folder, "infra", "fleets.yaml");
    await checkFile(file, { memory: memoryFor(file, { cache: true }) });
    process.chdir(join(folder, "infra"));
    expect(machineKey()).to.equal(undefined);
    expect(existsSync(join(folder, "cache"))).to.equal(false);
  });

  it("is where it is said to be", async () => {
    const folder = temporaryFolder("kept-in");
    writeTree(folder, { "fleets.yaml": fleetFile(200) });
    process.env.XDG_CACHE_HOME = temporaryFolder("cache");
    const file = join(folder, "fleets.yaml");
    await checkFile(file, { memory: memoryFor(file, { cache: true }) });
    expect(existsSync(join(process.env.XDG_CACHE_HOME, "fleetroles", "models"))).to.equal(true);
    expect(machineKey()).to.have.length(32);
  });
});
