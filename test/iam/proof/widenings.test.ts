import { expect } from "chai";
import { compareAccess } from "../../../generators/iam";
import { byDepth } from "../../support/depth";
import type { Mutant, Subject } from "../../truth/mutants";
import { documentsOf, repositorySubjects } from "./subjects";

/** Of so many widenings, one is looked at. */
const EVERY = byDepth({ people: 40, all: 1, long: 1 });

describe("the widenings of every blueprint", function () {
  this.timeout(600_000);

  it("are all reported as gained, and nothing as lost or unknown", async () => {
    let [made, count] = [0, 0];
    const wrong: string[] = [];
    for (const { name, subject, mutants } of await repositorySubjects()) {
      for (const mutant of mutants) {
        if (made++ % EVERY !== 0) continue;
        count++;
        const { gained, lost, unknown } = compare(subject, mutant);
        if (gained.length > 0 && lost.length === 0 && unknown.length === 0) continue;
        wrong.push(`${name}: ${mutant.name}: ${JSON.stringify({ gained, lost, unknown })}`);
      }
    }
    console.log(`    widenings reported: ${count - wrong.length} of ${count} (${made} made)`);
    expect(wrong).to.deep.equal([]);
    expect(made).to.be.greaterThan(1000);
  });
});

function compare(before: Subject, { changed, subject: after }: Mutant): Comparison {
  return changed === "trust"
    ? compareAccess([before.trust as object], [after.trust as object], { kind: "trust" })
    : compareAccess(documentsOf(before), documentsOf(after));
}

type Comparison = ReturnType<typeof compareAccess>;
