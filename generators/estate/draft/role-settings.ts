/**
 * What a fleet file says of single roles beside their blueprint. The one place that knows what it can say: another setting of
 * roles is one more here.
 */
import type { ListedProfile } from "../../access/from-account";
import { letsInstancesIn } from "../../iam/principals/instances";
import { sentenceList } from "../../text/lists";
import { ownValue } from "../../text/own-value";
import { isAt } from "../profiles";
import { roleWords, type LiveRole, type Unsaid } from "./live-role";

/** Under `roles: { <id>: … }`. */
export interface RoleSettings {
  readonly managed?: readonly string[];
  readonly permissions_boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly instance_profile?: string | true;
}

/** What is said of a role elsewhere already. */
export interface SaidElsewhere {
  /** ARNs of managed policies that its blueprint does not attach. */
  readonly managed: readonly string[];
  readonly boundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The settings of a role; none for one that needs none. */
export function settingsOf(
  role: LiveRole,
  { managed, boundary, tags }: SaidElsewhere,
): RoleSettings {
  const own = Object.entries(role.tags ?? {}).filter(
    ([key, value]) => ownValue(tags, key) !== value,
  );
  return {
    ...(managed.length > 0 && { managed }),
    ...(role.boundary !== undefined &&
      role.boundary !== boundary && { permissions_boundary: role.boundary }),
    ...(own.length > 0 && { tags: Object.fromEntries(own.map(asText)) }),
    ...profileOf(role),
  };
}

/** The instance profile that the file can say: the first that a file would make so. */
function profileOf(role: LiveRole): Pick<RoleSettings, "instance_profile"> {
  const first = (role.profiles ?? []).find((one) => profileReason(one, role) === undefined);
  if (first === undefined) return {};
  return { instance_profile: first.name === role.name ? true : first.name };
}

/** Why a file cannot say that a role is in an instance profile, whatever else it is in. */
function profileReason({ name, arn }: ListedProfile, role: LiveRole): string | undefined {
  if (!letsInstancesIn(role.trust.map(({ Principal = {} }) => ({ Principal })))) {
    return "its trust policy lets no instance of EC2 in";
  }
  return isAt({ name, arn }, role)
    ? undefined
    : `it is ${arn}, and an instance profile of a file has the path of its role`;
}

function unsaidProfiles(role: LiveRole): Unsaid[] {
  const { instance_profile: said } = profileOf(role);
  const others = (role.profiles ?? []).filter(
    ({ name }) => name !== (said === true ? role.name : said),
  );
  return others.map((one) => ({
    what: `the instance profile ${JSON.stringify(one.name)} of ${roleWords(role.name)}`,
    why: profileReason(one, role) ?? "a role of a file is in one instance profile at most",
  }));
}

/** What looks like a placeholder is none. */
function asText([key, value]: readonly [string, string]): readonly [string, string] {
  return [key, value.replaceAll("{{", "\\{{")];
}

/** What no setting can say of it: Terraform would change that. */
export function unsaidOf(role: LiveRole, { tags }: SaidElsewhere): Unsaid[] {
  const keys =
    role.tags === undefined
      ? []
      : Object.keys(tags).filter((key) => ownValue(role.tags, key) === undefined);
  const profiles = unsaidProfiles(role);
  if (keys.length === 0) return profiles;
  const why =
    "the fleet's other roles have it, and a single role cannot be without, so Terraform would add it";
  return [
    {
      what: `${sentenceList(keys.map((key) => `tag ${JSON.stringify(key)}`))} of ${roleWords(role.name)}`,
      why,
    },
    ...profiles,
  ];
}
