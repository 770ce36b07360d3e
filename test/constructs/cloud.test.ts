import {
  CloudBackend,
  NamedCloudWorkspace,
  TaggedCloudWorkspaces,
  TerraformOutput,
  TerraformStack,
} from "cdktf";
import { expect } from "chai";
import { FleetStack, ServiceRole, StackError } from "../../stacks/constructs";
import { newApp, newStack, PROPS, synthesized } from "./fixtures";

const NAMED = { name: "prod-warehouse", project: "cameras" };
const PLACE = { organization: "example", hostname: "tfe.example.com" };
const TAGS = ["cameras", "prod-warehouse"];

/** What a stack has of where its state is. */
function cloudOf(stack: TerraformStack): unknown {
  const { terraform } = stack.toTerraform() as { readonly terraform: Record<string, unknown> };
  expect(terraform).to.not.have.property("backend");
  return terraform.cloud;
}

describe("stacks whose state is in a workspace", () => {
  for (const [what, config, workspaces] of [
    [
      "by name",
      { ...PLACE, workspaces: NAMED },
      new NamedCloudWorkspace(NAMED.name, NAMED.project),
    ],
    ["by tags", { ...PLACE, workspaces: { tags: TAGS } }, new TaggedCloudWorkspaces(TAGS)],
  ] as const) {
    it(`are written as the backend of cdktf itself writes them, ${what}`, () => {
      const plain = new TerraformStack(newApp(), "plain");
      new CloudBackend(plain, { ...PLACE, workspaces });
      const expected = JSON.parse(JSON.stringify(cloudOf(plain))) as unknown;
      const stack = newStack("prod-warehouse", { backend: { type: "cloud", config } });
      expect(cloudOf(stack)).to.deep.equal(expected);
    });
  }

  it("stay there as tombstones", () => {
    const backend = { type: "cloud", config: { ...PLACE, workspaces: NAMED } };
    const stack = newStack("gone", { backend, retired: { keep: [] } });
    new ServiceRole(stack, "role", {
      name: "role",
      trust: { Version: "2012-10-17", Statement: [] },
    });
    expect(synthesized(stack)).to.have.nested.property("terraform.cloud.workspaces.name");
    expect(synthesized(stack)).to.not.have.property("resource");
  });

  const reading = (workspaces: object): unknown => {
    const app = newApp();
    const backend = { type: "cloud", config: { ...PLACE, workspaces } };
    const owner = new FleetStack(app, "owner", { ...PROPS, backend });
    const trust = { Version: "2012-10-17", Statement: [] } as const;
    const role = new ServiceRole(owner, "role", { name: "role", trust });
    const reader = new FleetStack(app, "reader", PROPS);
    new TerraformOutput(reader, "arn", { value: role.arn });
    return synthesized(reader);
  };

  it("can be read by other stacks, by name", () => {
    const config = { ...PLACE, workspaces: { name: NAMED.name } };
    const source = "data.terraform_remote_state.cross-stack-reference-input-owner";
    expect(reading(NAMED))
      .to.have.nested.property(source)
      .that.deep.equals({ backend: "remote", config });
  });

  it("cannot be read by other stacks where they are found by tags", () => {
    expect(() => reading({ tags: TAGS }))
      .to.throw(StackError)
      .with.property("message")
      .that.includes(
        "Stack reader: it reads the state of a stack whose workspace is found by tags; give that a name",
      );
  });
});
