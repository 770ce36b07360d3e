/** Listings of accounts, as `aws iam get-account-authorization-details` prints them, of any size. */
import { ENVIRONMENT } from "./fleets";

const { account, region } = ENVIRONMENT;

/** What the roles of a listing are like. */
export type ListedAs =
  /** Called as nobody's blueprint calls them: what they have in common is to be found. */
  | "own"
  /** Named as the blueprint deeplens does it, with a grant each. */
  | "deeplens";

/** The site's name, of the same length for all. */
export function siteName(index: number): string {
  return `site-${String(index).padStart(5, "0")}`;
}

/** A listing with so many roles that differ by site only, beside one that AWS made. */
export function listingText(count: number, as: ListedAs): string {
  const roles = Array.from({ length: count }, (_, index) => ROLES[as](siteName(index)));
  return JSON.stringify({
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [...roles, ofSupport()],
    Policies: [],
    IsTruncated: false,
  });
}

const ROLES: Readonly<Record<ListedAs, (site: string) => object>> = { own, deeplens };

function own(site: string): object {
  const path = `arn:aws:iot:${region}:${account}:rolealias/EdgeCamera-${site}`;
  return {
    ...named(`EdgeCamera-${site}-role`),
    AssumeRolePolicyDocument: trust("credentials.iot.amazonaws.com", path),
    RolePolicyList: [
      {
        PolicyName: "camera",
        PolicyDocument: policy([
          ["ReadModels", ["s3:GetObject"], `arn:aws:s3:::models-${site}/*`],
          ["LookUpStock", ["dynamodb:GetItem", "dynamodb:Query"], table(site)],
        ]),
      },
    ],
  };
}

function deeplens(site: string): object {
  const groups = `arn:aws:greengrass:${region}:${account}:/greengrass/groups/*`;
  const PolicyArn = "arn:aws:iam::aws:policy/AWSDeepLensLambdaFunctionAccessPolicy";
  return {
    ...named(`AWSDeepLensGreengrassGroupRole-${ENVIRONMENT.name}-${site}`),
    AssumeRolePolicyDocument: trust("greengrass.amazonaws.com", groups),
    RolePolicyList: [
      {
        PolicyName: "grants",
        PolicyDocument: policy([
          ["LookUpStock", ["dynamodb:GetItem", "dynamodb:Query"], table(site)],
        ]),
      },
    ],
    AttachedManagedPolicies: [{ PolicyArn }],
  };
}

function table(site: string): string {
  return `arn:aws:dynamodb:${region}:${account}:table/Inventory-${site}`;
}

function named(RoleName: string): object {
  const Arn = `arn:aws:iam::${account}:role/${RoleName}`;
  return { RoleName, Arn, Path: "/", AttachedManagedPolicies: [], Tags: [] };
}

function trust(Service: string, source: string): object {
  const Condition = {
    StringEquals: { "aws:SourceAccount": account },
    ArnLike: { "aws:SourceArn": source },
  };
  const statement = {
    Effect: "Allow",
    Principal: { Service },
    Action: "sts:AssumeRole",
    Condition,
  };
  return { Version: "2012-10-17", Statement: [statement] };
}

function policy(
  said: readonly (readonly [Sid: string, Action: string[], Resource: string])[],
): object {
  const Statement = said.map(([Sid, Action, Resource]) => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
  }));
  return { Version: "2012-10-17", Statement };
}

/** Every account has roles of AWS's own. */
function ofSupport(): object {
  const path = "aws-service-role/support.amazonaws.com";
  const RoleName = "AWSServiceRoleForSupport";
  return {
    ...named(RoleName),
    Arn: `arn:aws:iam::${account}:role/${path}/${RoleName}`,
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "support.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    },
    RolePolicyList: [],
  };
}
