import { join } from "node:path";
import { expect } from "chai";
import { checkFile } from "../../generators";
import type { FleetResult } from "../../generators/generate";
import type { InlinePolicy, PastSpread, Stack } from "../../generators/model/types";
import { pastOf } from "../support/past-spread";
import { temporaryFolder, writeTree } from "../support/folders";
import { problemLine } from "../support/problems";

type Data = Readonly<Record<string, unknown>>;

async function check(fleet: Data, more: Data = {}, past?: PastSpread): Promise<FleetResult> {
  const folder = temporaryFolder("fitted");
  const file = {
    version: 1,
    environments: { dev: { account: "111111111111", region: "us-east-1" } },
    ...more,
    fleets: { dock: { blueprint: "deeplens", with: { scope: "tight" }, ...fleet } },
  };
  writeTree(folder, { "fleets.yaml": JSON.stringify(file, null, 1) });
  return checkFile(
    join(folder, "fleets.yaml"),
    past && { past: { spread: past, groups: new Map() } },
  );
}

async function stackOf(fleet: Data, more?: Data, past?: PastSpread): Promise<Stack> {
  const { model, problems } = await check(fleet, more, past);
  expect(problems.filter(({ severity }) => severity === "error").map(problemLine)).to.deep.equal(
    [],
  );
  const stack = model?.stacks.find(({ name }) => name === "dev-dock");
  if (stack === undefined) throw new Error("there is no stack");
  return stack;
}

function grantsOf({ roles }: Stack): InlinePolicy | undefined {
  return roles
    .flatMap(({ inlinePolicies }) => inlinePolicies)
    .find(({ name }) => name === "grants");
}

const LOOKUPS = [
  { to: "sqs:queue/alerts", actions: ["sqs:ListQueueTags"], why: "who has it" },
  { to: "sqs:queue/alerts", actions: ["sqs:ListDeadLetterSourceQueues"], why: "what failed" },
];
const MERGED = ["sqs:ListDeadLetterSourceQueues", "sqs:ListQueueTags"];

/** Grants of as many reasons for the same, each with a long name. */
function manyGrants(count: number): Data[] {
  return Array.from({ length: count }, (_, index) => ({
    to: `dynamodb:table/stock-${"of-the-warehouse-".repeat(9)}${String(index)}`,
    actions: ["dynamodb:GetItem", "dynamodb:Query"],
    why: `reason ${String(index)}`,
  }));
}

describe("what roles are granted", () => {
  it("stays as it was said where it fits", async () => {
    const { document, merged } = grantsOf(await stackOf({ grants: LOOKUPS })) ?? {};
    expect(document?.Statement.map(({ Sid }) => Sid)).to.deep.equal(["WhatFailed", "WhoHasIt"]);
    expect(merged).to.equal(undefined);
  });

  for (const [level, fleet, more] of [
    ["a role", { roles: { greengrass_group: { compact: true } } }, {}],
    ["a fleet", { compact: true }, {}],
    [
      "an environment",
      {},
      { environments: { dev: { account: "111111111111", region: "us-east-1", compact: true } } },
    ],
    ["defaults", {}, { defaults: { compact: true } }],
  ] as const) {
    it(`is compact where ${level} says so, with all reasons and places`, async () => {
      const policy = grantsOf(await stackOf({ grants: LOOKUPS, ...fleet }, more));
      const [statement, ...others] = policy?.document.Statement ?? [];
      expect(others).to.deep.equal([]);
      expect(statement?.Action).to.deep.equal(MERGED);
      expect(policy?.why).to.deep.equal({ [statement?.Sid ?? ""]: "what failed; who has it" });
      expect(policy?.from.map((all) => all.map(({ path }) => path.join(".")))).to.deep.equal([
        ["fleets.dock.grants.1", "fleets.dock.grants.0"],
      ]);
    });
  }

  it("is not where what is nearer says so", async () => {
    const policy = grantsOf(
      await stackOf({ grants: LOOKUPS, compact: false }, { defaults: { compact: true } }),
    );
    expect(policy?.document.Statement).to.have.length(2);
  });

  it("has wildcards that the checks of what was written do not see", async () => {
    const actions = ["iot:DescribeThing", "iot:DescribeThingGroup", "iot:DescribeThingType"];
    const statements = [
      { Effect: "Allow", Action: [...actions, "iot:DescribeThingRegistrationTask"], Resource: "*" },
    ];
    const plain = await check({ statements });
    const short = await check({ statements, compact: true });
    const compacted = short.model?.stacks.flatMap(({ roles }) =>
      roles.flatMap(({ inlinePolicies }) =>
        inlinePolicies.flatMap(({ document }) => document.Statement),
      ),
    );
    expect(compacted?.flatMap(({ Action = [] }) => Action)).to.include("iot:DescribeThing*");
    expect(short.problems.map(({ id }) => id)).to.deep.equal(plain.problems.map(({ id }) => id));
  });

  it("is compact in the inputs of a module", async () => {
    const via = { module: "example/deeplens/aws", version: "1.3.0" };
    const stack = await stackOf({ grants: LOOKUPS, compact: true, via });
    const inputs = JSON.stringify(stack.modules.map((one) => one.inputs));
    expect(inputs).to.include(JSON.stringify(MERGED));
  });

  for (const [name, fleet] of [
    ["of a fleet that is given nothing", { compact: true }],
    ["of a role that is given nothing", { grants: LOOKUPS, roles: { lambda: { compact: true } } }],
  ] as const) {
    it(`does nothing where compact is that ${name}, and check says so`, async () => {
      const { problems } = await check(fleet);
      expect(
        problems.filter(({ id }) => id === "no-effect").map(({ path }) => path?.at(-1)),
      ).to.deep.equal(["compact"]);
    });
  }

  it("merges over all reasons where it does not fit: 40 grants of 12,000 characters and more are inline", async () => {
    const stack = await stackOf({ grants: manyGrants(40) });
    expect(stack.policies).to.deep.equal([]);
    const policy = grantsOf(stack);
    expect(policy?.document.Statement).to.have.length(1);
    expect(policy?.from[0]).to.have.length(40);
    expect(policy?.merged?.[0]).to.have.length(40);
  });

  it("stays in its policies where one grant more is merged", async () => {
    const before = await stackOf({ grants: manyGrants(120) });
    const past = pastOf(before);
    const after = await stackOf({ grants: manyGrants(121) }, {}, past);
    const texts = (stack: Stack): Map<string, string> =>
      new Map(
        [...stack.policies, grantsOf(stack)].flatMap((one) =>
          one ? [[one.name, JSON.stringify(one.document)]] : [],
        ),
      );
    const [then, now] = [texts(before), texts(after)];
    expect([...now.keys()]).to.include.members([...then.keys()]);
    expect([...now].filter(([name, text]) => then.get(name) !== text).length).to.be.within(1, 2);
  });
});
