import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import type { Problem } from "../../generators";
import { suggestedFacts } from "../../generators/cli/suggested-facts";
import { suggestFrom } from "../../generators/suggest";
import { casePath, readCases } from "../support/cases";
import { repository, temporaryFolder } from "../support/folders";
import { runFleetroles, runMeasured } from "../support/program";

interface Refused {
  readonly name: string;
  readonly args: readonly string[];
  readonly code: number;
  readonly says: readonly string[];
}

interface Wrong {
  readonly texts: readonly { name: string; text: string; says: readonly string[] }[];
  readonly facts: readonly {
    readonly fleet: string | undefined;
    readonly environment: string | undefined;
    readonly says: readonly string[];
  }[];
}

function expectSays(problems: readonly Problem[], says: readonly string[]): void {
  const text = problems.map(({ message, fix }) => `${message}\n${fix}`).join("\n");
  for (const words of says) expect(text).to.include(words);
}

describe("fleetroles suggest", () => {
  let folder: string;

  before("a project, and what tools printed", () => {
    folder = temporaryFolder("suggest");
    cpSync(join(repository, "fleets.yaml"), join(folder, "fleets.yaml"));
    cpSync(casePath("suggest", "samples"), folder, { recursive: true });
  });

  it("prints what can be pasted, for an environment, and check takes it", async () => {
    const args = ["suggest", "--environment", "prod", "--from", "autopilot-anywhere.json"];
    const { code, stdout, stderr } = await runMeasured(args, folder);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    const { grants, statements } = parse(stdout) as Record<"grants" | "statements", unknown[]>;
    expect(grants[0]).to.deep.equal({
      to: "dynamodb:table/Inventory",
      access: ["read"],
      actions: ["dynamodb:ConditionCheckItem"],
    });
    const fleets = {
      version: 1,
      environments: { prod: { account: "222222222222", region: "us-east-1" } },
      fleets: { dock: { blueprint: "deeplens", grants: grants.slice(0, 2), statements } },
    };
    writeFileSync(join(folder, "pasted.json"), JSON.stringify(fleets));
    expect(await runFleetroles(["check", "pasted.json"], folder)).to.include({ code: 0 });
  });

  it("gives programs all there is to say", async () => {
    const args = ["--format", "json", "--from", "iamlive-proxy.json", "dock.recipe.yaml"];
    const { code, stdout } = await runMeasured(["suggest", ...args], folder);
    const said = JSON.parse(stdout) as Record<string, unknown>;
    expect(code).to.equal(0);
    expect(said).to.include.keys("grants", "statements", "open", "remarks", "facts", "counts");
    expect(said.from).to.deep.equal(["iamlive-proxy.json", "dock.recipe.yaml"]);
  });

  const wrong = readCases<Wrong>("suggest", "wrong.json");

  for (const { name, text, says } of wrong.texts) {
    it(`refuses ${name}`, async () => {
      const found = await suggestFrom([{ name, text }], undefined);
      expectSays("grants" in found ? [] : found, says);
    });
  }

  for (const { fleet, environment, says } of wrong.facts) {
    it(`knows where a fleet is: ${says[0] ?? ""}`, async () => {
      const found = await suggestedFacts(join(folder, "fleets.yaml"), { fleet, environment });
      expectSays("problems" in found ? found.problems : [], says);
    });
  }

  for (const { name, args, code, says } of readCases<readonly Refused[]>(
    "suggest",
    "refused.json",
  )) {
    it(name, async () => {
      const result = await runFleetroles(["suggest", ...args], folder);
      expect(result.code, result.stderr).to.equal(code);
      for (const words of says) expect(result.stderr).to.include(words);
    });
  }
});
