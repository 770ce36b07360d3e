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
        const beside = isKeptOut(subject, mutant) ? [EVERYTHING] : [];
        const { gained, lost, unknown } = compare(subject, mutant, beside);
        for (const { witness } of gained) witnesses.look(sidesOf(witness, subject, mutant, beside));
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

/** A Deny less where nothing else allows what it denies: it is there for what the role may be given one day, and seen beside that. */
function isKeptOut(subject: Subject, mutant: Mutant): boolean {
  return mutant.name.endsWith("Deny removed") && compare(subject, mutant, []).gained.length === 0;
}

type Beside = readonly (typeof EVERYTHING)[];

function compare(before: Subject, { changed, subject: after }: Mutant, beside: Beside): Comparison {
  return changed === "trust"
    ? compareAccess([before.trust as object], [after.trust as object], { kind: "trust" })
    : compareAccess([...documentsOf(before), ...beside], [...documentsOf(after), ...beside]);
}

/** What the request tells apart. A caller that the trust policy is asked about may do everything for its own account. */
function sidesOf(
  request: Request,
  before: Subject,
  { changed, subject: after }: Mutant,
  beside: Beside,
): Witness {
  const [allowedBy, notAllowedBy] = [after, before].map((one) =>
    changed === "trust"
      ? { identity: [EVERYTHING], trust: one.trust as object }
      : { identity: [...documentsOf(one), ...beside] },
  );
  return { request, allowedBy: allowedBy ?? {}, notAllowedBy: notAllowedBy ?? {} };
}

type Comparison = ReturnType<typeof compareAccess>;
