import { expect } from "chai";
import { temporaryFolder } from "../support/folders";
import { PROTOTYPE_NAMES } from "../support/hostile";
import { smallProject } from "./bases";
import { fieldsOf, injected } from "./fuzzers";
import { outcomeOf } from "./properties";

describe("hostile inputs, in every field", function () {
  it("can be names that every object answers to, in each place of both files", async () => {
    const folder = temporaryFolder("names");
    const found: string[] = [];
    for (const [index, field] of fieldsOf(smallProject()).entries()) {
      const name = PROTOTYPE_NAMES[index % PROTOTYPE_NAMES.length] ?? "";
      const { faults } = await outcomeOf(injected(smallProject(), field, name), folder);
      found.push(...faults.map((fault) => `${field.path.join("/")} ${name}: ${fault}`));
    }
    expect(found).to.deep.equal([]);
  });

  it("can be names and texts that no message shows whole", async () => {
    const folder = temporaryFolder("long");
    const found: string[] = [];
    for (const field of fieldsOf(smallProject())) {
      const { faults } = await outcomeOf(injected(smallProject(), field, LONG), folder);
      found.push(...faults.map((fault) => `${field.path.join("/")}: ${fault.slice(0, 300)}`));
    }
    expect(found).to.deep.equal([]);
  });
});
const LONG = "a".repeat(100_000);
