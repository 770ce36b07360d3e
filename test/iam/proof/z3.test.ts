import { expect } from "chai";
import fc from "fast-check";
import { findRequest } from "../../../generators/iam";
import { byDepth } from "../../support/depth";
import { documents } from "./small";
import { documentsOf, repositorySubjects } from "./subjects";
import { NotEncoded } from "./z3/encode";
import { questionFor, startZ3, type Z3Answer } from "./z3/oracle";

const SEED = 11;
const PAIRS = byDepth({ people: 4, all: 20, long: 1000 });
/** Of the widenings of the blueprints, one of so many. */
const EVERY = byDepth({ people: 2000, all: 240, long: 4 });
/** Z3 says unknown after so many milliseconds. */
const PATIENCE = byDepth({ people: 700, all: 1000, long: 10_000 });

interface Pair {
  readonly name: string;
  readonly allowedBy: readonly object[];
  readonly notAllowedBy: readonly object[];
}

describe("Z3, an SMT solver, as an oracle of the engine", function () {
  this.timeout(900_000);

  let z3: Awaited<ReturnType<typeof startZ3>>;

  before(async () => {
    z3 = await startZ3();
  });

  after(() => {
    z3.stop();
  });

  it("agrees on small random pairs", async () => {
    const drawn = fc.sample(fc.tuple(documents(), documents()), { seed: SEED, numRuns: PAIRS });
    const result = await judge(
      drawn.map(([one, other]) => ({
        name: JSON.stringify([one, other]),
        ...{ allowedBy: [one], notAllowedBy: [other] },
      })),
    );
    report(`random pairs (seed ${SEED})`, result);
    expect(result.agreed).to.be.greaterThan(
      byDepth({ people: 0, all: PAIRS / 4, long: PAIRS / 3 }),
    );
  });

  it("agrees on widenings of the policies in this repository, both ways", async () => {
    const pairs: Pair[] = [];
    for (const { name, subject, mutants } of await repositorySubjects()) {
      const old = documentsOf(subject);
      for (const mutant of mutants.filter(({ changed }) => changed === "policies")) {
        // The document that is wider, and as it was: Z3 takes long for all of a role at once.
        const now = documentsOf(mutant.subject);
        const after = now.filter((document) => !old.includes(document));
        const before = old.filter((document) => !now.includes(document));
        const label = `${name}: ${mutant.name}`;
        pairs.push({ name: label, allowedBy: after, notAllowedBy: before });
        pairs.push({ name: `${label}, back`, allowedBy: before, notAllowedBy: after });
      }
    }
    const result = await judge(pairs.filter((_, index) => index % EVERY === 0));
    report(`widenings of the repository's policies, one of ${EVERY}`, result);
    // In little time Z3 decides none of them.
    expect(result.agreed).to.be.greaterThan(byDepth({ people: -1, all: -1, long: 50 }));
  });

  async function judge(pairs: readonly Pair[]): Promise<Result> {
    const result: Result = { agreed: 0, unknown: 0, notEncoded: 0, found: 0, wrong: [], times: [] };
    for (const { name, allowedBy, notAllowedBy } of pairs) {
      const question = encode(allowedBy, notAllowedBy);
      if (question === undefined) {
        result.notEncoded++;
        continue;
      }
      const begun = performance.now();
      const { found } = findRequest({
        allowedBy: { identity: allowedBy },
        notAllowedBy: { identity: notAllowedBy },
        anyRequest: true,
      });
      const decided = performance.now();
      const answer: Z3Answer = await z3.ask(question, PATIENCE);
      result.times.push([decided - begun, performance.now() - decided]);
      if (answer === "unknown") result.unknown++;
      else if ((answer === "sat") === found) result.agreed++;
      else result.wrong.push(`${name}: ${answer}, and ${String(found)}`);
      if (found === true) result.found++;
    }
    return result;
  }
});

interface Result {
  agreed: number;
  unknown: number;
  notEncoded: number;
  found: number;
  readonly wrong: string[];
  /** Of the engine and of Z3, in milliseconds. */
  readonly times: [number, number][];
}

function encode(allowedBy: readonly object[], notAllowedBy: readonly object[]): string | undefined {
  try {
    return questionFor(allowedBy, notAllowedBy);
  } catch (error) {
    if (error instanceof NotEncoded) return undefined;
    throw error;
  }
}

function report(what: string, { agreed, unknown, notEncoded, found, wrong, times }: Result): void {
  const median = (index: 0 | 1): string => {
    const sorted = times.map((pair) => pair[index]).sort((a, b) => a - b);
    return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(1);
  };
  console.log(
    `    ${what}: ${times.length} pairs, ${agreed} agreed (${found} found), ${wrong.length} not, ` +
      `Z3 says unknown to ${unknown}; ${notEncoded} not encoded; median ${median(0)} ms, Z3's ${median(1)} ms`,
  );
  expect(wrong).to.deep.equal([]);
}
