import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import {
  changesPermissions,
  deletes,
  type ServiceReference,
} from "../../../generators/iam/reference";
import { wholeReference } from "../../model/grants/all-services";

const file = path.join(__dirname, "../../cases/iam/action-kinds.json");
const cases = JSON.parse(readFileSync(file, "utf8")) as Record<string, readonly string[]>;

describe("what an action does beyond its access level", () => {
  let reference: ServiceReference;
  before(async function () {
    reference = await wholeReference();
  });

  for (const [kind, names] of Object.entries(cases)) {
    for (const name of names) {
      it(`${name}: ${kind}`, () => {
        const action = reference.action(name);
        if (action === undefined) throw new Error(`AWS has no ${name}`);
        expect([changesPermissions(action), deletes(action)]).to.deep.equal([
          kind === "changes permissions" || kind === "both",
          kind === "deletes" || kind === "both",
        ]);
      });
    }
  }
});
