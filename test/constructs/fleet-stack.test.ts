import { expect } from "chai";
import { FleetStack, StackError } from "../../stacks/constructs";
import cases from "../cases/constructs/stacks.json";
import { newApp, newStack, PROPS, synthesized } from "./fixtures";

describe("FleetStack", () => {
  for (const { what, name, props, terraform, provider } of cases.written) {
    it(`writes ${what}`, () => {
      const written = synthesized(newStack(name, props)) as object;
      expect(written).to.deep.include({ terraform, provider });
    });
  }

  for (const { what, name, props, message } of cases.refused) {
    it(`refuses ${what}`, () => {
      const make = (): FleetStack => newStack(name, props);
      expect(make).to.throw(StackError).with.property("message", message);
    });
  }

  it("refuses a name that another stack of the app has", () => {
    const app = newApp();
    new FleetStack(app, "prod", PROPS);
    const message = 'Stack name "prod": another stack has it; rename one of them';
    expect(() => new FleetStack(app, "prod", PROPS))
      .to.throw(StackError)
      .with.property("message", message);
  });
});
