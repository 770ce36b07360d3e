import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { generate, hasErrors, loadSpec, resolve } from "../../generators";
import { heldBefore, heldNow } from "../../generators/estate/held";
import { rootStacks } from "../../generators/model/stacks/root-stacks";
import { stackPath } from "../../generators/outputs";
import { exampleFleetFile } from "../e2e/project";
import { temporaryFolder } from "../support/folders";

const LAYOUTS = [{ per: "fleet" }, { per: "environment" }, { by: "blueprint" }];

/** All blueprints, and more grants than fit inline: policies that roles of the same stack have. */
function estate(stacks: object): object {
  const { fleets, defaults, ...file } = exampleFleetFile("examples", "everything.yaml");
  const tables = Array.from({ length: 90 }, (_, index) => ({
    ...{ to: `dynamodb:table/Inventory-of-a-place-${String(index)}`, access: ["read", "write"] },
    why: `stock of the place ${String(index)}`,
  }));
  const granted = {
    ...{ blueprint: "greengrass-v2", with: { service_role: false } },
    grants: tables,
  };
  return { ...file, defaults, stacks, fleets: { ...fleets, granted } };
}

describe("what a stack has, by the model and by its file", () => {
  for (const layout of LAYOUTS) {
    it(`stands at the same addresses: ${JSON.stringify(layout)}`, async () => {
      const file = join(temporaryFolder("addresses"), "fleets.json");
      writeFileSync(file, JSON.stringify(estate(layout)));
      const { spec, problems } = loadSpec(file);
      if (spec === undefined) throw new Error(JSON.stringify(problems));
      const { model, problems: found } = await resolve(spec);
      expect(found.filter((one) => hasErrors([one]))).to.deep.equal([]);
      const stacks = rootStacks(model.stacks);
      const texts = new Map(
        generate({ ...model, stacks }, []).map(({ path, content }) => [path, content]),
      );
      const said = (held: { readonly address: string; readonly importId: string }): string =>
        `${held.address} ${held.importId}`;
      let attached = 0;
      for (const stack of stacks) {
        const path = stackPath(stack);
        const now = heldNow(stack, path);
        const before = heldBefore({ path, text: texts.get(path) ?? "", had: {} });
        expect(before.map(said).sort(), path).to.deep.equal(now.map(said).sort());
        attached += now.filter((one) => one.attached !== undefined).length;
      }
      expect(attached).to.be.greaterThan(5);
    });
  }
});
