import { TerraformOutput } from "cdktf";
import { expect } from "chai";
import {
  FleetStack,
  RoleReference,
  ServiceRole,
  StackError,
  type ServiceRoleProps,
} from "../../stacks/constructs";
import cases from "../cases/constructs/roles.json";
import { add, contents } from "./elements";
import { newApp, newStack, PROPS, synthesized } from "./fixtures";

describe("ServiceRole and RoleReference", () => {
  for (const { what, expected, ...element } of cases.written) {
    it(`write ${what}`, () => {
      const stack = newStack();
      add(stack, element);
      expect(contents(stack)).to.deep.equal(expected);
    });
  }

  for (const { what, elements, message } of cases.refused) {
    it(`refuse ${what}`, () => {
      const stack = newStack();
      expect(() => {
        for (const element of elements) add(stack, element);
      })
        .to.throw(StackError)
        .with.property("message", message);
    });
  }

  it("give ARN and name to the elements of other stacks", () => {
    const app = newApp();
    const owner = new FleetStack(app, "owner", PROPS);
    const reader = new FleetStack(app, "reader", PROPS);
    const role = new ServiceRole(owner, "role", cases.written[0]?.props as ServiceRoleProps);
    const found = new RoleReference(owner, "found", { name: "x" });
    new TerraformOutput(reader, "arns", { value: [role.arn, found.arn] });
    new TerraformOutput(owner, "names", { value: [role.roleName, found.roleName] });

    expect(synthesized(reader))
      .to.have.nested.property("output.arns.value")
      .that.deep.equals([
        "${data.terraform_remote_state.cross-stack-reference-input-owner.outputs.cross-stack-output-aws_iam_rolerolearn}",
        "${data.terraform_remote_state.cross-stack-reference-input-owner.outputs.cross-stack-output-dataaws_iam_rolefoundarn}",
      ]);
    expect(synthesized(reader))
      .to.have.nested.property("data.terraform_remote_state.cross-stack-reference-input-owner")
      .that.deep.equals({
        backend: "local",
        config: PROPS.backend.config,
        workspace: "${terraform.workspace}",
      });
    expect(synthesized(owner))
      .to.have.nested.property("output.names.value")
      .that.deep.equals(["${aws_iam_role.role.name}", "${data.aws_iam_role.found.name}"]);
  });
});
