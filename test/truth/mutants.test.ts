import { expect } from "chai";
import cases from "../cases/truth-harness/widenings.json";
import { mutantsOf, type Subject } from "./mutants";

interface Case {
  readonly name: string;
  readonly kind: "policy" | "trust" | "iot";
  readonly statements: unknown;
  readonly widenings: readonly string[];
}

const BASE = { account: "222222222222", arn: "arn:aws:iam::222222222222:role/asked" };

function subjectOf({ kind, statements }: Case): Subject {
  const document = { Version: "2012-10-17", Statement: statements };
  if (kind === "iot") return { ...BASE, kind, policies: { own: document }, owned: ["own"] };
  return kind === "trust"
    ? { ...BASE, trust: document, policies: {}, owned: [] }
    : { ...BASE, policies: { own: document }, owned: ["own"] };
}

describe("the widenings of a statement", () => {
  for (const item of cases as Case[]) {
    it(item.name, async () => {
      const prefix = item.kind === "trust" ? "trust, " : "own, ";
      const mutants = await mutantsOf(subjectOf(item));
      expect(mutants.map(({ name }) => name)).to.deep.equal(
        item.widenings.map((name) => prefix + name),
      );
    });
  }

  it("are never those of a policy that the project did not write", async () => {
    const document = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*" }] };
    expect(await mutantsOf({ ...BASE, policies: { aws: document }, owned: [] })).to.deep.equal([]);
  });

  it("refuse a name that no policy has", async () => {
    const asked = mutantsOf({ ...BASE, policies: {}, owned: ["own"] });
    const message = await asked.then(String, (error: unknown) => (error as Error).message);
    expect(message).to.equal(`${BASE.arn} has no own`);
  });

  it("leave a policy out of which nothing is left", async () => {
    const [mutant] = await mutantsOf(
      subjectOf({ name: "", kind: "policy", widenings: [], statements: [{ Effect: "Deny" }] }),
    );
    expect(mutant?.subject.policies).to.deep.equal({});
  });
});
