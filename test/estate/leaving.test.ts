import { expect } from "chai";
import { checkFile, generate, type Model } from "../../generators";
import { readAccountDetails } from "../../generators/access/account-details";
import { differenceWords, fixOf } from "../../generators/estate/problems";
import { verifyAccount } from "../../generators/estate/verify";
import type { LeavingStack } from "../../generators/files/leaving-stacks";
import { casePath, expectRecorded } from "../support/cases";
import { listingOf, type Listing, type ListedRole } from "./listing";

const ACCOUNT = "111111111111";
const ROLE = "GreengrassV2TokenExchangeRole-dev-dock";

/** As an apply leaves it, and what anybody did since. */
const DEEDS: Readonly<Record<string, (listing: Listing) => void>> = {
  nothing: () => undefined,
  "attach a policy of AWS to its role, and write one into it": (listing) => {
    const role = roleIn(listing);
    const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    role.AttachedManagedPolicies.push({ PolicyArn });
    const Statement = [{ Effect: "Allow", Action: "s3:*", Resource: "*" }];
    const PolicyDocument = { Version: "2012-10-17", Statement };
    role.RolePolicyList.push({ PolicyName: "hotfix", PolicyDocument });
  },
  "put its role into an instance profile": (listing) => {
    const Arn = `arn:aws:iam::${ACCOUNT}:instance-profile/gateways`;
    roleIn(listing).InstanceProfileList = [{ InstanceProfileName: "gateways", Arn }];
  },
  "attach its policies to a user, a group, and a role of others": (listing) => {
    const all = listing.Policies.flatMap(({ Arn }) =>
      Arn.includes("-dev-dock") ? [{ PolicyArn: Arn }] : [],
    );
    expect(all).to.not.deep.equal([]);
    const [one] = all;
    if (one === undefined) return;
    const user = { UserName: "anna", Arn: `arn:aws:iam::${ACCOUNT}:user/anna`, UserPolicyList: [] };
    listing.UserDetailList.push({ ...user, GroupList: [], AttachedManagedPolicies: [one] });
    for (const group of listing.GroupDetailList) group.AttachedManagedPolicies.push(one);
    const Arn = roleIn(listing).Arn.replace(ROLE, "Visitors");
    const own = { RoleName: "Visitors", Arn, RolePolicyList: [], AttachedManagedPolicies: [one] };
    listing.RoleDetailList.push({ ...roleIn(listing), ...own });
  },
  "apply it": (listing) => {
    listing.RoleDetailList = listing.RoleDetailList.filter(({ RoleName }) => RoleName !== ROLE);
    listing.Policies = listing.Policies.filter(({ Arn }) => !Arn.includes("-dev-dock"));
  },
};

function roleIn({ RoleDetailList }: Listing): ListedRole {
  const role = RoleDetailList.find(({ RoleName }) => RoleName === ROLE);
  if (role === undefined) throw new Error(`no ${ROLE}`);
  return role;
}

describe("what stacks that left the file have in an account", () => {
  let model: Model;
  let leaving: LeavingStack[];
  before(async () => {
    const read = await checkFile(casePath("estate", "fleets.yaml"));
    if (read.model === undefined) throw new Error("no model");
    model = read.model;
    leaving = generate(model, read.problems).flatMap(({ path, content }) =>
      path === "dev-dock.ts"
        ? [{ path, text: content, had: {}, account: ACCOUNT, letGo: [] as string[] }]
        : [],
    );
    expect(leaving).to.have.lengthOf(1);
  });

  function verified(deed: (listing: Listing) => void, left: readonly LeavingStack[]): string[] {
    const listing = listingOf(model, ACCOUNT);
    deed(listing);
    const details = readAccountDetails([{ name: "account.json", text: JSON.stringify(listing) }]);
    if ("id" in details) throw new Error(details.message);
    const { managed } = model;
    const stacks = model.stacks.filter(
      ({ name, environment }) => environment.account === ACCOUNT && name !== "dev-dock",
    );
    const said = { stacks, blueprints: [], managed, leaving: left };
    const { differences } = verifyAccount(said, details, (arn) => managed[arn]);
    return differences.map((one) => `${differenceWords(one)} → ${fixOf(one)}`);
  }

  it("is told, with what keeps an apply from destroying it", () => {
    const found = Object.entries(DEEDS).map(([name, deed]) => [name, verified(deed, leaving)]);
    expectRecorded("estate/leaving.json", Object.fromEntries(found));
  });

  it("is not what a stack lets go of", () => {
    const all = leaving.map((one) => ({
      ...one,
      letGo: ["aws_iam_role.token_exchange", "aws_iam_policy.component_artifact"],
    }));
    const deed = DEEDS["attach a policy of AWS to its role, and write one into it"];
    expect(verified(deed ?? (() => undefined), all)).to.deep.equal([]);
  });
});
