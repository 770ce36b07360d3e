import type { Listing } from "./listing";

/** What a listing holds that somebody filtered, cut, joined or wrote: parts are of any form. */
type Deeds = Readonly<Record<string, (listing: Listing) => void>>;

const ACCOUNT = "111111111111";
const ADMIN = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

function only<T>(list: readonly T[], isIt: (one: T) => boolean): T {
  const found = list.find(isIt);
  if (found === undefined) throw new Error("no such entry");
  return found;
}

const role = ({ RoleDetailList }: Listing, name: string): Listing["RoleDetailList"][number] =>
  only(RoleDetailList, ({ RoleName }) => RoleName.includes(name));

const policy = ({ Policies }: Listing, name: string): Listing["Policies"][number] =>
  only(Policies, ({ Arn }) => Arn.includes(name));

const operators = ({ GroupDetailList }: Listing): Listing["GroupDetailList"][number] =>
  only(GroupDetailList, ({ GroupName }) => GroupName === "operators");

/** A user with nothing of their own. */
function user(UserName: string, more: object = {}): object {
  const Arn = `arn:aws:iam::${ACCOUNT}:user/${UserName}`;
  return { UserName, Arn, GroupList: [], AttachedManagedPolicies: [], ...more };
}

function group(GroupName: string, more: object): Listing["GroupDetailList"][number] {
  const Arn = `arn:aws:iam::${ACCOUNT}:group/${GroupName}`;
  return { GroupName, Arn, GroupPolicyList: [], AttachedManagedPolicies: [], ...more };
}

/** One version, which is the default. */
const version = (
  more: object,
): { PolicyVersionList: Listing["Policies"][0]["PolicyVersionList"] } =>
  ({ PolicyVersionList: [{ VersionId: "v9", IsDefaultVersion: true, ...more }] }) as never;

/** Replaces what a listing has by something of another form. */
function put(target: object, more: object): void {
  Object.assign(target, more);
}

const attachedTo = (listing: Listing): object => ({
  AttachedManagedPolicies: operators(listing).AttachedManagedPolicies,
});

/** Done to the account of fleets.yaml. */
export const TO_DOCK: Deeds = {
  "attach the operators' policy to a user": (listing) => {
    listing.UserDetailList.push(user("mallory", attachedTo(listing)));
  },
  "attach the operators' policy to an administrator": (listing) => {
    const UserPolicyList = [{ PolicyName: "all", PolicyDocument: ADMIN }];
    listing.UserDetailList.push(user("root", { UserPolicyList, ...attachedTo(listing) }));
  },
  "attach the operators' policy to another group, and have a user in it and in theirs": (
    listing,
  ) => {
    listing.GroupDetailList.push(group("guests", attachedTo(listing)));
    listing.UserDetailList.push(user("eve", { GroupList: ["guests", "operators"] }));
  },
  "attach the role's policy to a role that is nobody's": (listing) => {
    const { AttachedManagedPolicies } = role(listing, "dev-dock");
    put(role(listing, "ForSupport"), {
      AttachedManagedPolicies: AttachedManagedPolicies.slice(0, 1),
    });
  },
  "attach a policy under another path to a user": (listing) => {
    const Arn = `arn:aws:iam::${ACCOUNT}:policy/old/PanoramaUser-dev-operators`;
    put(policy(listing, "PanoramaUser"), { Arn });
    put(operators(listing), { AttachedManagedPolicies: [{ PolicyArn: Arn }] });
    listing.UserDetailList.push(user("mallory", { AttachedManagedPolicies: [{ PolicyArn: Arn }] }));
  },
  "list fewer than have the policy": (listing) => {
    put(policy(listing, "PanoramaUser"), { AttachmentCount: 2 });
  },
  "list all that have the policy": (listing) => {
    put(policy(listing, "PanoramaUser"), { AttachmentCount: 1 });
  },
  "leave out the managed policies of a user and of the group": (listing) => {
    listing.UserDetailList.push(user("mallory", { AttachedManagedPolicies: undefined }));
    listing.UserDetailList.push(user("ana", { GroupList: ["operators"] }));
    put(operators(listing), { AttachedManagedPolicies: undefined });
  },
  "give the group more": (listing) => {
    operators(listing).GroupPolicyList.push({ PolicyName: "more", PolicyDocument: ADMIN });
  },
  "write an inline policy that is no JSON": (listing) => {
    for (const one of role(listing, "dev-dock").RolePolicyList) one.PolicyDocument = "{";
  },
  "write a managed policy that is no JSON": (listing) => {
    put(policy(listing, "PanoramaUser"), version({ Document: "%zz" }));
  },
  "write a trust policy that is no JSON": (listing) => {
    put(role(listing, "dev-dock"), { AssumeRolePolicyDocument: 5 });
  },
  "have a default version that is not there, and one that says that it is none": (listing) => {
    put(policy(listing, "PanoramaUser"), { DefaultVersionId: "v2" });
    const other = policy(listing, "ComponentArtifact");
    put(other, {
      DefaultVersionId: "v9",
      ...version({ IsDefaultVersion: false, Document: ADMIN }),
    });
  },
  "have no default version": (listing) => {
    put(policy(listing, "PanoramaUser"), { PolicyVersionList: [] });
  },
  "list everything twice": (listing) => {
    for (const { PolicyVersionList: all } of listing.Policies) all.push(...structuredClone(all));
    const { RoleDetailList: roles, GroupDetailList: groups, Policies } = listing;
    const used = { RoleLastUsed: { Region: "us-east-1" } };
    roles.push(...structuredClone(roles).map((one) => ({ ...one, ...used })));
    groups.push(...structuredClone(groups));
    Policies.push(...structuredClone(Policies));
  },
  "list a policy in two ways": (listing) => {
    const { Arn } = policy(listing, "PanoramaUser");
    listing.Policies.unshift({ Arn, ...version({ Document: ADMIN }) });
  },
  "list a policy under two paths": (listing) => {
    const one = policy(listing, "PanoramaUser");
    listing.Policies.push({ ...one, Arn: one.Arn.replace("policy/", "policy/old/") });
  },
  "list a role in two ways": (listing) => {
    const one = role(listing, "dev-dock");
    listing.RoleDetailList.push({ ...one, RoleName: one.RoleName.toUpperCase() });
  },
  "list a user in two ways": (listing) => {
    listing.UserDetailList.push(user("ana"), user("ana", { GroupList: ["operators"] }));
  },
  "list a group in two ways": (listing) => {
    listing.GroupDetailList.push(group("operators", {}));
  },
  "list an inline policy in two ways": (listing) => {
    const { RolePolicyList } = role(listing, "dev-dock");
    RolePolicyList.push({ PolicyName: "grants", PolicyDocument: ADMIN });
  },
  "list a version in two ways": (listing) => {
    const { PolicyVersionList } = policy(listing, "PanoramaUser");
    PolicyVersionList.push({ VersionId: "v1", IsDefaultVersion: true, Document: ADMIN });
  },
  "list a tag in two ways": (listing) => {
    const both = ["a", "b"].map((Value) => ({ Key: "site", Value }));
    put(role(listing, "dev-dock"), { Tags: both });
  },
  "attach nothing": (listing) => {
    role(listing, "dev-dock").AttachedManagedPolicies.push(null as never);
  },
  "attach a name": (listing) => {
    operators(listing).AttachedManagedPolicies.push("arn:aws:iam::aws:policy/A" as never);
  },
  "attach what has no ARN": (listing) => {
    const AttachedManagedPolicies = [{ PolicyName: "x" }];
    listing.UserDetailList.push(user("mallory", { AttachedManagedPolicies }));
  },
  "list a role that is none": (listing) => {
    listing.RoleDetailList.push("x" as never);
  },
  "list a role that is named by a number": (listing) => {
    put(role(listing, "dev-dock"), { RoleName: 5 });
  },
  "list a role that has an empty name": (listing) => {
    put(role(listing, "dev-dock"), { RoleName: "" });
  },
  "list a policy that is none": (listing) => {
    listing.Policies.push([] as never);
  },
  "list a version that is none": (listing) => {
    policy(listing, "PanoramaUser").PolicyVersionList.push(null as never);
  },
  "list a version without its id": (listing) => {
    put(policy(listing, "PanoramaUser"), version({ VersionId: undefined }));
  },
  "list inline policies without names": (listing) => {
    role(listing, "dev-dock").RolePolicyList.push({ PolicyDocument: ADMIN } as never);
    operators(listing).GroupPolicyList.push({ PolicyDocument: ADMIN });
  },
  "list an inline policy of a user that is none": (listing) => {
    listing.UserDetailList.push(user("ana", { UserPolicyList: [1] }));
  },
  "list an inline policy of a group that is none": (listing) => {
    operators(listing).GroupPolicyList.push([]);
  },
  "list a user in a group that is none": (listing) => {
    listing.UserDetailList.push(user("ana", { GroupList: [{ GroupName: "operators" }] }));
  },
  "list a tag without a value": (listing) => {
    put(role(listing, "dev-dock"), { Tags: [{ Key: "site" }] });
  },
  "list tags as a mapping": (listing) => {
    put(role(listing, "dev-dock"), { Tags: { site: "a" } });
  },
  "list a boundary as a text": (listing) => {
    put(role(listing, "dev-dock"), { PermissionsBoundary: "arn:aws:iam::aws:policy/A" });
  },
  "list null in place of users": (listing) => {
    put(listing, { UserDetailList: null });
  },
  "say in a text that it is truncated": (listing) => {
    put(listing, { IsTruncated: "true" });
  },
  "say in a marker alone that it goes on": (listing) => {
    put(listing, { IsTruncated: undefined, Marker: "next" });
  },
  "end with an empty marker": (listing) => {
    put(listing, { IsTruncated: false, Marker: "" });
  },
};

const LAMBDA = "arn:aws:iam::aws:policy/AWSLambda_FullAccess";
const PANORAMA = "arn:aws:iam::aws:policy/AWSPanoramaFullAccess";

/** Done to the account of lens.yaml, whose roles and groups have policies of AWS's, and ask for a tag. */
export const TO_LENS: Deeds = {
  nothing: () => undefined,
  "list AWS's policy without a document": (listing) => {
    listing.Policies.push({ Arn: LAMBDA, ...version({}) });
  },
  "list AWS's policy with what is no JSON": (listing) => {
    listing.Policies.push({ Arn: LAMBDA, ...version({ Document: "{" }) });
  },
  "list AWS's policy with more": (listing) => {
    listing.Policies.push({ Arn: LAMBDA, ...version({ Document: ADMIN }) });
  },
  "list the group's policy of AWS without a document": (listing) => {
    listing.Policies.push({ Arn: PANORAMA, ...version({}) });
  },
  "list the group's policy of AWS with more": (listing) => {
    listing.Policies.push({ Arn: PANORAMA, ...version({ Document: ADMIN }) });
  },
  "leave out the tags": (listing) => {
    for (const one of listing.RoleDetailList) Reflect.deleteProperty(one, "Tags");
  },
  "ask for a tag in a condition, and leave out the tags": (listing) => {
    const Condition = { StringEquals: { "AWS:principaltag/stage": "a" } };
    const PolicyDocument = { Statement: [{ ...ADMIN.Statement[0], Condition }] };
    put(role(listing, "GreengrassGroupRole"), { Tags: undefined });
    role(listing, "GreengrassGroupRole").RolePolicyList.push({ PolicyName: "x", PolicyDocument });
  },
  "give a user by a group what is not attached to the user": ({ UserDetailList }) => {
    for (const one of UserDetailList) {
      put(one, { GroupList: ["viewers"], AttachedManagedPolicies: [] });
    }
  },
  "take the tags off": (listing) => {
    for (const one of listing.RoleDetailList) one.Tags = [];
  },
};

const gatewayIn = (listing: Listing): Listing["RoleDetailList"][number] =>
  role(listing, "Gateway-dev-dock");

/** Of `instances/fleets.yaml`. */
export const TO_INSTANCES: Deeds = {
  nothing: () => undefined,
  "take the role out of its instance profile": (listing) => {
    gatewayIn(listing).InstanceProfileList = [];
  },
  "put it into another": (listing) => {
    for (const one of gatewayIn(listing).InstanceProfileList ?? []) {
      one.InstanceProfileName = "other";
      one.Arn = one.Arn.replace("gateways-of-dock", "other");
    }
  },
  "put it into one under another path": (listing) => {
    for (const one of gatewayIn(listing).InstanceProfileList ?? []) {
      one.Arn = one.Arn.replace("/gateways/", "/");
    }
  },
  "leave out its instance profiles": (listing) => {
    Reflect.deleteProperty(gatewayIn(listing), "InstanceProfileList");
  },
  "list what is no instance profile": (listing) => {
    Object.assign(gatewayIn(listing), { InstanceProfileList: [{ InstanceProfileName: "x" }] });
  },
  "delete the role": (listing) => {
    listing.RoleDetailList = listing.RoleDetailList.filter((one) => one !== gatewayIn(listing));
  },
};
