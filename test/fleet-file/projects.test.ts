import { readdirSync } from "node:fs";
import { expect } from "chai";
import { checkFile } from "../../generators";
import { placeOf } from "../../generators/cli/formats/place";
import type { Location, Problem } from "../../generators";
import { casePath, expectRecorded } from "../support/cases";
import { withoutLifecycle } from "../support/problems";

const FOLDER = "test/cases/projects/";

function at(location: Location | undefined): string {
  return location === undefined ? "-" : placeOf(location);
}

/** `teams/dock.yaml:7:12 error unknown-resource-type: message → fix`, and a line for each other place. */
function lines({ id, severity, message, fix, location, related = [] }: Problem): string[] {
  return [
    `${at(location)} ${severity} ${id}: ${message} → ${fix}`,
    ...related.map((one) => `    ${at(one.location)}: ${one.message}`),
  ];
}

describe("projects of several files, templates and rows", () => {
  it("gives every problem of every folder in test/cases/projects at its place, and the stacks of what is sound", async () => {
    const found: Record<string, { problems: string[]; stacks: string[] }> = {};
    for (const name of readdirSync(casePath("projects")).sort()) {
      const { problems, model, texts } = await checkFile(casePath("projects", name));
      const told = withoutLifecycle(problems);
      const shown = told.flatMap(lines).map((line) => line.replaceAll(`${FOLDER}${name}`, "."));
      const stacks = model?.stacks.map((stack) => stack.name) ?? [];
      found[name] = { problems: shown, stacks };
      // Every place is in a text that a code frame can quote, or is a file as a whole.
      for (const { location } of told) {
        if (location?.line === undefined) continue;
        const written = texts[location.file]?.split("\n")[location.line - 1];
        expect(written, placeOf(location)).to.have.length.at.least((location.column ?? 1) - 1);
      }
    }
    expect(Object.keys(found)).to.have.length.at.least(11);
    expectRecorded("projects.json", found);
  });
});
