import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { addressPairs } from "../../generators/model/calls/addresses";
import { moduleResources } from "../../generators/outputs/terraform-module/resources";
import { byDepth } from "../support/depth";
import { repository } from "../support/folders";
import { everyBlueprint } from "../outputs/terraform-module/written";

const examples = readdirSync(join(repository, "examples"), { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|[\\/])[^\\/]+\.yaml$/.test(path) && !path.includes("blueprints"))
  .sort();

/** The addresses without index of each built-in blueprint's module, by its id. */
const resources = new Map(
  everyBlueprint().map((data) => [
    data.id,
    new Set(moduleResources(data).map(({ type, name }) => `${type}.${name}`)),
  ]),
);

/** The estate of a thousand sites says nothing that the others do not, and takes seconds. */
const few = examples.filter((path) => !path.startsWith("thousand-sites"));

describe("where the parts of a stack stand in a module", () => {
  for (const example of byDepth({ people: few, all: examples, long: examples })) {
    it(`is where the module has a resource: ${example}`, async () => {
      const { model } = await checkFile(join(repository, "examples", example));
      expect(model?.stacks).to.not.equal(undefined);
      for (const stack of model?.stacks ?? []) {
        const ids = new Set([...stack.roles, ...stack.policies].map(({ blueprint }) => blueprint));
        for (const id of ids) {
          const known = resources.get(id);
          if (known === undefined) throw new Error(`no blueprint ${id}`);
          const pairs = addressPairs(stack, id);
          expect(pairs.length, stack.name).to.be.greaterThan(0);
          for (const [own, inModule] of pairs) {
            const [, resource, key] = /^module\.\w+\.([^[]+)\[(.+)\]$/.exec(inModule) ?? [];
            expect(known, `${stack.name}: ${own}`).to.include(resource);
            expect(key).to.match(stack.subject.kind === "shared" ? /^0$|^"/ : /^"/);
          }
          for (const side of [0, 1] as const) {
            const all = pairs.map((pair) => pair[side]);
            expect(new Set(all).size, "each once").to.equal(all.length);
          }
        }
      }
    });
  }
});
