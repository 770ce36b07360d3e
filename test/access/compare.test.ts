import { expect } from "chai";
import { HolderComparer } from "../../generators/access/compare";
import type { HeldPolicy, PolicyHolder } from "../../generators/access/holder";

const COMPARED = new HolderComparer();

function role(id: string, name: string, others: Partial<PolicyHolder> = {}): PolicyHolder {
  return { kind: "role", id, stack: "prod-dock", label: id, name, policies: [], ...others };
}

function changes(before: PolicyHolder[], after: PolicyHolder[]): string[] {
  return COMPARED.compare(before, after).map(({ change, holder }) => `${change} ${holder.id}`);
}

describe("which holders are the same", () => {
  it("by their ids, whatever their names", () => {
    expect(changes([role("a", "A")], [role("a", "B")])).to.deep.equal([]);
  });

  it("by their names, where no id says it", () => {
    expect(changes([role("aws_iam_role.a", "A")], [role("a", "A")])).to.deep.equal([]);
    expect(
      changes([role("x", "A"), role("y", "B")], [role("a", "A"), role("b", "C")]),
    ).to.deep.equal(["added b", "removed y"]);
  });

  it("not by the names of other stacks, other kinds, or of several", () => {
    const gone = ["removed x"];
    const [one] = [role("x", "A")];
    expect(changes([one], [role("a", "A", { stack: "dev-dock" })])).to.deep.equal([
      "added a",
      ...gone,
    ]);
    expect(changes([one], [role("a", "A", { kind: "user" })])).to.deep.equal(["added a", ...gone]);
    expect(changes([one], [role("a", "A"), role("b", "A")])).to.deep.equal([
      ...["added a", "added b"],
      ...gone,
    ]);
  });

  it("and policies of the account by their names, wherever they are", () => {
    const held = (name: string): HeldPolicy => ({
      ...{ kind: "customer-managed", name },
      document: { Version: "2012-10-17", Statement: [] },
    });
    const having = (...names: string[]): PolicyHolder =>
      role("a", "A", { policies: names.map(held) });
    const arn = (path: string): string => `arn:aws:iam::111122223333:policy${path}`;
    expect(changes([having("P")], [having(arn("/site/P"))])).to.deep.equal([]);
    expect(changes([having(arn("/P"))], [having(arn("/Q"))])).to.deep.equal(["changed a"]);
    expect(changes([having("arn:aws:iam::aws:policy/P")], [having("P")])).to.deep.equal([
      "changed a",
    ]);
  });
});
