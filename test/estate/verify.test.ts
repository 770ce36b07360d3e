import { join } from "node:path";
import { expect } from "chai";
import { checkFile, type Model } from "../../generators";
import { readAccountDetails } from "../../generators/access/account-details";
import { BlueprintCatalog } from "../../generators/blueprints/load";
import { adoptAccount } from "../../generators/estate/adopt";
import type { Verification } from "../../generators/estate/difference";
import { adoptionWords, brokenWords, differenceWords } from "../../generators/estate/problems";
import { verifyAccount } from "../../generators/estate/verify";
import { packageFolder } from "../../generators/package-root";
import { casePath, expectRecorded } from "../support/cases";
import { repository } from "../support/folders";
import { TO_DOCK, TO_INSTANCES, TO_LENS } from "./deeds-to-listings";
import { listingOf, type ListedRole, type Listing } from "./listing";

const ACCOUNT = "111111111111";
const ROLE = "GreengrassV2TokenExchangeRole-dev-dock";
const TABLE = "arn:aws:dynamodb:us-east-1:111111111111:table/Inventory";

const allow = (Action: string | string[], Resource: string): object => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource }],
});

const trust = (Service: string): object => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } }],
});

function roleIn({ RoleDetailList }: Listing): Listing["RoleDetailList"][number] {
  const role = RoleDetailList.find(({ RoleName }) => RoleName === ROLE);
  if (role === undefined) throw new Error(`no ${ROLE}`);
  return role;
}

function policyIn({ Policies }: Listing, name: string): Listing["Policies"][number] {
  const policy = Policies.find(({ Arn }) => Arn.includes(name));
  if (policy === undefined) throw new Error(`no ${name}`);
  return policy;
}

/** A role called so, which anybody in the account made. */
function addRole(listing: Listing, name: string, more: Partial<ListedRole> = {}): void {
  const Arn = roleIn(listing).Arn.replace(ROLE, name);
  const RoleName = name.slice(name.lastIndexOf("/") + 1);
  listing.RoleDetailList.push({ ...roleIn(listing), RoleName, Arn, ...more });
}

/** What people do to an account by hand, by the names that the cases have for it. */
const DEEDS: Readonly<Record<string, (listing: Listing) => void>> = {
  nothing: () => undefined,
  "delete the role": (listing) => {
    listing.RoleDetailList = listing.RoleDetailList.filter((role) => role !== roleIn(listing));
  },
  "add roles of fleets that are gone": (listing) => {
    addRole(listing, "GreengrassV2TokenExchangeRole-dev-gone");
    addRole(listing, "service-role/AWSDeepLensGreengrassGroupRole-dev-office");
    addRole(listing, "evil/GreengrassV2TokenExchangeRole-dev-attic");
    addRole(listing, "greengrassv2tokenexchangerole-DEV-cellar");
  },
  "add roles that are nobody's": (listing) => {
    const own = { AttachedManagedPolicies: [] };
    addRole(listing, "GreengrassV2TokenExchangeRole-other-gone", own);
    addRole(listing, "GreengrassV2TokenExchangeRole-dev-", own);
    addRole(listing, "AWSDeepLensServiceRole", own);
    addRole(listing, "Relay-dev-gone", own);
  },
  "attach AdministratorAccess": (listing) => {
    const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    roleIn(listing).AttachedManagedPolicies.push({ PolicyArn });
  },
  "deny beside a policy that nobody knows": (listing) => {
    const PolicyArn = "arn:aws:iam::aws:policy/Unknown";
    roleIn(listing).AttachedManagedPolicies.push({ PolicyArn });
    for (const policy of roleIn(listing).RolePolicyList) {
      const { Statement } = policy.PolicyDocument as { Statement: object[] };
      const denial = { Effect: "Deny", Action: "iam:*", Resource: "*" };
      policy.PolicyDocument = { Version: "2012-10-17", Statement: [...Statement, denial] };
    }
  },
  "write another inline policy": (listing) => {
    const PolicyDocument = allow("dynamodb:DeleteTable", TABLE);
    roleIn(listing).RolePolicyList.push({ PolicyName: "hotfix", PolicyDocument });
  },
  "widen the grants": (listing) => {
    for (const policy of roleIn(listing).RolePolicyList) {
      policy.PolicyDocument = JSON.parse(
        JSON.stringify(policy.PolicyDocument).replaceAll("table/Inventory", "table/*"),
      );
    }
  },
  "say the same in other words": (listing) => {
    for (const policy of roleIn(listing).RolePolicyList) {
      const { Statement } = policy.PolicyDocument as { Statement: object[] };
      policy.PolicyDocument = {
        Version: "2012-10-17",
        Statement: [...Statement, ...Statement].reverse(),
      };
    }
  },
  "trust another service": (listing) => {
    roleIn(listing).AssumeRolePolicyDocument = trust("ec2.amazonaws.com");
  },
  "detach a policy": (listing) => {
    roleIn(listing).AttachedManagedPolicies.pop();
  },
  "set a boundary": (listing) => {
    const Arn = `arn:aws:iam::${ACCOUNT}:policy/Limits`;
    const version = {
      VersionId: "v1",
      IsDefaultVersion: true,
      Document: allow("dynamodb:*", "*"),
    };
    listing.Policies.push({ Arn, PolicyVersionList: [version] });
    roleIn(listing).PermissionsBoundary = { PermissionsBoundaryArn: Arn };
  },
  "edit a managed policy": (listing) => {
    const policy = policyIn(listing, "GreengrassV2ComponentArtifact");
    policy.PolicyVersionList.unshift({
      VersionId: "v2",
      IsDefaultVersion: true,
      Document: allow("s3:GetObject", "*"),
    });
    for (const version of policy.PolicyVersionList.slice(1)) version.IsDefaultVersion = false;
  },
  "list no policies": (listing) => {
    listing.Policies = [];
  },
  "list roles alone": (listing) => {
    Object.assign(listing, { Policies: [], GroupDetailList: [] });
  },
  "list managed policies alone": (listing) => {
    Object.assign(listing, { RoleDetailList: [], GroupDetailList: [] });
  },
  "list no groups": (listing) => {
    listing.GroupDetailList = [];
  },
  "delete a policy that nobody has": (listing) => {
    for (const group of listing.GroupDetailList) group.AttachedManagedPolicies = [];
    listing.Policies = listing.Policies.filter(({ Arn }) => !Arn.includes("PanoramaUser"));
  },
  "make the role under another path": (listing) => {
    roleIn(listing).Arn = roleIn(listing).Arn.replace(ROLE, `old/${ROLE}`);
    for (const policy of roleIn(listing).RolePolicyList) {
      policy.PolicyDocument = allow("s3:*", "*");
    }
  },
  "make the role in other letters": (listing) => {
    const role = roleIn(listing);
    role.Arn = role.Arn.replace(ROLE, ROLE.toUpperCase());
    role.RoleName = ROLE.toUpperCase();
  },
  "make a policy under another path": (listing) => {
    const policy = policyIn(listing, "GreengrassV2ComponentArtifact");
    const PolicyArn = policy.Arn.replace("policy/", "policy/old/");
    for (const attached of roleIn(listing).AttachedManagedPolicies) {
      if (attached.PolicyArn === policy.Arn) attached.PolicyArn = PolicyArn;
    }
    policy.Arn = PolicyArn;
  },
  "give an inline policy another name": (listing) => {
    for (const policy of roleIn(listing).RolePolicyList) policy.PolicyName = "renamed";
  },
  "give an inline policy another name, and more": (listing) => {
    for (const policy of roleIn(listing).RolePolicyList) {
      policy.PolicyName = "renamed";
      policy.PolicyDocument = allow("dynamodb:*", TABLE);
    }
  },
  "leave out the inline policies of the role": (listing) => {
    Reflect.deleteProperty(roleIn(listing), "RolePolicyList");
  },
  "leave out the managed policies of the role": (listing) => {
    Reflect.deleteProperty(roleIn(listing), "AttachedManagedPolicies");
  },
  "leave out its ARN": (listing) => {
    Reflect.deleteProperty(roleIn(listing), "Arn");
  },
  "ask for a tag, and set it": (listing) => {
    const Condition = { StringEquals: { "aws:PrincipalTag/site": "a" } };
    for (const one of roleIn(listing).RolePolicyList) {
      const { Statement } = one.PolicyDocument as { Statement: object[] };
      one.PolicyDocument = { Version: "2012-10-17", Statement: [{ ...Statement[0], Condition }] };
    }
    const Tags = roleIn(listing).Tags ?? [];
    roleIn(listing).Tags = [...Tags, { Key: "site", Value: "a" }, { Key: "other", Value: "b" }];
  },
  "have two versions in force": (listing) => {
    const policy = policyIn(listing, "GreengrassV2ComponentArtifact");
    Object.assign(policy, { DefaultVersionId: "v2" });
    policy.PolicyVersionList.push({
      ...{ VersionId: "v2", IsDefaultVersion: false, Document: allow("s3:*", "*") },
    });
  },
  "write what is no policy": (listing) => {
    for (const one of roleIn(listing).RolePolicyList) one.PolicyDocument = { Statement: "none" };
  },
  "compare with what is no number": (listing) => {
    for (const one of roleIn(listing).RolePolicyList) {
      const { Statement } = one.PolicyDocument as { Statement: object[] };
      const Condition = { NumericLessThan: { "aws:MultiFactorAuthAge": "soon" } };
      one.PolicyDocument = {
        Version: "2012-10-17",
        Statement: Statement.map((statement) => ({ ...statement, Condition })),
      };
    }
  },
  "put the role into an instance profile": (listing) => {
    const Arn = `arn:aws:iam::${ACCOUNT}:instance-profile/gateways`;
    roleIn(listing).InstanceProfileList = [{ InstanceProfileName: "gateways", Arn }];
  },
  "add a role of a fleet that is gone, in an instance profile": (listing) => {
    const Arn = `arn:aws:iam::${ACCOUNT}:instance-profile/attic`;
    const InstanceProfileList = [{ InstanceProfileName: "attic", Arn }];
    addRole(listing, "GreengrassV2TokenExchangeRole-dev-attic", { InstanceProfileList });
  },
  "take the group's policies": (listing) => {
    for (const group of listing.GroupDetailList) group.AttachedManagedPolicies.pop();
  },
};

/** What is found, in words: an edit of the account can have more rows than a test should list. */
function wordsOf({ differences, broken }: Verification): string[] {
  const rows = differences.map((one) => {
    const { access, trust: trusted } = one;
    const said = [
      ...access.gained.map(({ witness }) => `+ ${witness.action}`),
      ...access.lost.map(({ witness }) => `- ${witness.action}`),
      ...access.unknown.map(({ why }) => `? ${why}`),
      ...trusted.gained.map(({ witness }) => `+ ${witness.principal}`),
      ...trusted.lost.map(({ witness }) => `- ${witness.principal}`),
    ];
    return [differenceWords(one), ...said.slice(0, 3)].join("; ");
  });
  return [...rows, ...broken.map(brokenWords)];
}

describe("an account beside its fleet file", () => {
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
  const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);

  /** What verify finds after a deed, or why it refuses the listing. */
  function wordsAfter(deed: (listing: Listing) => void, model: Model): string[] {
    const listing = listingOf(model, ACCOUNT);
    deed(listing);
    const details = readAccountDetails([{ name: "account.json", text: JSON.stringify(listing) }]);
    if ("id" in details) return [`${details.id}: ${details.message}`];
    const stacks = model.stacks.filter(({ environment }) => environment.account === ACCOUNT);
    const admin = allow("*", "*");
    const found = verifyAccount({ stacks, blueprints, managed: model.managed }, details, (arn) =>
      arn.endsWith("/AdministratorAccess") ? admin : model.managed[arn],
    );
    return wordsOf(found);
  }

  /** What adopting the account after a deed comes to: what is not imported, and what changes. */
  function adoptedAfter(deed: (listing: Listing) => void, model: Model): string[] {
    const listing = listingOf(model, ACCOUNT);
    deed(listing);
    const details = readAccountDetails([{ name: "account.json", text: JSON.stringify(listing) }]);
    if ("id" in details) return [`${details.id}: ${details.message}`];
    const stacks = model.stacks.filter(({ environment }) => environment.account === ACCOUNT);
    const found = adoptAccount(
      { stacks, managed: model.managed },
      details,
      (arn) => model.managed[arn],
    );
    return [
      ...found.stacks.flatMap(({ stack, created, untold, imports }) => [
        `${stack}: ${String(Object.keys(imports).length)} to import`,
        ...created.map((address) => `add ${address}`),
        ...untold.filter((one) => !one.includes("aws_iot_")).map((address) => `? ${address}`),
      ]),
      ...found.differences.map(adoptionWords),
    ];
  }

  it("says what Terraform takes over after each of them", async () => {
    const { model } = await checkFile(casePath("estate", "fleets.yaml"));
    if (model === undefined) throw new Error("no model");
    const all = { ...DEEDS, ...TO_DOCK };
    const found = Object.entries(all).map(([name, deed]) => [name, adoptedAfter(deed, model)]);
    const { model: instances } = await checkFile(casePath("estate", "instances", "fleets.yaml"));
    if (instances === undefined) throw new Error("no model");
    const ofInstances = Object.entries(TO_INSTANCES).map(([name, deed]) => {
      return [`gateways: ${name}`, adoptedAfter(deed, instances)];
    });
    expectRecorded("estate/adoptions.json", Object.fromEntries([...found, ...ofInstances]));
  });

  it("says where a role lacks its permissions boundary", async () => {
    const { model } = await checkFile(
      join(repository, "test", "golden", "boundary", "fleets.yaml"),
    );
    if (model === undefined) throw new Error("no model");
    const roles = model.stacks
      .filter(({ environment }) => environment.account === ACCOUNT)
      .flatMap((stack) =>
        stack.roles.map(({ name, permissionsBoundary = "" }) => [name, permissionsBoundary]),
      );
    const words = wordsAfter(() => undefined, model);
    for (const [name, boundary] of roles) {
      const start = `the permissions boundary ${boundary ?? ""} is not on the role "${name ?? ""}" of `;
      expect(
        words.filter((line) => line.startsWith(start)),
        start,
      ).to.have.length(1);
    }
    expect(roles.length).to.be.greaterThan(3);
    expect(words).to.have.length(roles.length);
  });

  const tables = [
    ["says what differs after each thing that people do by hand", "fleets.yaml", DEEDS, "deeds"],
    ["says what a listing does not tell, or is not sound in", "fleets.yaml", TO_DOCK, "listings"],
    ["says the same of instance profiles", "instances/fleets.yaml", TO_INSTANCES, "instances"],
    ["says the same of AWS's policies and of tags", "lens.yaml", TO_LENS, "lens"],
  ] as const;
  for (const [title, file, deeds, record] of tables) {
    it(title, async () => {
      const { model } = await checkFile(casePath("estate", file));
      if (model === undefined) throw new Error("no model");
      const found = Object.entries(deeds).map(([name, deed]) => [name, wordsAfter(deed, model)]);
      expectRecorded(`estate/${record}.json`, Object.fromEntries(found));
    });
  }
});
