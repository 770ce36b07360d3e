import { expect } from "chai";
import fc from "fast-check";
import { compareAccess, findRequest, type Request } from "../../../generators/iam";
import { evaluator } from "../../../generators/iam/proof/evaluate";
import { byDepth } from "../../support/depth";
import { REWRITINGS, rewritten } from "./rewrite";
import { variableDocuments } from "./variable-documents";

const SEED = 11;
const DOCUMENTS = byDepth({ people: 12, all: 60, long: 1000 });
const PAIRS = byDepth({ people: 25, all: 200, long: 5000 });

describe("policy variables", function () {
  this.timeout(3_600_000);

  it("make no difference in other words, and nothing unknown", () => {
    fc.assert(
      fc.property(variableDocuments(), fc.constantFrom(...REWRITINGS), (document, rewriting) => {
        const comparison = compareAccess([document], [rewritten(document, rewriting)]);
        expect(comparison).to.deep.equal({ gained: [], lost: [], unknown: [] });
      }),
      { seed: SEED, numRuns: DOCUMENTS },
    );
  });

  it("are found where they differ, and what is said to be none is found by no request", () => {
    const counts = { found: 0, none: 0, unknown: 0 };
    const arbitrary = [variableDocuments(), variableDocuments(), fc.boolean()] as const;
    fc.assert(
      fc.property(...arbitrary, (one, other, wide) => {
        const reading = wide ? "most" : "least";
        const sides = { allowedBy: { identity: [one] }, notAllowedBy: { identity: [other] } };
        const answer = findRequest({ ...sides, reading });
        const [allows, allowsToo] = [one, other].map((identity) =>
          evaluator({ identity: [identity] }, { reading }),
        );
        const isDifference = (request: Request): boolean =>
          allows?.(request).effect === "allowed" && allowsToo?.(request).effect !== "allowed";
        if (answer.found === true) {
          counts.found++;
          expect(isDifference(answer.request)).to.equal(true);
        } else if (answer.found === false) {
          counts.none++;
          expect(REQUESTS.find(isDifference)).to.equal(undefined);
        } else counts.unknown++;
      }),
      { seed: SEED, numRuns: PAIRS },
    );
    const { found, none, unknown } = counts;
    console.log(
      `    pairs with variables: ${PAIRS} (seed ${SEED}), ${found} found, ${none} none, attacked by ${REQUESTS.length} requests each, ${unknown} unknown`,
    );
    expect(unknown).to.be.at.most(Math.ceil(PAIRS / 50));
  });
});

const VALUES = [undefined, "", "a", "b", "A", "a/b", "x"];

/** Requests whose resource is made of what the keys hold. */
const REQUESTS: readonly Request[] = VALUES.flatMap((username) =>
  VALUES.flatMap((tag) =>
    [undefined, "a", "A", "a-a"].flatMap((userid) =>
      resourcesOf(username ?? "a", tag ?? "a").map((resource) => ({
        principal: "arn:aws:iam::111122223333:role/example",
        action: "s3:GetObject",
        resource: `arn:aws:s3:::b/${resource}`,
        context: {
          ...(username !== undefined && { "aws:username": username }),
          ...(tag !== undefined && { "aws:PrincipalTag/t": tag }),
          ...(userid !== undefined && { "aws:userid": userid }),
        },
      })),
    ),
  ),
);

function resourcesOf(one: string, other: string): string[] {
  const all = [
    ...[one, other, `${one}/`, `${one}/x`, `x/${one}`, `${other}/${one}`, `${one}/${one}`],
    ...["a", `${other}/x`, `${one}${other}`, `a${one}`, `${other}x`, "ax", "a/x"],
  ];
  return [...new Set(all)].filter((text) => text !== "");
}
