import { quote } from "../../problem";
import type { Fault } from "../fault";

/**
 * Limits of IAM. Sources: the IAM API model (botocore 1.43.11) for lengths and characters; AWS IAM
 * User Guide, reference_iam-quotas, for counts and sizes.
 */

/** Characters of a role name, at most. */
export const ROLE_NAME_MAX = 64;
/** Characters of a policy name, at most. */
export const POLICY_NAME_MAX = 128;
/** Characters of a role's path, at most. */
export const ROLE_PATH_MAX = 512;
/** Characters of a role's description, at most. */
export const ROLE_DESCRIPTION_MAX = 1000;
/** Characters of a customer managed policy, white space not counted. */
export const MANAGED_POLICY_MAX = 6144;
/** Characters of all inline policies of a role together, white space not counted. */
export const INLINE_POLICIES_MAX = 10_240;
/** Characters of a role's trust policy before the account's quota is raised. */
export const TRUST_POLICY_DEFAULT = 2048;
/** Characters of a role's trust policy, at most, in an account with a raised quota. */
export const TRUST_POLICY_MAX = 8192;
/** Characters of an AWS IoT policy, white space not counted (AWS CLI: iot create-policy). */
export const IOT_POLICY_MAX = 2048;
/** Managed policies on a role before the account's quota is raised. */
export const MANAGED_POLICIES_DEFAULT = 20;
/** Managed policies on a role, at most, in an account with a raised quota. */
export const MANAGED_POLICIES_MAX = 25;
/** Roles in an account before its quota is raised. */
export const ROLES_DEFAULT = 1000;
/** Roles in an account, at most. */
export const ROLES_MAX = 10_000;
/** Customer managed policies in an account before its quota is raised. */
export const POLICIES_DEFAULT = 1500;
/** Customer managed policies in an account, at most. */
export const POLICIES_MAX = 10_000;
/** Tags on a role, at most. */
export const TAGS_MAX = 50;
/** Characters of a tag's key, at most; at least one. */
export const TAG_KEY_MAX = 128;
/** Characters of a tag's value, at most. */
export const TAG_VALUE_MAX = 256;
/** Shortest MaxSessionDuration of a role in seconds, and the one it has unless told. */
export const SESSION_DURATION_MIN = 3600;
/** Longest MaxSessionDuration of a role in seconds. */
export const SESSION_DURATION_MAX = 43_200;
/** Shortest credentialDurationSeconds of an AWS IoT role alias. */
export const ROLE_ALIAS_DURATION_MIN = 900;
/** credentialDurationSeconds of an AWS IoT role alias, unless told. */
export const ROLE_ALIAS_DURATION_DEFAULT = 3600;

/**
 * Characters that a policy document counts for, as IAM counts them: white space between the elements
 * of the JSON is free. Whether IAM also leaves out white space inside strings is unverified; it is
 * counted here, so that the result is never too low.
 */
export function documentSize(document: unknown): number {
  return JSON.stringify(document).length;
}

/** What is wrong with a role name; names are also unique in an account, whatever the case. */
export function roleNameFaults(name: string): Fault[] {
  return nameFaults("role", name, ROLE_NAME_MAX);
}

/** What is wrong with the name of an instance profile: 128 characters, of those that a role's name has. */
export function profileNameFaults(name: string): Fault[] {
  return nameFaults("instance profile", name, POLICY_NAME_MAX);
}

/** What is wrong with the name of a managed or inline policy. */
export function policyNameFaults(name: string): Fault[] {
  return nameFaults("policy", name, POLICY_NAME_MAX);
}

/** What is wrong with the name of an AWS IoT role alias (facts: IAM quotas). */
export function aliasNameFaults(name: string): Fault[] {
  return nameFaults("role alias", name, POLICY_NAME_MAX, "_=,@-");
}

/** What is wrong with the name of an AWS IoT policy (AWS API: iot, CreatePolicy). */
export function iotPolicyNameFaults(name: string): Fault[] {
  return nameFaults("IoT policy", name, POLICY_NAME_MAX);
}

/** What is wrong with how long credentials by a role alias are good for: no longer than its role's sessions. */
export function credentialDurationFaults(seconds: number, session: number): Fault[] {
  const given = `credentials are to be good for ${String(seconds)} seconds`;
  if (!Number.isInteger(seconds)) return [{ message: given, fix: "write whole seconds" }];
  if (seconds < ROLE_ALIAS_DURATION_MIN) {
    return [{ message: given, fix: `write at least ${String(ROLE_ALIAS_DURATION_MIN)}` }];
  }
  if (seconds <= session) return [];
  const message = `${given}, but sessions of the role end after ${String(session)}`;
  return [{ message, fix: "shorten the one, or lengthen the other (session)" }];
}

/** What is wrong with the longest session of a role, in seconds. */
export function sessionFaults(seconds: number): Fault[] {
  const sound =
    Number.isInteger(seconds) && seconds >= SESSION_DURATION_MIN && seconds <= SESSION_DURATION_MAX;
  if (sound) return [];
  const range = `${String(SESSION_DURATION_MIN)} to ${String(SESSION_DURATION_MAX)}`;
  return [
    {
      message: `sessions cannot last ${String(seconds)} seconds`,
      fix: `write a whole number, ${range}`,
    },
  ];
}

/** What is wrong with the path of a managed policy, which is held to more than a role's. */
export function policyPathFaults(path: string): Fault[] {
  const faults = lengthFaults("path", path, 1, ROLE_PATH_MAX);
  if (path === "" || /^(\/[A-Za-z0-9.,+@=_-]+)*\/$/.test(path)) return faults;
  const message = `the path ${quote(path)} is not one that IAM takes for a policy`;
  return [...faults, { message, fix: "write, for example, /fleets/" }];
}

/** What is wrong with a role's path: `/`, or anything printable without spaces between two `/`. */
export function rolePathFaults(path: string): Fault[] {
  const faults = lengthFaults("path", path, 1, ROLE_PATH_MAX);
  if (path === "" || /^(\/|\/[!-~]+\/)$/.test(path)) return faults;
  const message = `the path ${quote(path)} is not one that IAM takes`;
  const ends = path.startsWith("/") && path.endsWith("/");
  const fix = ends
    ? "use printable ASCII without spaces"
    : "start and end it with /, as /service-role/";
  return [...faults, { message, fix }];
}

/** What is wrong with a role's description. Dashes and quotes of typography are not Latin-1. */
export function descriptionFaults(text: string): Fault[] {
  const foreign = /[^\t\n\r\u0020-\u007E\u00A1-\u00FF]/u.exec(text)?.[0];
  const faults = lengthFaults("description", text, 0, ROLE_DESCRIPTION_MAX);
  if (foreign === undefined) return faults;
  const message = `the description ${quote(text)} holds ${character(foreign)}`;
  return [
    ...faults,
    { message, fix: "use characters of Latin-1 only; no dash or quote but - ' \"" },
  ];
}

/** What is wrong with the tags of a role: how many there are, their keys, their values. */
export function tagFaults(tags: Readonly<Record<string, string>>): Fault[] {
  const entries = Object.entries(tags);
  const faults: Fault[] = [];
  if (entries.length > TAGS_MAX) {
    const message = `there are ${entries.length} tags on one role`;
    faults.push({ message, fix: `keep it to ${TAGS_MAX}` });
  }
  for (const [key, value] of entries) {
    faults.push(
      ...lengthFaults("tag key", key, 1, TAG_KEY_MAX),
      ...tagCharacterFaults("tag key", key),
      ...lengthFaults(`value of the tag ${quote(key)}`, value, 0, TAG_VALUE_MAX),
      ...tagCharacterFaults(`value of the tag ${quote(key)}`, value),
    );
  }
  return faults;
}

function tagCharacterFaults(what: string, text: string): Fault[] {
  const foreign = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u.exec(text)?.[0];
  if (foreign === undefined) return [];
  const message = `the ${what} ${quote(text)} holds ${character(foreign)}`;
  return [{ message, fix: "use letters, digits, spaces and _ . : / = + - @ only" }];
}

function nameFaults(what: string, name: string, max: number, signs = "_+=,.@-"): Fault[] {
  const faults = lengthFaults(`${what} name`, name, 1, max);
  const foreign = Array.from(name).find(
    (sign) => !/[A-Za-z0-9]/.test(sign) && !signs.includes(sign),
  );
  if (foreign === undefined) return faults;
  const message = `the ${what} name ${quote(name)} holds ${character(foreign)}`;
  return [...faults, { message, fix: `use A-Z, a-z, 0-9 and ${Array.from(signs).join(" ")} only` }];
}

function lengthFaults(what: string, text: string, min: number, max: number): Fault[] {
  if (text.length < min) {
    return [{ message: `the ${what} is empty`, fix: "write at least one character" }];
  }
  if (text.length <= max) return [];
  const message = `the ${what} ${quote(text)} has ${text.length} characters`;
  return [{ message, fix: `shorten it by ${text.length - max}, to ${max}` }];
}

/** A character as a message shows it: those that cannot be seen by their code point. */
function character(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return /[\p{C}\p{Z}]/u.test(char) ? `the character U+${code}` : quote(char);
}
