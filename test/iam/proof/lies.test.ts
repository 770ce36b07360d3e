import { expect } from "chai";
import { findRequest, type Policies, type Request } from "../../../generators/iam";
import { readCaller } from "../../../generators/iam/proof/caller";
import { evaluator } from "../../../generators/iam/proof/evaluate";
import { byDepth } from "../../support/depth";
import { draw } from "./draw";
import { WitnessCounts } from "./witnesses";

const SEED = 20_261_126;
const DRAWS = byDepth({ people: 150, all: 1500, long: 100_000 });

type Reading = "most" | "least";
type Statement = Record<string, unknown>;

interface Counts {
  attacks: number;
  found: number;
  unknown: number;
}

/**
 * Documents with every operator and element, and a request: where `evaluate` says that the one side allows it and the other does not,
 * no question may be answered by "none".
 */
describe("no request that there is, is said not to be there", function () {
  this.timeout(7_200_000);

  let witnesses: WitnessCounts;

  beforeEach(async () => {
    witnesses = await WitnessCounts.start();
  });

  it("among those that policies of every kind allow", () => {
    const counts: Counts = { attacks: 0, found: 0, unknown: 0 };
    for (let seed = SEED; seed < SEED + DRAWS; seed++) {
      const { request, policies } = draw(seed);
      attack(ofCaller(request), { allowedBy: policies }, counts, witnesses);
    }
    report("allowed", counts, witnesses);
  });

  it("among those that a change of one statement makes a difference to", () => {
    const counts: Counts = { attacks: 0, found: 0, unknown: 0 };
    for (let seed = SEED; seed < SEED + DRAWS * 2; seed++) {
      const { request, policies } = draw(seed);
      const other = changed(policies, seed);
      const asked = ofCaller(request);
      attack(asked, { allowedBy: policies, notAllowedBy: other }, counts, witnesses);
      attack(asked, { allowedBy: other, notAllowedBy: policies }, counts, witnesses);
    }
    report("told apart", counts, witnesses);
  });
});

function attack(
  request: Request,
  sides: { readonly allowedBy: Policies; readonly notAllowedBy?: Policies },
  counts: Counts,
  witnesses: WitnessCounts,
): void {
  const { principal } = request;
  for (const reading of ["most", "least"] as const) {
    if (!isDifference(request, sides, reading)) continue;
    counts.attacks++;
    const answer = findRequest({ ...sides, principal, anyRequest: true, reading });
    const what = JSON.stringify({ request, sides, reading });
    expect(answer.found, what).to.not.equal(false);
    if (answer.found === "unknown") counts.unknown++;
    if (answer.found !== true) continue;
    counts.found++;
    expect(isDifference(answer.request, sides, reading), what).to.equal(true);
    witnesses.look({ request: answer.request, ...sides });
  }
}

function isDifference(
  request: Request,
  { allowedBy, notAllowedBy }: { readonly allowedBy: Policies; readonly notAllowedBy?: Policies },
  reading: Reading,
): boolean {
  const allows = (policies: Policies): boolean =>
    evaluator(policies, { reading })(request).effect === "allowed";
  return allows(allowedBy) && (notAllowedBy === undefined || !allows(notAllowedBy));
}

/** The request with what every request of its caller says. */
function ofCaller(request: Request): Request {
  const { kind, account } = readCaller(request.principal);
  const context = Object.fromEntries(
    Object.entries(request.context ?? {}).filter(
      ([key]) => !/^aws:principal(arn|account)$/i.test(key),
    ),
  );
  const arn = kind === "role" || kind === "user" ? { "aws:PrincipalArn": request.principal } : {};
  const own = account === undefined ? {} : { "aws:PrincipalAccount": account };
  return { ...request, context: { ...context, ...arn, ...own } };
}

/** The policies with one statement changed in one of several ways. */
function changed(policies: Policies, seed: number): Policies {
  const copy = structuredClone(policies);
  const documents = [copy.identity ?? [], copy.resource ?? [], copy.trust ?? []].flat();
  const statements: Statement[] = [];
  for (const document of documents as { Statement: object }[]) {
    statements.push(...([document.Statement].flat() as Statement[]));
  }
  const one = statements[seed % Math.max(statements.length, 1)];
  if (one !== undefined) change(one, seed % 4);
  return copy;
}

function change(one: Statement, way: number): void {
  if (way === 0) delete one.Condition;
  else if (way === 1) one.Effect = one.Effect === "Allow" ? "Deny" : "Allow";
  else if (way === 2 && one.Resource !== undefined) one.Resource = "*";
  else if (one.Condition !== undefined) {
    const renamed = Object.entries(one.Condition as object).map(
      ([name, keys]: [string, unknown]) => [
        /Null|IfExists|:/.test(name) ? name : `${name}IfExists`,
        keys,
      ],
    );
    one.Condition = Object.fromEntries(renamed) as unknown;
  }
}

function report(what: string, { attacks, found, unknown }: Counts, witnesses: WitnessCounts): void {
  console.log(
    `    requests that are ${what} (seed ${SEED}): ${attacks}, found ${found}, unknown ${unknown}, none 0`,
  );
  console.log(`    ${String(witnesses)}`);
  expect(witnesses.denied).to.deep.equal([]);
  expect(attacks).to.be.greaterThan(0);
  expect(unknown).to.be.at.most(attacks / 8);
}
