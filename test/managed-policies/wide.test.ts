import { expect } from "chai";
import { evaluate } from "../../generators/iam";
import { ManagedPolicies } from "../../generators/managed-policies";
import { widePolicies } from "../../generators/managed-policies/wide";
import { packageFolder } from "../../generators/package-root";

describe("AWS managed policies that are known to be wide", () => {
  const snapshot = ManagedPolicies.open(packageFolder("templates", "managed-policies"));
  for (const [name, { allows = {} }] of widePolicies()) {
    it(`${name} allows what is said of it`, () => {
      const arn = `arn:aws:iam::aws:policy/${name}`;
      const document = snapshot.tryFind(arn)?.document;
      expect(document !== undefined, "its document").to.equal(Object.keys(allows).length > 0);
      const principal = "arn:aws:iam::111111111111:role/any";
      for (const [action, resource] of Object.entries(allows)) {
        const identity = document === undefined ? [] : [document];
        expect(evaluate({ principal, action, resource }, { identity }).effect, action).to.equal(
          "allowed",
        );
      }
    });
  }
});
