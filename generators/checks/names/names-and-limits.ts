import type { Fault } from "../../iam/fault";
import {
  ROLE_NAME_MAX,
  SESSION_DURATION_MIN,
  aliasNameFaults,
  credentialDurationFaults,
  descriptionFaults,
  iotPolicyNameFaults,
  policyNameFaults,
  policyPathFaults,
  profileNameFaults,
  roleNameFaults,
  rolePathFaults,
  sessionFaults,
} from "../../iam/policy/quotas";
import { quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import type {
  Attachment,
  CustomerPolicy,
  IotPolicy,
  Role,
  RoleAlias,
  Stack,
} from "../../model/types";
import { defineCheck, findings } from "../check";

const found = findings({
  "bad-role-name": { severity: "error", summary: "A role has a name that IAM does not take." },
  "bad-instance-profile-name": {
    severity: "error",
    summary: "An instance profile has a name that IAM does not take.",
  },
  "bad-role-path": { severity: "error", summary: "A role has a path that IAM does not take." },
  "bad-description": {
    severity: "error",
    summary: "A description holds what IAM does not take, or too much.",
  },
  "bad-duration": {
    severity: "error",
    summary: "A duration is outside of what IAM or AWS IoT takes.",
  },
  "bad-policy-name": { severity: "error", summary: "A policy has a name that IAM does not take." },
  "bad-policy-path": { severity: "error", summary: "A policy has a path that IAM does not take." },
  "bad-principal-name": {
    severity: "error",
    summary: "A group, user or role is named by what is no name.",
  },
  "bad-iot-name": {
    severity: "error",
    summary: "A role alias or AWS IoT policy has a name that AWS IoT does not take.",
  },
});

/** Lengths, characters and counts that IAM allows. AWS checks them; local emulators do not. */
export const namesAndLimits = defineCheck({
  name: "names-and-limits",
  scope: "stack",
  finds: found.kinds,
  run: (stack) => [
    ...stack.roles.flatMap((role) => roleProblems(role, stack)),
    ...stack.policies.flatMap((policy) => policyProblems(policy, stack)),
    ...stack.attachments.flatMap((attachment) => attachmentProblems(attachment, stack)),
    ...stack.roleAliases.flatMap((alias) => aliasProblems(alias, stack)),
    ...stack.iotPolicies.flatMap((policy) => iotPolicyProblems(policy, stack)),
  ],
});

type Part = Role | CustomerPolicy | Attachment | RoleAlias | IotPolicy;
type About = (id: keyof typeof found.kinds, faults: readonly Fault[]) => Problem[];

function reporter(kind: string, { id: part, origin }: Part, { name: stack }: Stack): About {
  return (id, faults) =>
    faults.map(({ message, fix }) =>
      found.problem(id, {
        message: `${message} (${kind} ${part} of stack ${stack})`,
        fix,
        path: origin,
        atKey: true,
      }),
    );
}

function roleProblems(role: Role, stack: Stack): Problem[] {
  const about = reporter("role", role, stack);
  const { saidAt = {} } = role;
  return [
    ...nameProblems(role, stack),
    ...(settingProblems("bad-role-path", rolePathFaults(role.path), saidAt.path) ??
      about("bad-role-path", rolePathFaults(role.path))),
    ...(settingProblems(
      "bad-description",
      descriptionFaults(role.description),
      saidAt.description,
    ) ?? about("bad-description", descriptionFaults(role.description))),
    ...sessionProblems(role, about),
    ...profileProblems(role),
    ...role.inlinePolicies.flatMap(({ name }) => about("bad-policy-name", policyNameFaults(name))),
  ];
}

/** A setting is wrong wherever it is used, and is told once. */
function settingProblems(
  id: keyof typeof found.kinds,
  faults: readonly Fault[],
  path: DataPath | undefined,
): Problem[] | undefined {
  return path && faults.map((fault) => found.problem(id, { ...fault, path }));
}

function sessionProblems(role: Role, about: About): Problem[] {
  const faults = sessionFaults(role.maxSessionDuration ?? SESSION_DURATION_MIN);
  return (
    settingProblems("bad-duration", faults, role.saidAt?.session) ?? about("bad-duration", faults)
  );
}

/** One of the role's own name is as right, or wrong, as that. */
function profileProblems({ name, instanceProfile = name, saidAt }: Role): Problem[] {
  if (instanceProfile === name) return [];
  const faults = profileNameFaults(instanceProfile);
  return settingProblems("bad-instance-profile-name", faults, saidAt?.profile) ?? [];
}

/** A name is at what makes it wrong: the whole name, if it is set; a prefix or suffix; the fleet. */
function nameProblems(role: Role, stack: Stack): Problem[] {
  const { saidAt = {}, affixes, name } = role;
  const about = reporter("role", role, stack);
  const whole = settingProblems("bad-role-name", roleNameFaults(name), saidAt.name);
  if (whole !== undefined) return whole;
  const around = affixes === undefined ? [] : affixFaults(affixes, saidAt);
  if (around.length > 0) return around;
  const excess = name.length - ROLE_NAME_MAX;
  const path = saidAt.prefix ?? saidAt.suffix;
  if (affixes === undefined || path === undefined || excess <= 0) {
    return about("bad-role-name", lengthHint(role, stack) ?? roleNameFaults(name));
  }
  const shown = [affixes.prefix, affixes.suffix].filter((one) => one !== "").map(quote);
  return [
    found.problem("bad-role-name", {
      message: `the role name ${quote(name)} has ${String(name.length)} characters, ${String(excess)} more than IAM allows (role ${role.id} of stack ${stack.name})`,
      fix: `shorten ${shown.join(" and ")} by ${String(excess)} characters, or set name: for the role`,
      path,
    }),
  ];
}

/** Characters in a prefix or suffix that no name can have. */
function affixFaults(
  { prefix, suffix }: NonNullable<Role["affixes"]>,
  saidAt: NonNullable<Role["saidAt"]>,
): Problem[] {
  return [[prefix, saidAt.prefix] as const, [suffix, saidAt.suffix] as const].flatMap(
    ([text, path]) =>
      text === "" || path === undefined
        ? []
        : roleNameFaults(text).map((fault) => found.problem("bad-role-name", { ...fault, path })),
  );
}

function policyProblems(policy: CustomerPolicy, stack: Stack): Problem[] {
  const about = reporter("policy", policy, stack);
  // A name that is made of a role's is wrong by that.
  const isFollowing = stack.roles.some(
    ({ name }) => policy.name.includes(name) && roleNameFaults(name).length > 0,
  );
  return [
    ...(isFollowing ? [] : about("bad-policy-name", policyNameFaults(policy.name))),
    ...about("bad-policy-path", policyPathFaults(policy.path)),
    ...about("bad-description", descriptionFaults(policy.description)),
  ];
}

/** Names of what exists already: a path in one would make Terraform look for something else. */
function attachmentProblems(attachment: Attachment, stack: Stack): Problem[] {
  const about = reporter("attachment", attachment, stack);
  const { groups, users, roles } = attachment;
  const names = [...groups, ...users, ...roles].filter((name) => !/^[\w+=,.@-]{1,128}$/.test(name));
  return about(
    "bad-principal-name",
    names.map((name) => ({
      message: `${quote(name)} is no name of a group, user or role`,
      fix: "write the name alone: no ARN, no path",
    })),
  );
}

function iotPolicyProblems(policy: IotPolicy, stack: Stack): Problem[] {
  const about = reporter("IoT policy", policy, stack);
  return [...about("bad-iot-name", iotPolicyNameFaults(policy.name))];
}

function aliasProblems(alias: RoleAlias, stack: Stack): Problem[] {
  const about = reporter("role alias", alias, stack);
  const role = stack.roles.find(({ id }) => id === alias.role);
  const session = role?.maxSessionDuration ?? SESSION_DURATION_MIN;
  const durations =
    sessionFaults(session).length > 0
      ? []
      : credentialDurationFaults(alias.credentialDuration, session);
  return [
    ...about("bad-iot-name", aliasNameFaults(alias.name)),
    ...about("bad-duration", durations),
  ];
}

/** A fleet's role name that is too long is mended in the fleet's or the environment's name: say by how much. */
function lengthHint(
  role: Role,
  { environment, subject }: Stack,
): { message: string; fix: string }[] | undefined {
  const excess = role.name.length - ROLE_NAME_MAX;
  if (excess <= 0 || !("name" in subject) || !role.name.includes(subject.name)) {
    return undefined;
  }
  const shortest = subject.name.length - excess;
  return [
    {
      message: `the role name ${quote(role.name)} has ${String(role.name.length)} characters, ${String(excess)} more than IAM allows`,
      fix:
        shortest > 0
          ? `shorten ${quote(subject.name)} to ${String(shortest)} characters, or the environment's name ${quote(environment.name)}`
          : `shorten ${quote(subject.name)} and the environment's name ${quote(environment.name)} by ${String(excess)} characters together`,
    },
  ];
}
