import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { expect } from "chai";
import { checkFile, type Model } from "../../generators";
import { readAccountDetails, type AccountDetails } from "../../generators/access/account-details";
import { HolderComparer } from "../../generators/access/compare";
import { stackHolders } from "../../generators/access/from-model";
import type { PolicyHolder } from "../../generators/access/holder";
import { draftFleets, type DraftResult } from "../../generators/draft";
import { bodyOf } from "../../generators/estate/draft/shared";
import { isNothing, differ } from "../../generators/estate/compare-holders";
import { snapshotFor } from "../../generators/cli/listings";
import type { Problem } from "../../generators/problem";
import { casePath, expectRecorded, readCases } from "../support/cases";
import { byDepth } from "../support/depth";
import { repository, temporaryFolder } from "../support/folders";
import { listingOf } from "./listing";

/** A role of a case, in few words. */
interface CaseRole {
  readonly name: string;
  readonly path?: string;
  /** A service, or a whole trust policy. */
  readonly trust: string | object;
  /** Inline policies: their statements, or whole documents. */
  readonly inline?: Readonly<Record<string, unknown>>;
  readonly attached?: readonly string[];
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Anything else of the listing. */
  readonly more?: object;
  /** Keys that the listing lacks. */
  readonly without?: readonly string[];
}

interface Case {
  readonly about: string;
  readonly options?: {
    readonly match?: readonly string[];
    readonly environment?: string;
    readonly region?: string;
  };
  readonly roles?: readonly CaseRole[];
  readonly policies?: readonly object[];
  readonly groups?: readonly object[];
  readonly users?: readonly object[];
  /** In place of all of that. */
  readonly listing?: unknown;
  /** Files by path, the problems that there are instead, or nothing where it is to be recorded. */
  readonly expected?: unknown;
}

const ACCOUNT = "222222222222";
const folder = casePath("estate", "drafts");

function listed({
  name,
  path = "/",
  trust,
  inline = {},
  attached = [],
  ...more
}: CaseRole): object {
  const whole = {
    RoleName: name,
    Path: path,
    Arn: `arn:aws:iam::${ACCOUNT}:role${path}${name}`,
    AssumeRolePolicyDocument: typeof trust === "string" ? trusting(trust) : trust,
    RolePolicyList: Object.entries(inline).map(([PolicyName, one]) => {
      const isWhole = typeof one === "object" && one !== null && "Statement" in one;
      const PolicyDocument = isWhole ? one : { Version: "2012-10-17", Statement: one };
      return { PolicyName, PolicyDocument };
    }),
    AttachedManagedPolicies: attached.map((PolicyArn) => ({ PolicyArn })),
    ...(more.boundary !== undefined && {
      PermissionsBoundary: { PermissionsBoundaryArn: more.boundary },
    }),
    Tags: Object.entries(more.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
    ...more.more,
  };
  const kept = Object.entries(whole).filter(([key]) => more.without?.includes(key) !== true);
  return Object.fromEntries(kept);
}

function trusting(Service: string): object {
  const statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" };
  return { Version: "2012-10-17", Statement: [statement] };
}

function listingIn({ roles = [], policies = [], groups = [], users = [], listing }: Case): string {
  return JSON.stringify(
    listing ?? {
      UserDetailList: users,
      GroupDetailList: groups,
      RoleDetailList: roles.map(listed),
      Policies: policies,
      IsTruncated: false,
    },
  );
}

function detailsOf(text: string): AccountDetails {
  const details = readAccountDetails([{ name: "account.json", text }]);
  if ("id" in details) throw new Error(details.message);
  return details;
}

const draft = (
  details: AccountDetails,
  options: Case["options"] = {},
  file = join(temporaryFolder("draft"), "fleets.yaml"),
): Promise<DraftResult | readonly Problem[]> =>
  draftFleets({
    ...{ details, file, listing: "account.json", match: [], folders: [], ...options },
    managed: snapshotFor(file),
  });

/** What a case comes to: lines of files, for people to read in a diff. */
function outcome(result: DraftResult | readonly Problem[]): unknown {
  if (!("draft" in result)) return result.map(({ id, message, fix }) => ({ id, message, fix }));
  const files = result.files.map(({ path, text }) => [path, text.split("\n")] as const);
  const { renamed } = result.proof;
  const warnings = result.problems.filter(({ severity }) => severity !== "notice");
  const kinds = new Set(result.draft.fleets.map(bodyOf)).size;
  return {
    ...Object.fromEntries(files),
    ...(kinds > 1 && { kinds }),
    ...(Object.values(result.beside).some((number) => number > 0) && { beside: result.beside }),
    ...(renamed.length > 0 && { renamed }),
    ...(warnings.length > 0 && { warnings: warnings.map(({ id, message }) => ({ id, message })) }),
  };
}

describe("a fleet file drafted from an account", () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
    const read = readCases<Case>("estate", "drafts", name);
    it(read.about, async () => {
      const details = readAccountDetails([{ name: "account.json", text: listingIn(read) }]);
      const result = "id" in details ? [details] : await draft(details, read.options);
      expectRecorded(join("estate", "drafts", name), { ...read, expected: outcome(result) });
    });
  }

  it("comes to the same bytes from the same listing, whatever the order of its entries", async () => {
    const read = readCases<Case>("estate", "drafts", "sites.json");
    const reversed = { ...read, roles: [...(read.roles ?? [])].reverse() };
    const both = [read, reversed].map((one) => draft(detailsOf(listingIn(one))));
    const [one, other] = (await Promise.all(both)).map(outcome);
    expect(one).to.deep.equal(other);
  });
});

const EXAMPLES = [
  ...readdirSync(join(repository, "examples")).filter((name) => name.endsWith(".yaml")),
  join("own-blueprint", "fleets.yaml"),
];

describe("examples, applied and drafted again", () => {
  const few = EXAMPLES.filter((name) => name === "everything.yaml");
  for (const name of byDepth({ people: few, all: EXAMPLES, long: EXAMPLES })) {
    it(`${basename(name)}: every role is there, and can do the same`, async () => {
      const { model } = await checkFile(join(repository, "examples", name));
      if (model === undefined) throw new Error("no model");
      for (const account of new Set(model.stacks.map(({ environment }) => environment.account))) {
        await expectSame(model, account);
      }
    });
  }

  async function expectSame(model: Model, account: string): Promise<void> {
    const text = JSON.stringify(listingOf(model, account));
    const file = join(temporaryFolder("draft"), "fleets.yaml");
    const result = await draft(detailsOf(text), {}, file);
    if (!("draft" in result)) throw new Error(JSON.stringify(result));
    expect(result.proof.renamed).to.deep.equal([]);
    const unwritten = new Map(
      result.files.map(({ path, text: own }) => [join(file, "..", path), own]),
    );
    const again = await checkFile(file, { unwritten });
    expect(again.problems.filter(({ severity }) => severity !== "notice")).to.deep.equal([]);
    const [before, after] = [rolesIn(model, account), rolesIn(again.model, account)];
    expect([...after.keys()]).to.deep.equal([...before.keys()]);
    const comparer = new HolderComparer();
    for (const [role, holder] of before) {
      const other = after.get(role);
      // What the draft attaches by its ARN, the account has: its document is known there alone.
      const known = other && withDocuments(other, holder);
      expect(isNothing(differ(comparer, holder, known)), role).to.equal(true);
      expect(other?.arn).to.equal(holder.arn);
    }
  }
});

function withDocuments(one: PolicyHolder, other: PolicyHolder): PolicyHolder {
  const documents = new Map(other.policies.map(({ name, document }) => [name, document]));
  const policies = one.policies.map((policy) => ({
    ...policy,
    document: policy.document ?? documents.get(policy.name),
  }));
  return { ...one, policies };
}

function rolesIn(model: Model | undefined, account: string): Map<string, PolicyHolder> {
  const stacks = model?.stacks.filter(({ environment }) => environment.account === account) ?? [];
  const roles = stacks
    .flatMap((stack) => stackHolders(stack, model?.managed ?? {}))
    .filter(({ kind }) => kind === "role")
    .map((one): [string, PolicyHolder] => [one.name ?? "", one]);
  return new Map(roles.sort(([a], [b]) => (a < b ? -1 : 1)));
}
