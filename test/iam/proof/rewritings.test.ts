import { expect } from "chai";
import { compareAccess } from "../../../generators/iam";
import { evaluator } from "../../../generators/iam/proof/evaluate";
import { byDepth } from "../../support/depth";
import { randomNumbers, requestsLike } from "./attack";
import { REWRITINGS, rewritten } from "./rewrite";
import { documentsOf, repositorySubjects } from "./subjects";

const SEED = 11;
const REQUESTS = byDepth({ people: 20, all: 100, long: 3000 });
/** Of so many subjects, one is looked at. */
const EVERY = byDepth({ people: 20, all: 4, long: 1 });

describe("the same in other words", function () {
  this.timeout(900_000);

  it("is no difference, for every subject of every blueprint and every rewriting", async () => {
    const pick = randomNumbers(SEED);
    let [count, asked, allowed] = [0, 0, 0];
    for (const { name, subject } of await someSubjects()) {
      const before = documentsOf(subject);
      for (const rewriting of REWRITINGS) {
        const after = before.map((document) => rewritten(document, rewriting));
        count++;
        expect(compareAccess(before, after), `${name}: ${rewriting.name}`).to.deep.equal({
          ...{ gained: [], lost: [], unknown: [] },
        });
        const [old, now] = [before, after].map((identity) => evaluator({ identity }));
        for (const request of requestsLike(before, REQUESTS, pick)) {
          const effect = old?.(request).effect;
          asked++;
          if (effect === "allowed") allowed++;
          expect(now?.(request).effect, JSON.stringify(request)).to.equal(effect);
        }
      }
    }
    console.log(
      `    rewritings: ${count}, no difference; ${asked} requests (seed ${SEED}, ${allowed} allowed) find none either`,
    );
    expect(allowed).to.be.greaterThan(asked / 100);
  });
});

async function someSubjects(): ReturnType<typeof repositorySubjects> {
  return (await repositorySubjects()).filter((_, index) => index % EVERY === 0);
}
