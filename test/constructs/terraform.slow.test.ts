import { expect } from "chai";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  IotPolicy,
  ManagedPolicy,
  PolicyAttachments,
  RoleAlias,
  RoleReference,
  ServiceRole,
  synthesizeStacks,
  type FleetStack,
  type PolicyDocument,
} from "../../stacks/constructs";
import literals from "../cases/constructs/literals.json";
import { linkDependencies, repository, temporaryFolder } from "../support/folders";
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

/** One of every other part, with texts that would be more than text if anything took them for it. */
function addParts(stack: FleetStack, description: string): void {
  const { Version } = document;
  const statement = { Effect: "Allow", Action: ["iot:Connect"], Resource: texts } as const;
  const path = "/a.,+@=_-/";
  new ManagedPolicy(stack, "own", { name: "own", path, description, document, tags });
  new ManagedPolicy(stack, "copy", { name: "copy", document, createBeforeDestroy: true });
  new ServiceRole(stack, "later", { name: "later", trust, after: ["hostile"], policies: ["own"] });
  new PolicyAttachments(stack, "people", {
    groups: ["g.h"],
    users: ["jane.doe@example.com"],
    roles: ["deployer"],
    managedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    policies: ["own", "copy"],
  });
  const alias = { name: "alias", role: "later", credentialDuration: 900, tags };
  new RoleAlias(stack, "alias", alias);
  new IotPolicy(stack, "iot", { name: "iot", document: { Version, Statement: [statement] }, tags });
}

interface Plan {
  readonly planned_values: {
    readonly root_module: {
      readonly resources: readonly { readonly address: string; readonly values: object }[];
    };
  };
}

/** What a plan has of `addParts`. */
function expectParts(values: Record<string, Record<string, unknown>>, printable: string): void {
  const own = values["aws_iam_policy.own"];
  expect(own).to.include({ description: printable, path: "/a.,+@=_-/" });
  expect(own?.tags).to.deep.equal(tags);
  expect(JSON.parse(String(own?.policy))).to.deep.equal(document);
  const iot = values["aws_iot_policy.iot"];
  const [statement] = (JSON.parse(String(iot?.policy)) as PolicyDocument).Statement;
  expect(statement?.Resource).to.deep.equal(texts);
  expect(iot?.tags).to.deep.equal(tags);
  const alias = values["aws_iot_role_alias.alias"];
  expect(alias).to.deep.include({ alias: "alias", credential_duration: 900, tags });
  expect(Object.keys(values)).to.include.members([
    "aws_iam_group_policy_attachment.people-g_h-copy",
    "aws_iam_user_policy_attachment.people-jane_doe_example_com-ReadOnlyAccess",
    "aws_iam_role_policy_attachment.people-deployer-own",
    "aws_iam_role_policy_attachment.later-own",
  ]);
}

describe("stacks in Terraform", function () {
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
    addParts(stack, printable);
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
    expectParts(values as Record<string, Record<string, unknown>>, printable);
  });

  it("are valid as the golden folder with all parts has them", async () => {
    const folder = temporaryFolder("all-parts");
    linkDependencies(folder);
    const stacks = join(folder, "stacks");
    cpSync(join(repository, "test", "golden", "all-parts", "expected"), stacks, {
      recursive: true,
    });
    rmSync(join(stacks, "model.json"));
    const outdir = temporaryFolder("all-parts-out");
    synthesizeStacks(stacks, { outdir });
    const file = join(outdir, "stacks", "prod-plaza", "cdk.tf.json");
    const config: unknown = JSON.parse(readFileSync(file, "utf8"));
    expect(config).to.have.nested.property("resource.aws_iam_role.archive.depends_on");
    const commands = [
      ["init", "-backend=false"],
      ["validate", "-json"],
    ];
    const answer: unknown = JSON.parse(await runTerraform(config, commands));
    expect(answer).to.deep.include({ valid: true, error_count: 0, warning_count: 0 });
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

  it("are valid with their state in workspaces, named and found by tags", async () => {
    for (const workspaces of [
      { name: "test", project: "cameras" },
      { tags: ["cameras", "test"] },
    ]) {
      const config = { organization: "example", hostname: "tfe.example.com", workspaces };
      const stack = newStack("test", { provider: OFFLINE, backend: { type: "cloud", config } });
      new ServiceRole(stack, "role", { name: "role", trust });
      const commands = [
        ["init", "-backend=false"],
        ["validate", "-no-color"],
      ];
      expect(await runTerraform(synthesized(stack), commands)).to.include("is valid");
    }
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
