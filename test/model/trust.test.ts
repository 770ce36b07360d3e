import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { temporaryFolder, writeTree } from "../support/folders";

const DOOR = {
  id: "door",
  title: "Doors",
  description: "d",
  sources: ["s"],
  roles: {
    opener: {
      name: "Opener-{{environment}}-{{fleet}}",
      scope: "fleet",
      description: "d",
      trust: [{ Principal: { AWS: "arn:aws:iam::{{account}}:role/deployer-{{ fleet }}" } }],
      managed: ["arn:aws:iam::aws:policy/Doors"],
    },
  },
};

const SPEC = {
  version: 1,
  blueprints: "./blueprints",
  environments: { dev: { account: "111111111111", region: "us-east-1" } },
  fleets: { packing: { blueprint: "door" }, payroll: { blueprint: "door" } },
};

/** A snapshot of the user's own, which knows one policy that AWS does not have. */
const SNAPSHOT = {
  asOf: "2026-01-01",
  policies: { Doors: { path: "/", version: "v1", updated: "2026-01-01" } },
};

describe("fleets of one blueprint", () => {
  const folder = temporaryFolder("trust");
  const file = join(folder, "fleets.yaml");

  before(() => {
    writeTree(folder, {
      "fleets.yaml": JSON.stringify(SPEC),
      "blueprints/door.yaml": JSON.stringify(DOOR),
    });
  });

  it("have each a trust policy of its own, however the blueprint spells the placeholder", async () => {
    const { model } = await checkFile(file);
    const trusted = model?.stacks.map(({ name, roles }) => [
      name,
      roles[0]?.trust.Statement[0]?.Principal.AWS,
    ]);
    expect(trusted).to.deep.equal([
      ["dev-packing", ["arn:aws:iam::111111111111:role/deployer-packing"]],
      ["dev-payroll", ["arn:aws:iam::111111111111:role/deployer-payroll"]],
    ]);
  });

  it("may attach what the snapshot beside the fleet file knows, and nothing else", async () => {
    const before = await checkFile(file);
    expect(before.problems.map(({ id }) => id)).to.deep.equal(["unknown-managed-policy"]);
    writeTree(folder, {
      "managed-policies/index.json": JSON.stringify(SNAPSHOT),
      "managed-policies/replaced.json": "{}",
    });
    const after = await checkFile(file);
    expect(after.problems).to.deep.equal([]);
  });
});
