import { expect } from "chai";
import { compareAccess, type Request } from "../../../generators/iam";
import { byDepth } from "../../support/depth";
import type { Mutant, Subject } from "../../truth/mutants";
import { documentsOf, repositorySubjects } from "./subjects";
import { WitnessCounts, type Witness } from "./witnesses";

/** Of so many widenings, one is looked at. */
const EVERY = byDepth({ people: 40, all: 1, long: 1 });

const EVERYTHING = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

describe("the widenings of every blueprint", function () {
  this.timeout(600_000);

  it("are all reported as gained, and nothing as lost or unknown", async () => {
    let [made, count] = [0, 0];
    const wrong: string[] = [];
    const witnesses = await WitnessCounts.start();
    for (const { name, subject, mutants } of await repositorySubjects()) {
      for (const mutant of mutants) {
        if (made++ % EVERY !== 0) continue;
        count++;
        const { gained, lost, unknown } = compare(subject, mutant);
        for (const { witness } of gained) witnesses.look(sidesOf(witness, subject, mutant));
        if (gained.length > 0 && lost.length === 0 && unknown.length === 0) continue;
        wrong.push(`${name}: ${mutant.name}: ${JSON.stringify({ gained, lost, unknown })}`);
      }
    }
    console.log(`    widenings reported: ${count - wrong.length} of ${count} (${made} made)`);
    console.log(`    ${String(witnesses)}`);
    expect(wrong).to.deep.equal([]);
    expect(witnesses.denied).to.deep.equal([]);
    expect(made).to.be.greaterThan(1000);
  });
});

function compare(before: Subject, { changed, subject: after }: Mutant): Comparison {
  return changed === "trust"
    ? compareAccess([before.trust as object], [after.trust as object], { kind: "trust" })
    : compareAccess(documentsOf(before), documentsOf(after));
}

/** What the request tells apart. A caller that the trust policy is asked about may do everything for its own account. */
function sidesOf(request: Request, before: Subject, { changed, subject: after }: Mutant): Witness {
  const [allowedBy, notAllowedBy] = [after, before].map((one) =>
    changed === "trust"
      ? { identity: [EVERYTHING], trust: one.trust as object }
      : { identity: documentsOf(one) },
  );
  return { request, allowedBy: allowedBy ?? {}, notAllowedBy: notAllowedBy ?? {} };
}

type Comparison = ReturnType<typeof compareAccess>;
