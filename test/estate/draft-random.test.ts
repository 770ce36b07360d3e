import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { checkFile, type Model } from "../../generators";
import { readAccountDetails } from "../../generators/access/account-details";
import { snapshotFor } from "../../generators/cli/listings";
import { draftFleets, type DraftResult } from "../../generators/draft";
import { proveDraft } from "../../generators/estate/draft/proof";
import { ListedAccount } from "../../generators/estate/listed";
import { byDepth } from "../support/depth";
import { temporaryFolder } from "../support/folders";
import { listingOf } from "./listing";

const ACCOUNT = "222222222222";
const RUNS = byDepth({ people: 6, all: 60, long: 1000 });

const table = fc.constantFrom("Inventory", "Footfall", "dock-{{fleet}}");

const grant = fc.record(
  {
    to: table.map((name) => `dynamodb:table/${name}`),
    access: fc.subarray(["read", "write", "delete"], { minLength: 1 }),
    why: fc.constantFrom("stock lookups at the dock", "IoT counts of 2026"),
  },
  { requiredKeys: ["to", "access"] },
);

const statement = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Deny"),
    Action: fc.constantFrom("s3:Get*", ["s3:GetObject"], ["sqs:SendMessage", "s3:PutObject"]),
    Resource: fc.constantFrom("*", "arn:aws:s3:::photos-{{fleet}}/*", ["arn:aws:s3:::a/*"]),
    Condition: fc.constantFrom({ StringEquals: { "aws:PrincipalTag/site": "{{fleet}}" } }),
  },
  { requiredKeys: ["Effect", "Action", "Resource"] },
);

const parameters = fc.record(
  {
    scope: fc.constantFrom("documented", "tight"),
    model_buckets: fc.subarray(["models", "more-models", "{{fleet}}-models"]),
    video_streams: fc.subarray(["dock-*", "yard"]),
    greengrass_group_ids: fc.subarray(["a1", "b2"], { minLength: 1 }),
    exact_name: fc.boolean(),
  },
  { requiredKeys: [] },
);

const fleet = fc.record(
  {
    blueprint: fc.constant("deeplens"),
    with: parameters,
    grants: fc.array(grant, { minLength: 1, maxLength: 2 }),
    statements: fc.array(statement, { minLength: 1, maxLength: 2 }),
    tags: fc.constantFrom({ site: "north" }, { site: "{{fleet}}" }),
    permissions_boundary: fc.constantFrom("TeamBoundary", "Other"),
  },
  { requiredKeys: ["blueprint"] },
);

const fleetFile = fc.record({
  version: fc.constant(1),
  environments: fc.constant({ prod: { account: ACCOUNT, region: "eu-west-1" } }),
  fleets: fc.dictionary(fc.constantFrom("dock", "yard", "s3", "Allow", "a"), fleet, {
    minKeys: 1,
    maxKeys: 3,
  }),
});

/** Roles that nobody's blueprint made, with names that meet in parts. */
const handmade = fc.uniqueArray(
  fc.record({
    name: fc
      .tuple(
        fc.constantFrom("Cam-", "Cam", "edge_cam_", "X.Y@"),
        fc.constantFrom("hamburg", "01", "02", "munich", "s3"),
        fc.constantFrom("", "-role", "Role"),
      )
      .map((parts) => parts.join("")),
    service: fc.constantFrom("ec2.amazonaws.com", "lambda.amazonaws.com"),
    statements: fc.array(
      fc
        .tuple(statement, fc.constantFrom({}, { Sid: "Read" }, { Sid: "Read it" }))
        .map(([one, sid]) => ({ ...one, ...sid })),
      { maxLength: 2 },
    ),
    policy: fc.constantFrom("grants", "own", "my policy"),
    tags: fc.dictionary(
      fc.constantFrom("aws:cloudformation:stack-name", "team", "{{fleet}}"),
      fc.constantFrom("dock", "[", "{{fleet}}"),
    ),
  }),
  { selector: ({ name }) => name.toLowerCase(), maxLength: 6 },
);

async function draft(listing: object): Promise<[DraftResult, ListedAccount, Model]> {
  const details = readAccountDetails([{ name: "account.json", text: JSON.stringify(listing) }]);
  if ("id" in details) throw new Error(details.message);
  const file = join(temporaryFolder("draft"), "fleets.yaml");
  const managed = snapshotFor(file);
  const order = { details, listing: "account.json", managed, match: [], file, folders: [] };
  const result = await draftFleets(order);
  if (!("draft" in result)) throw new Error(JSON.stringify(result));
  const unwritten = new Map(result.files.map(({ path, text }) => [join(file, "..", path), text]));
  const { model, problems } = await checkFile(file, { unwritten });
  expect(problems.filter(({ severity }) => severity === "error")).to.deep.equal([]);
  if (model === undefined) throw new Error("no model");
  return [result, new ListedAccount(details, managed), model];
}

/** Of every role asked for, the draft says all, or names what it lacks. */
function expectWhole([result, account, model]: [DraftResult, ListedAccount, Model]): void {
  const proof = proveDraft(model.stacks, model.managed, account);
  expect(proof.faults).to.deep.equal([]);
  const said = new Set(model.stacks.flatMap(({ roles }) => roles.map(({ name }) => name)));
  for (const { name = "" } of account.roles) {
    const isNamed = result.draft.unsaid.some(({ what }) => what.endsWith(JSON.stringify(name)));
    expect(said.has(name) || isNamed, name).to.equal(true);
  }
}

describe("drafts of random accounts", function () {
  this.timeout(RUNS * 10_000);

  it("have every role of a fleet file's account, and change nobody's access", async () => {
    await fc.assert(
      fc.asyncProperty(fleetFile, async (data) => {
        const path = join(temporaryFolder("random"), "fleets.json");
        const { model, problems } = await checkFile(path, {
          unwritten: new Map([[path, JSON.stringify(data)]]),
        });
        if (model === undefined) throw new Error("no model");
        fc.pre(problems.every(({ severity }) => severity !== "error"));
        expectWhole(await draft(listingOf(model, ACCOUNT)));
      }),
      { numRuns: RUNS },
    );
  });

  it("have every role that was made by hand, and change nobody's access", async () => {
    await fc.assert(
      fc.asyncProperty(handmade, async (roles) => {
        fc.pre(roles.length > 0);
        expectWhole(await draft({ RoleDetailList: roles.map(byHand), Policies: [] }));
      }),
      { numRuns: RUNS },
    );
  });
});

function byHand({
  name,
  service,
  statements,
  policy,
  tags,
}: {
  readonly name: string;
  readonly service: string;
  readonly statements: readonly object[];
  readonly policy: string;
  readonly tags: Readonly<Record<string, string>>;
}): object {
  const Principal = { Service: service };
  const Statement = [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }];
  const filled = JSON.parse(JSON.stringify(statements).replaceAll("{{fleet}}", name)) as object[];
  return {
    RoleName: name,
    Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
    AssumeRolePolicyDocument: { Version: "2012-10-17", Statement },
    RolePolicyList:
      filled.length === 0
        ? []
        : [{ PolicyName: policy, PolicyDocument: { Version: "2012-10-17", Statement: filled } }],
    AttachedManagedPolicies: [],
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}
