import { TerraformOutput } from "cdktf";
import { expect } from "chai";
import { readCases } from "../support/cases";
import {
  FleetStack,
  IotPolicy,
  ManagedPolicy,
  RoleAlias,
  StackError,
} from "../../stacks/constructs";
import { add, contents, type Element } from "./elements";
import { newApp, newStack, PROPS, synthesized } from "./fixtures";

interface Cases {
  readonly written: readonly {
    readonly what: string;
    readonly elements: readonly Element[];
    readonly expected: object;
  }[];
  readonly refused: readonly {
    readonly what: string;
    readonly elements: readonly Element[];
    readonly message: string;
  }[];
}

const { written, refused } = readCases<Cases>("constructs", "parts.json");

describe("ManagedPolicy, PolicyAttachments, RoleAlias and IotPolicy", () => {
  for (const { what, elements, expected } of written) {
    it(`write ${what}`, () => {
      const stack = newStack();
      for (const element of elements) add(stack, element);
      expect(contents(stack)).to.deep.equal(expected);
    });
  }

  for (const { what, elements, message } of refused) {
    it(`refuse ${what}`, () => {
      const stack = newStack();
      expect(() => {
        for (const element of elements) add(stack, element);
      })
        .to.throw(StackError)
        .with.property("message", message);
    });
  }

  it("give their ARNs to the elements of other stacks", () => {
    const app = newApp();
    const owner = new FleetStack(app, "owner", PROPS);
    const reader = new FleetStack(app, "reader", PROPS);
    const document = { Version: "2012-10-17", Statement: [] } as const;
    const parts = [
      new ManagedPolicy(owner, "policy", { name: "x", document }),
      new RoleAlias(owner, "alias", { name: "x", role: "role" }),
      new IotPolicy(owner, "iot", { name: "x", document }),
    ];
    new TerraformOutput(reader, "arns", { value: parts.map(({ arn }) => arn) });
    const outputs =
      "${data.terraform_remote_state.cross-stack-reference-input-owner.outputs.cross-stack-output-";
    expect(synthesized(reader))
      .to.have.nested.property("output.arns.value")
      .that.deep.equals([
        `${outputs}aws_iam_policypolicyarn}`,
        `${outputs}aws_iot_role_aliasaliasarn}`,
        `${outputs}aws_iot_policyiotarn}`,
      ]);
  });
});
