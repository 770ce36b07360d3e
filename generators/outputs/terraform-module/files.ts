import { describeBlueprint } from "../../blueprints/describe";
import type { BlueprintData, BlueprintExample } from "../../blueprints/schema";
import { compare } from "../../text/names";
import type { GeneratedFile } from "..";
import { markdownCodeCell, markdownHtml, markdownLink, markdownText } from "../../text/markdown";
import { licenseText } from "../../package-root";
import { template } from "../../render";
import { examplesOf, inputsOf } from "./examples";
import { alignHcl, hclString, hclValue, indent } from "./hcl";
import type { Release } from "./interface";
import { moduleOutputs } from "./outputs";
import { partsExist } from "./builder";
import type { ModuleResource } from "./builder";
import { moduleResources } from "./resources";
import { refusedRuns } from "./refusals";
import { assertions, placeInputs } from "./tests";
import { factsUsed } from "./facts";
import { moduleVariables } from "./variables";

/** `terraform-aws-deeplens-roles` */
export function moduleName({ id }: BlueprintData): string {
  return `terraform-aws-${id}-roles`;
}

/** A resource that has another address than before. */
export interface Moved {
  readonly from: string;
  readonly to: string;
}

/** The files of a blueprint's module, sorted by path. */
export function moduleFiles(
  blueprint: BlueprintData,
  { releases, moved }: { readonly releases: readonly Release[]; readonly moved: readonly Moved[] },
): GeneratedFile[] {
  const variables = moduleVariables(blueprint).map((variable) => ({
    ...variable,
    hasDefault: variable.default !== undefined,
    default: variable.default ?? "",
  }));
  const resources = moduleResources(blueprint);
  const outputs = moduleOutputs(blueprint);
  const examples = examplesOf(blueprint);
  const versions = file("versions.tf", "versions.tf.hbs", {});
  const files = [
    file("main.tf", "main.tf.hbs", { ...mainView(blueprint), resources }),
    file("variables.tf", "variables.tf.hbs", { variables }),
    file("outputs.tf", "outputs.tf.hbs", { outputs }),
    versions,
    ...(moved.length === 0 ? [] : [file("moved.tf", "moved.tf.hbs", { moved })]),
    ...examples.flatMap(([name, example]) => [
      exampleFile(name, example, blueprint, "../../"),
      { path: `examples/${name}/versions.tf`, content: versions.content },
      testFile(name, blueprint, example),
    ]),
    validationFile(blueprint, examples[0]?.[1] ?? {}),
    text("README.md", "README.md.hbs", readmeView(blueprint, { variables, outputs, resources })),
    text("CHANGELOG.md", "CHANGELOG.md.hbs", { releases }),
    { path: "LICENSE", content: licenseText() },
  ];
  return files.sort((a, b) => compare(a.path, b.path));
}

function mainView(blueprint: BlueprintData): object {
  const uses = factsUsed(blueprint);
  // What an account has once serves the fleets' region, unless it is said to serve others.
  const missing = uses.region ? ["var.region == null"] : ["var.regions == null"];
  return {
    uses,
    regionCounts: uses.region || uses.regions ? missing : [],
    regionsElse: uses.region ? "[local.region]" : "data.aws_region.current[*].id",
    hasFleets: partsExist(blueprint, "fleet"),
    hasBoth: partsExist(blueprint, "fleet") && partsExist(blueprint, "account"),
    hasLocals:
      partsExist(blueprint, "fleet") ||
      Object.values({ ...uses, environment: false }).some(Boolean),
  };
}

function readmeView(
  blueprint: BlueprintData,
  {
    variables,
    outputs,
    resources,
  }: Record<"variables" | "outputs" | "resources", readonly object[]>,
): object {
  const described = describeBlueprint(blueprint);
  const [first, ...others] = examplesOf(blueprint);
  const source = `./modules/${moduleName(blueprint)}`;
  const uses = factsUsed(blueprint);
  const data = [
    ...(uses.account ? ["aws_caller_identity.current"] : []),
    ...(uses.partition ? ["aws_partition.current"] : []),
    ...(uses.region || uses.regions ? ["aws_region.current"] : []),
  ];
  const rows = [
    ...(resources as readonly ModuleResource[]).map(({ type, name }) => ({
      address: `${type}.${name}`,
      kind: "resource",
    })),
    ...data.map((address) => ({ address, kind: "data source" })),
  ];
  return {
    ...described,
    name: moduleName(blueprint),
    usage: first === undefined ? "" : exampleFile(...first, blueprint, source).content,
    otherExamples: others.map(([name, { description = name }]) => ({ name, description })),
    hasBoth: partsExist(blueprint, "fleet") && partsExist(blueprint, "account"),
    resourceRows: rows.sort((a, b) => compare(a.address, b.address)),
    variables,
    outputs,
  };
}

/** A root module that calls the module, which lies at the source. */
function exampleFile(
  name: string,
  example: BlueprintExample,
  blueprint: BlueprintData,
  source: string,
): GeneratedFile {
  const inputs = Object.entries(inputsOf(blueprint, example)).map(([key, value]) =>
    indent(`${key} = ${hclValue(value)}`),
  );
  const view = { called: `${blueprint.id.replaceAll("-", "_")}_roles`, source, inputs };
  return file(`examples/${name}/main.tf`, "example.tf.hbs", view);
}

function testFile(
  name: string,
  blueprint: BlueprintData,
  example: BlueprintExample,
): GeneratedFile {
  return file(`tests/${name}.tftest.hcl`, "test.tftest.hcl.hbs", {
    mock: MOCK,
    name: name.replaceAll("-", "_"),
    inputs: testInputs(blueprint, example),
    asserts: assertions(blueprint, example),
  });
}

function validationFile(blueprint: BlueprintData, example: BlueprintExample): GeneratedFile {
  return file("tests/validation.tftest.hcl", "validation.tftest.hcl.hbs", {
    mock: MOCK,
    inputs: testInputs(blueprint, example),
    runs: refusedRuns(blueprint, example),
  });
}

function testInputs(blueprint: BlueprintData, example: BlueprintExample): string[] {
  const inputs = { ...placeInputs(blueprint), ...inputsOf(blueprint, example) };
  return Object.entries(inputs).map(([key, value]) => indent(`${key} = ${hclValue(value)}`));
}

/** Even a mock's provider checks the form of ARNs that resources name. */
const MOCK = `mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::222222222222:policy/mock" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
}
`;

function file(path: string, name: string, view: object): GeneratedFile {
  const rendered = template<object>(`terraform-module/${name}`, helpers)(view);
  return { path, content: alignHcl(rendered) };
}

function text(path: string, name: string, view: object): GeneratedFile {
  return { path, content: template<object>(`terraform-module/${name}`, helpers)(view) };
}

const helpers = {
  hcl: (value: string) => hclString(value),
  // Lines after the first, further in: an expression stands deeper in the file than it was written.
  nested: (value: string, columns: number) => value.replace(/\n(?=.)/g, `\n${" ".repeat(columns)}`),
  text: markdownText,
  tick: markdownCodeCell,
  pre: (value: string) => `<pre>${markdownHtml(value)}</pre>`,
  link: markdownLink,
};
