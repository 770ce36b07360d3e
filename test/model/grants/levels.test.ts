import { expect } from "chai";
import type { ActionInfo, ServiceReference } from "../../../generators/iam/reference";
import { actionsOfLevel, LEVEL_VERBS } from "../../../generators/model/grants/levels";
import { wholeReference } from "./all-services";

/** Names that no verb but `delete`, and those that no verb at all may hold: told apart from how they are classed. */
const DELETION = /^(Batch|Admin)?(Delete|Remove|Purge|Terminate|Deregister|Drop|Destroy)(?![a-z])/;
const PERMISSION =
  /(Resource|Access|Bucket|Key|Role|User|Auth|Identity)Policy|Permissions?(?![a-z])|Grants?$|Acl$/;

/** What the verb stands for on each resource type of each service, by full name. */
function actionsOf(verb: string, reference: ServiceReference): ReadonlyMap<string, ActionInfo> {
  const types = reference.serviceNames.flatMap((service) => reference.resourceTypes(service));
  const actions = types.flatMap((type) => actionsOfLevel(verb, type, reference));
  return new Map(actions.map((action) => [`${action.service}:${action.name}`, action]));
}

describe("access by AWS's levels, over every service that AWS has", () => {
  let reference: ServiceReference;
  before(async function () {
    reference = await wholeReference();
  });

  for (const verb of LEVEL_VERBS) {
    it(`${verb} changes no permissions, and deletes only where it says so`, () => {
      const actions = actionsOf(verb, reference);
      const services = new Set([...actions.values()].map(({ service }) => service));
      console.log(
        `      ${verb}: ${String(actions.size)} actions of ${String(services.size)} services,` +
          ` of ${String(reference.serviceNames.length)} that AWS has`,
      );
      expect(actions.size).to.be.above(0);
      const changing = [...actions].filter(([, { name, accessLevel }]) => {
        const looks = accessLevel === "Read" || accessLevel === "List";
        return accessLevel.includes("Permissions") || (!looks && PERMISSION.test(name));
      });
      expect(changing.map(([name]) => name)).to.deep.equal([]);
      const deleting = [...actions].filter(([, { name, accessLevel }]) => {
        return !accessLevel.includes("Tagging") && DELETION.test(name);
      });
      const wrong = verb === "delete" ? [] : deleting.map(([name]) => name);
      expect(wrong).to.deep.equal([]);
    });
  }

  it("leaves out 40 and more actions that set or remove a resource's policy, as AWS calls it a write", () => {
    const written = reference.serviceNames
      .flatMap((service) => reference.actions(service))
      .filter(
        ({ name, accessLevel }) => accessLevel === "Write" && name.includes("ResourcePolicy"),
      );
    const services = new Set(written.map(({ service }) => service));
    console.log(`      ${String(written.length)} actions of ${String(services.size)} services`);
    expect(written.length).to.be.at.least(40);
    const granted = LEVEL_VERBS.flatMap((verb) => [...actionsOf(verb, reference).keys()]);
    expect(written.filter((one) => granted.includes(`${one.service}:${one.name}`))).to.deep.equal(
      [],
    );
  });
});
