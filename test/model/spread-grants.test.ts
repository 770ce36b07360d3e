import { join } from "node:path";
import { expect } from "chai";
import { checkFile, hasErrors } from "../../generators";
import type { PastSpread, Stack } from "../../generators/model/types";
import {
  INLINE_POLICIES_MAX,
  MANAGED_POLICY_MAX,
  documentSize,
} from "../../generators/iam/policy/quotas";
import { pastOf } from "../support/past-spread";
import { temporaryFolder, writeTree } from "../support/folders";
import { grantsOfManyServices as grants, type Grant } from "../support/many-grants";

async function stackWith(list: readonly Grant[], spread?: PastSpread): Promise<Stack> {
  const folder = temporaryFolder("spread");
  const file = {
    version: 1,
    environments: { dev: { account: "111111111111", region: "us-east-1" } },
    fleets: { dock: { blueprint: "deeplens", grants: list, with: { scope: "tight" } } },
  };
  writeTree(folder, { "fleets.yaml": JSON.stringify(file) });
  const { model, problems } = await checkFile(
    join(folder, "fleets.yaml"),
    spread && { past: { spread, groups: new Map() } },
  );
  expect(hasErrors(problems), JSON.stringify(problems.slice(0, 3))).to.equal(false);
  const stack = model?.stacks.find(({ name }) => name === "dev-dock");
  if (stack === undefined) throw new Error("there is no stack");
  return stack;
}

/** Every policy of the stack's roles, as text, by name. */
function policiesOf(stack: Stack): Map<string, string> {
  const inline = stack.roles.flatMap(({ inlinePolicies }) => inlinePolicies);
  return new Map(
    [...inline, ...stack.policies].map(({ name, document }) => [name, JSON.stringify(document)]),
  );
}

describe("400 grants over 60 services", () => {
  it("are in policies that IAM takes, and one more changes two of them at most and renames none", async () => {
    const list = await grants(401);
    const before = await stackWith(list.slice(0, 400));
    const role = before.roles.find(({ spread }) => spread !== undefined);
    expect(role?.attached).to.include.members(before.policies.map(({ id }) => id));
    expect(before.policies).not.to.deep.equal([]);
    for (const { document } of before.policies) {
      expect(documentSize(document)).to.be.at.most(MANAGED_POLICY_MAX);
    }
    const inline = role?.inlinePolicies.map(({ document }) => documentSize(document)) ?? [];
    expect(inline.reduce((sum, size) => sum + size, 0)).to.be.at.most(INLINE_POLICIES_MAX);
    const past = pastOf(before);
    const same = await stackWith([...list.slice(0, 400)].reverse(), past);
    expect(policiesOf(same)).to.deep.equal(policiesOf(before));
    const [then, now] = [policiesOf(before), policiesOf(await stackWith(list, past))];
    expect([...now.keys()]).to.include.members([...then.keys()]);
    const changed = [...now].filter(([name, text]) => then.get(name) !== text);
    expect(changed.length).to.be.within(1, 2);
  });
});
