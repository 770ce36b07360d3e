import { App, TerraformOutput } from "cdktf";
import { expect } from "chai";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { FleetStack, ModuleCall, RoleReference, StackError } from "../../stacks/constructs";
import { readCases } from "../support/cases";
import { temporaryFolder, writeTree } from "../support/folders";
import { requireTools } from "../support/requirements";
import { terraform } from "../support/terraform";
import literals from "../cases/constructs/literals.json";
import { add, contents, type Element } from "./elements";
import { newStack, PROPS, synthesized } from "./fixtures";

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

const { written, refused } = readCases<Cases>("constructs", "modules.json");

/** A project with a module that gives back what it gets, called by one stack. */
function project(outdir: string, fill: (stack: FleetStack) => void): string {
  const root = temporaryFolder("module-project");
  writeTree(root, {
    "cdktf.json": "{}",
    "modules/echo/main.tf":
      'variable "value" { type = any }\noutput "value" { value = var.value }\n' +
      'output "arns" { value = { dock = "arn:dock" } }\noutput "names" { value = { dock = "dock" } }\n',
  });
  mkdirSync(join(root, outdir), { recursive: true });
  const app = new App({ outdir: join(root, outdir) });
  // No resource of AWS is in it: the provider is not needed.
  const stack = new FleetStack(app, "test", PROPS);
  fill(stack);
  const config = synthesized(stack) as Record<string, unknown>;
  const folder = join(root, outdir, "stacks", "test");
  mkdirSync(folder, { recursive: true });
  const { terraform: settings, ...rest } = config;
  const { backend } = settings as { readonly backend: unknown };
  writeFileSync(
    join(folder, "cdk.tf.json"),
    JSON.stringify({
      ...rest,
      provider: undefined,
      terraform: { backend },
      output: { ...(rest.output as object), echo: { value: "${module.echo.value}" } },
    }),
  );
  return folder;
}

/** What Terraform evaluates the stack's outputs to. */
async function outputsOf(folder: string): Promise<Record<string, { readonly value: unknown }>> {
  const { run } = await terraform();
  for (const args of [["init"], ["validate"], ["apply", "-auto-approve"]]) {
    const { code, stdout, stderr } = await run(folder, [...args, "-no-color"]);
    expect(code, stdout + stderr).to.equal(0);
  }
  const { stdout } = await run(folder, ["output", "-json"]);
  return JSON.parse(stdout) as Record<string, { readonly value: unknown }>;
}

describe("ModuleCall", () => {
  for (const { what, elements, expected } of written) {
    it(`writes ${what}`, () => {
      const stack = newStack();
      for (const element of elements) add(stack, element);
      expect(contents(stack)).to.deep.equal(expected);
    });
  }

  for (const { what, elements, message } of refused) {
    it(`refuses ${what}`, () => {
      const stack = newStack();
      expect(() => {
        for (const element of elements) add(stack, element);
      })
        .to.throw(StackError)
        .with.property("message", message);
    });
  }

  it("says that no text is an expression, whatever stands around a reference", () => {
    const signs = fc.array(fc.constantFrom("$", "%", "{", "}", "${", "%{", "a", '"', "\\"));
    fc.assert(
      fc.property(signs, signs, (before, after) => {
        const stack = newStack();
        new RoleReference(stack, "found", { name: "found" });
        const inputs = { value: `${before.join("")}@${after.join("")}` };
        new ModuleCall(stack, "x", { source: "./x", inputs, references: { "@": "found_arn" } });
        const { x } = (contents(stack) as { module: Record<string, { value: string }> }).module;
        expect(evaluate(x?.value ?? "")).to.equal(`${before.join("")}ARN${after.join("")}`);
      }),
      { numRuns: 200 },
    );
  });

  it("gives the module's outputs to hand-written code", () => {
    const stack = newStack();
    const call = new ModuleCall(stack, "x", { source: "./x" });
    new TerraformOutput(stack, "arns", { value: call.get("arns") });
    expect(synthesized(stack)).to.have.nested.property("output.arns.value", "${module.x.arns}");
  });
});

/** Terraform's reading of a template with one reference, and dollars in strings. */
function evaluate(template: string): string {
  return template.replace(
    /\$\$\{|%%\{|\$\{data\.aws_iam_role\.found\.arn\}|\$\{"(\$+)"\}|\$\{|%\{/g,
    (sign, dollars: string | undefined) => {
      if (dollars !== undefined) return dollars;
      if (sign.includes("found")) return "ARN";
      if (sign.length === 3) return sign.slice(1);
      throw new Error(`an expression begins in ${JSON.stringify(template)}`);
    },
  );
}

describe("modules in Terraform", function () {
  before(async function () {
    await requireTools(this, ["terraform"]);
  });

  for (const outdir of ["cdktf.out", "build/synthesized"]) {
    it(`are found from ${outdir}, and get every text as it was written`, async () => {
      const texts = literals.map(({ text }) => text);
      const value = { texts, map: Object.fromEntries(texts.map((text) => [text, text])) };
      const folder = project(outdir, (stack) => {
        const outputs = { dock: { kind: "role", arn: ["arns", "dock"], name: ["names", "dock"] } };
        new ModuleCall(stack, "roles", {
          source: "./modules/echo",
          inputs: { value: 1 },
          outputs,
        });
        new ModuleCall(stack, "echo", {
          source: "./modules/echo",
          inputs: { value: { ...value, reference: "$$@${x}" } },
          references: { "@": "dock_arn" },
          after: [],
          afterModules: ["roles"],
        });
      });
      const { echo, dock_arn: arn, dock_name: name } = await outputsOf(folder);
      expect(echo?.value).to.deep.equal({ ...value, reference: "$$arn:dock${x}" });
      expect([arn?.value, name?.value]).to.deep.equal(["arn:dock", "dock"]);
    });
  }
});
