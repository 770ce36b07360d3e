import { expect } from "chai";
import { isOfClass, ServiceReference } from "../../generators/iam/reference";
import { sensitiveActions } from "../../generators/sensitive-actions";

describe("sensitive actions", () => {
  const named = sensitiveActions().flatMap(({ id, actions }) =>
    [...actions.values()].map((action) => [id, action] as const),
  );
  const services = new Set(named.map(([, action]) => action.split(":", 1)[0] ?? ""));
  const reference = ServiceReference.loadSync(services);

  for (const [id, action] of named) {
    it(`${id}: AWS has ${action}, spelt so`, () => {
      const found = reference.action(action);
      expect(found && `${found.service}:${found.name}`).to.equal(action);
    });
  }

  it("are each of one class by name, and say nothing twice", () => {
    const names = named.map(([, action]) => action);
    expect(new Set(names).size).to.equal(names.length);
    for (const { actions } of sensitiveActions()) {
      expect([...actions.values()]).to.deep.equal([...actions.values()].sort());
    }
  });

  it("are of a class by a rule, too", () => {
    const classOf = (name: string): string[] => {
      const action = reference.action(name);
      if (action === undefined) throw new Error(`there is no ${name}`);
      return sensitiveActions().flatMap((one) => (isOfClass(action, one) ? [one.id] : []));
    };
    expect(classOf("s3:DeleteObject")).to.deep.equal(["deletion"]);
    expect(classOf("s3:DeleteBucketPolicy")).to.deep.equal(["permissions", "deletion"]);
    expect(classOf("s3:PutObject")).to.deep.equal([]);
    expect(classOf("s3:GetObject")).to.deep.equal(["contents"]);
  });
});
