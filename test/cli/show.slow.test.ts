import { expect } from "chai";
import { casePath, expectRecorded, readCases } from "../support/cases";
import { runMeasured } from "../support/program";

interface Case {
  readonly name: string;
  readonly folder: string;
  readonly args: readonly string[];
  readonly code: number;
  readonly output: readonly string[];
}

/** Where in a blueprint's file something stands is the blueprint's matter. */
function shown(text: string): string {
  return text
    .replace(/(blueprints\/[\w-]+\.yaml):\d+/g, "$1:n")
    .replace(/("file": "blueprints\/.*",\n)(\s+"\w+": \d+,?\n)+/g, "$1");
}

describe("fleetroles show", () => {
  it("prints fleets as they count, as in test/cases/show.json", async () => {
    const cases = readCases<readonly Case[]>("show.json");
    expect(cases).to.have.length.at.least(6);
    const found: Case[] = [];
    for (const { name, folder, args } of cases) {
      const cwd = casePath("projects", folder);
      const { code, stdout, stderr } = await runMeasured(["show", ...args], cwd);
      const output = shown(`${stdout}${stderr}`);
      found.push({ name, folder, args, code: code ?? -1, output: output.split("\n") });
    }
    expectRecorded("show.json", found);
  });
});
