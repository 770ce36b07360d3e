import { expect } from "chai";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlueprintCatalog } from "../../generators/blueprints/load";
import { parametersOf } from "../../generators/blueprints/parts";
import { readComponents, type ComponentData } from "../../generators/greengrass-components";
import { ServiceReference, servicesMentioned } from "../../generators/iam/reference";
import { packageFolder } from "../../generators/package-root";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";

const file = packageFolder("templates", "greengrass-components", "aws.yaml");

function components(): [string, ComponentData][] {
  const read = readComponents(file);
  if (!("get" in read)) throw new Error(JSON.stringify(read));
  return [...read];
}

describe("components of AWS IoT Greengrass", () => {
  it("need actions that AWS has, of parameters that the blueprint has", async () => {
    const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
    const blueprint = catalog.tryFind("greengrass-v2")?.data;
    const known = Object.keys(blueprint === undefined ? {} : parametersOf(blueprint));
    const reference = await ServiceReference.load(servicesMentioned(components()));
    for (const [name, { needs, parameters = [] }] of components()) {
      const actions = needs.flatMap((need) => need.actions);
      expect(
        actions.filter((one) => reference.action(one) === undefined),
        name,
      ).to.deep.equal([]);
      const named = [...parameters, ...needs.flatMap(({ parameter }) => parameter ?? [])];
      expect(known, name).to.include.members(named);
    }
  });

  it("stand in order, each once", () => {
    const names = components().map(([name]) => name);
    expect(names).to.deep.equal([...new Set(names)].sort());
  });

  for (const { name, text, says } of readCases<
    readonly { name: string; text: string; says: readonly string[] }[]
  >("greengrass-components.json")) {
    it(`refuses ${name}`, () => {
      const path = join(temporaryFolder("components"), "aws.yaml");
      writeFileSync(path, text);
      const read = readComponents(path);
      const problems = "get" in read ? [] : read.map(({ id, message }) => `${id}: ${message}`);
      expect(problems).to.deep.equal(says);
    });
  }
});
