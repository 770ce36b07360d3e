import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { stacksRequest } from "../../generators/cli/stacks-request";
import { forget, planForget, type ForgetRequest } from "../../generators/files/forget";
import { pastDecisions } from "../../generators/files/stack-records";
import { writeStacks } from "../../generators/files/stacks-folder";
import { readFleetFile } from "../../generators/generate";
import { tombstone } from "../../generators/outputs";
import { generatedHead } from "../../generators/source/generated-stack";
import { readCases } from "../support/cases";
import { temporaryFolder } from "../support/folders";

interface Case {
  readonly what: string;
  readonly name: string;
  readonly force?: boolean;
  /** By stack that was applied, fleets of which its state has all that stacks say. */
  readonly states?: Readonly<Record<string, readonly string[]>>;
  readonly says?: readonly string[];
}

describe("what a stack that goes on gave to another", () => {
  const folder = temporaryFolder("forget");
  const out = join(folder, "stacks", "generated");

  async function generate(groups: number): Promise<void> {
    const fleet = { blueprint: "greengrass-v2", with: { service_role: false } };
    const place = { account: "222222222222", region: "us-east-1" };
    const fleets = { a: fleet, b: fleet, c: fleet, d: fleet };
    const spec = { version: 1, stacks: { groups }, environments: { prod: place }, fleets };
    const file = join(folder, "fleets.json");
    writeFileSync(file, JSON.stringify(spec));
    const { model } = await readFleetFile(file, { past: pastDecisions(out) });
    if (model === undefined) throw new Error("no model");
    const adopted = { found: {}, others: "drop" } as const;
    await writeStacks(stacksRequest(model, [], { file, out, formerly: [], adopted }));
  }

  const asked = (stacks: readonly string[], force = false): ForgetRequest => ({
    ...{ folder: out, stacks, keep: false, force, retire: tombstone },
    backend: (text) => generatedHead(text)?.backend,
  });

  const text = (stack: string): string => readFileSync(join(out, `${stack}.ts`), "utf8");

  /** What is told of a fleet anywhere, as a state has it. */
  function resourcesOf(fleet: string): object[] {
    const texts = ["prod-g000", "prod-g002"].map(text).join();
    const told = texts.matchAll(new RegExp(`"(aws_\\w+)\\.(${fleet}_[\\w-]+)"`, "g"));
    const all = new Map([...told].map((one) => [one[0], one]));
    const role = ["", "aws_iam_role", `${fleet}_token_exchange`];
    return [...all.values(), role].map(([, type, name]) => {
      return { mode: "managed", type, name, instances: [{}] };
    });
  }

  before("regroup", async () => {
    await generate(2);
    await generate(3);
  });

  for (const { what, name, force, states = {}, says = [] } of readCases<Case[]>(
    "files",
    "forget-dropped.json",
  )) {
    it(`is forgotten or not: ${what}`, () => {
      const folderOfStates = join(folder, "terraform-state");
      rmSync(folderOfStates, { recursive: true, force: true });
      mkdirSync(folderOfStates);
      for (const [stack, fleets] of Object.entries(states)) {
        const resources = fleets.flatMap(resourcesOf);
        const state = JSON.stringify({ version: 4, resources });
        writeFileSync(join(folderOfStates, `${stack}.tfstate`), state);
      }
      const { problems } = planForget(asked([name], force));
      const found = problems.map(({ severity, id, message }) => `${severity} ${id}: ${message}`);
      expect(found).to.have.lengthOf(says.length);
      for (const [index, one] of says.entries()) expect(found[index]).to.include(one);
    });
  }

  it("is not imported any more once it is forgotten, and the rest is", async () => {
    rmSync(join(folder, "terraform-state"), { recursive: true });
    expect(text("prod-g002")).to.include("a_token_exchange").and.to.include("ImportedResources");
    expect(text("prod-g000")).to.include("ReleasedResources");
    await forget(asked(["prod-a"]));
    await generate(3);
    const [, imports = ""] = text("prod-g002").split("new ImportedResources(");
    expect(imports.split("});")[0])
      .to.include("c_token_exchange")
      .and.not.to.include("a_token_exchange");
    expect(text("prod-g000")).not.to.include("ReleasedResources");
    await forget(asked(["prod-g001"]));
    await generate(3);
    expect(text("prod-g002")).not.to.include("ImportedResources");
  });
});
