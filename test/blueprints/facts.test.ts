import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import type { Model, Role } from "../../generators";
import { casePath, readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";

interface RoleFacts {
  readonly name: string;
  readonly path: string;
  readonly principals: readonly string[];
  readonly condition: unknown;
  readonly managed: readonly string[];
}

interface BlueprintFacts {
  readonly fleet: Record<string, unknown>;
  readonly roles: Record<string, RoleFacts>;
}

async function modelOf(blueprint: string, fleet: Record<string, unknown>): Promise<Model> {
  const folder = temporaryFolder("facts");
  const environments = { dev: { account: "111111111111", region: "us-east-1" } };
  const spec = { version: 1, environments, fleets: { office: { blueprint, ...fleet } } };
  writeTree(folder, { "fleets.yaml": JSON.stringify(spec) });
  const { model, problems } = await checkFile(join(folder, "fleets.yaml"));
  expect(problems).to.deep.equal([]);
  if (model === undefined) throw new Error("no model");
  return model;
}

const roles = (model: Model): Role[] => model.stacks.flatMap((stack) => stack.roles);

function factsOf(role: Role): RoleFacts {
  const [statement, ...others] = role.trust.Statement;
  expect(others, `${role.id} has one trust statement`).to.deep.equal([]);
  expect(statement?.Action).to.deep.equal(["sts:AssumeRole"]);
  return {
    name: role.name,
    path: role.path,
    principals: statement?.Principal.Service ?? [],
    condition: statement?.Condition ?? null,
    managed: role.managedPolicies,
  };
}

describe("facts about blueprints", () => {
  for (const file of readdirSync(casePath("blueprints")).filter(
    (name) => name === "deeplens.json",
  )) {
    it(`${file}: every role has exactly its documented name, path, trust and policies`, async () => {
      const facts = readCases<BlueprintFacts>("blueprints", file);
      const model = await modelOf(file.replace(".json", ""), facts.fleet);
      const actual = Object.fromEntries(roles(model).map((role) => [role.id, factsOf(role)]));
      expect(actual).to.deep.equal(facts.roles);
    });
  }

  it("deeplens: account-wide roles land in the shared stack, the group role in the fleet's", async () => {
    const { stacks } = await modelOf("deeplens", {});
    expect(stacks.map(({ name, roles: { length } }) => [name, length])).to.deep.equal([
      ["dev-office", 1],
      ["dev-shared", 4],
    ]);
  });

  it("deeplens: its parameters do what they say", async () => {
    const moved = await modelOf("deeplens", { with: { path: "/service-role/" } });
    expect(new Set(roles(moved).map(({ path }) => path))).to.deep.equal(
      new Set(["/service-role/"]),
    );
    const without = await modelOf("deeplens", { with: { sagemaker_role: false } });
    expect(roles(without).map(({ id }) => id)).to.not.include("deeplens_sagemaker");
    const groups = await modelOf("deeplens", { with: { greengrass_group_ids: ["g-1", "g-2"] } });
    const group = roles(groups).find(({ id }) => id === "greengrass_group");
    expect(group?.trust.Statement[0]?.Condition?.ArnLike).to.deep.equal({
      "aws:SourceArn": ["g-1", "g-2"].map(
        (id) => `arn:aws:greengrass:us-east-1:111111111111:/greengrass/groups/${id}`,
      ),
    });
    const open = await modelOf("deeplens", { with: { sagemaker_guard: false } });
    const sagemaker = roles(open).find(({ id }) => id === "deeplens_sagemaker");
    expect(sagemaker?.trust.Statement.map(({ Condition }) => Condition)).to.deep.equal([undefined]);
  });
});
