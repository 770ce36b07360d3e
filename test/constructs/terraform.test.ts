import { expect } from "chai";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RoleReference, ServiceRole, type PolicyDocument } from "../../stacks/constructs";
import literals from "../cases/constructs/literals.json";
import { temporaryFolder } from "../support/folders";
import { requireTools } from "../support/requirements";
import { describeFailure } from "../support/run";
import { terraform } from "../support/terraform";
import { newStack, synthesized } from "./fixtures";

/** Settings with which the AWS provider plans without AWS. */
const OFFLINE = {
  access_key: "test",
  secret_key: "test",
  allowed_account_ids: null,
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_requesting_account_id: true,
};

const texts = literals.map(({ text }) => text);
const hostile = texts.join(" ");
const document: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: texts }],
};
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: texts }, Action: "sts:AssumeRole" }],
} as const;
const tags = Object.fromEntries(texts.filter((text) => text !== "").map((text) => [text, text]));

/** Runs Terraform's commands in a folder that holds the stack; gives what the last one printed. */
async function runTerraform(
  config: unknown,
  commands: readonly string[][],
  root = temporaryFolder("plan"),
): Promise<string> {
  const folder = join(root, "cdktf.out", "stacks", "test");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(config));
  const { run } = await terraform();
  let printed = "";
  for (const command of commands) {
    const result = await run(folder, command);
    if (result.code !== 0) throw new Error(describeFailure(result));
    printed = result.stdout;
  }
  return printed;
}

interface Plan {
  readonly planned_values: {
    readonly root_module: {
      readonly resources: readonly { readonly address: string; readonly values: object }[];
    };
  };
}

describe("stacks in Terraform", function () {
  this.timeout(120_000);

  before(async function () {
    await requireTools(this, ["terraform"]);
  });

  it("are planned with every text as it was written", async () => {
    const stack = newStack("test", { provider: { ...OFFLINE, default_tags: [{ tags }] } });
    const printable = hostile.replace(/[^\t\n\r -~]/g, "");
    new ServiceRole(stack, "hostile", {
      name: "hostile",
      description: printable,
      trust,
      tags,
      managedPolicies: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
      inlinePolicies: { grants: document },
    });
    const plan = [["init"], ["plan", "-out=plan"], ["show", "-json", "plan"]];
    const { planned_values } = JSON.parse(await runTerraform(synthesized(stack), plan)) as Plan;
    const { resources } = planned_values.root_module;
    const values = Object.fromEntries(
      resources.map((planned) => [planned.address, planned.values]),
    );
    const role = values["aws_iam_role.hostile"] as Record<string, string>;
    expect(role.description).to.equal(printable);
    expect(role.tags).to.deep.equal(tags);
    expect(role.tags_all).to.deep.equal(tags);
    expect(JSON.parse(role.assume_role_policy ?? "")).to.deep.equal(trust);
    const policy = values["aws_iam_role_policy.hostile-grants"] as Record<string, string>;
    expect(JSON.parse(policy.policy ?? "")).to.deep.equal(document);
    expect(Object.keys(values)).to.include(
      "aws_iam_role_policy_attachment.hostile-AWSLambdaBasicExecutionRole",
    );
  });

  it("are valid with roles that are looked up", async () => {
    const stack = newStack("test", { provider: OFFLINE });
    new RoleReference(stack, "found", { name: "found" });
    const commands = [
      ["init", "-backend=false"],
      ["validate", "-json"],
    ];
    const answer: unknown = JSON.parse(await runTerraform(synthesized(stack), commands));
    expect(answer).to.deep.include({ valid: true, error_count: 0, warning_count: 0 });
  });

  it("keep their state where a backend's path says, signs and all", async () => {
    const name = "state-${x}-%{y}.tfstate";
    const root = temporaryFolder("state");
    const stack = newStack("test", {
      provider: OFFLINE,
      backend: { type: "local", config: { path: `../../../${name}` } },
    });
    await runTerraform(synthesized(stack), [["init"], ["apply", "-auto-approve"]], root);
    expect(readdirSync(root)).to.have.members(["cdktf.out", name]);
  });
});
