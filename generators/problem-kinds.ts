import { each, error, newProjectKinds, TOO_WIDE } from "./problem-parts";
import type { ProblemKind } from "./problem-parts";
import { writingKinds } from "./writing-kinds";

export type { ProblemKind, Severity, Stage } from "./problem-parts";

const UNKNOWN_PRINCIPAL = "A service principal is not among those known.";
const PASSED_ANYWHERE = "Roles may be passed by name, to any service (iam:PassRole).";

/**
 * Every problem that is found before there is a model to check, or after it: while reading, resolving and
 * writing. Those of checks stand with the checks. An id names one fault, wherever it is found.
 */
export const problemKinds = {
  // The text of a file.
  ...error("reading", {
    "unreadable-file": "A file cannot be read.",
    "unreadable-folder": "A folder cannot be read.",
    "not-a-file": "A name stands for something that is no regular file.",
    "unreadable-revision": "A revision of Git, or a file in it, cannot be read.",
    "not-account-details": "A file that should list an account does not, or lists a part.",
    "not-a-plan": "A file that should hold a Terraform plan holds something else.",
    "not-a-policy": "A file that should hold a policy document holds something else.",
    "not-text": "A file is not UTF-8 text.",
    "file-too-large": "A file is larger than any that people write.",
    "empty-file": "A file is empty.",
    syntax: "A file is not valid YAML or JSON.",
    "too-deep": "Values are nested deeper than anything real.",
    "alias-bomb": "Anchors and aliases multiply into too many values.",
    "duplicate-key": "A key stands twice in one mapping.",
    "bad-key": "A key cannot be used.",
    "number-not-quoted": "A number does not read as it was written.",
    "bad-row": "A row of a data file is not as the others, or lacks what is filled in.",
  }),
  // Files that are put together.
  ...error("reading", {
    "outside-project": "A path leads out of the project's folder.",
    "fits-nothing": "A pattern fits no file, or stands where one file is meant.",
    "not-a-fleet-file": "A file of rows, or of a policy, is read as a fleet file.",
    "include-cycle": "A file includes itself.",
    "defined-twice": "Two files define the same.",
    "unknown-template": "There is no such template.",
    "extends-cycle": "A template extends itself.",
    "unknown-column": "A data file has no such column.",
  }),
  // The form of what was said.
  ...error("reading", {
    "unknown-key": "A key is not known.",
    "missing-key": "A key is missing.",
    "wrong-type": "A value has another type than is asked for.",
    "wrong-value": "A value is none of those that can be.",
    "account-not-quoted": "An account id is a number, which loses leading zeros.",
    "bad-account": "An account id is not 12 digits.",
    "bad-placeholder": "A string holds braces that are no plain placeholder.",
    "unknown-placeholder": "A placeholder stands for nothing here.",
    "control-character": "A string holds a control character.",
    "conflicting-keys": "Two keys beside one another cannot both mean something.",
    "condition-keeps-nobody-out":
      "A condition is added to a trust policy, and everybody who may without it still may.",
  }),
  // Names and places of a fleet file.
  ...error("reading", {
    "bad-name": "A name cannot be part of role, stack and file names, or of Terraform's.",
    "reserved-name": "A name is taken by something that fleetroles makes.",
    "name-collision": "Two names meet, or differ only in case.",
    "stack-collision":
      "Two fleets or environments give stacks of one name, or parts of one address.",
    "bad-layout":
      "How fleets fall into stacks is said in no way, in several, or not for each fleet.",
    "no-environments": "There is no environment, so nowhere to create roles.",
    "unknown-environment": "An environment is not defined.",
    "unknown-region": "AWS has no such region.",
    "unknown-partition": "AWS has no such partition.",
    "bad-owner": "An environment cannot own the account-wide roles of another one.",
    "unknown-argument": "Terraform has no such argument.",
    "reserved-argument": "An argument is set by fleetroles.",
    "bad-endpoint": "An endpoint is no URL, or its service is not known.",
    "bad-provider-version": "A constraint of the provider's version cannot be used.",
    "bad-backend": "A backend cannot be used as it is.",
    "bad-module-source": "A module's source cannot be used.",
    "bad-module-version": "A module's version constraint cannot be used.",
    "missing-module-version": "A module of a registry has no version.",
  }),
  // Blueprints.
  ...error("reading", {
    "duplicate-blueprint": "Two blueprints have one id.",
    "wrong-id": "A blueprint's id is not its file's name.",
    "no-parts": "A blueprint has no parts.",
    "two-grant-roles": "Two parts of a blueprint take the same grants.",
    "bad-pattern": "A parameter's pattern is no regular expression that is safe to use.",
    "bad-default": "A parameter's default is not of its type.",
    "bad-scope": "A part has a scope that it cannot have.",
    "bad-trust": "A trust statement cannot be as it is.",
    "bad-when": "A condition on a parameter can never be decided, or never holds.",
    "may-be-empty": "A string may come to nothing.",
    "no-example": "A blueprint has no example of a module's call.",
    "duplicate-id": "Two parts of a blueprint have one id, or one name in Terraform.",
    "unknown-reference": "A part refers to another that is not there.",
  }),
  // Parameters of blueprints.
  ...error("resolving", {
    "unknown-blueprint": "There is no such blueprint.",
    "unknown-parameter": "A blueprint has no such parameter.",
    "missing-parameter": "A parameter without a default is not set.",
    "bad-parameter": "A parameter's value is not of its type, or not allowed.",
    "parameter-conflict": "Fleets disagree on what an account has once.",
    "fixed-name": "A role's name or path is set, and a service insists on the blueprint's.",
    "trust-condition-taken":
      "A trust policy has a condition of the same operator and key as one that is added.",
    "pinned-via": "A pinned policy cannot come from a module.",
  }),
  // Grants, before they are statements.
  ...error("resolving", {
    "missing-access": "A grant says no access.",
    "unknown-access": "A kind of access is not known for a resource.",
    "unknown-resource-type": "A service has no such type of resource.",
    "malformed-resource": "A resource's short name cannot be read.",
    "incomplete-resource": "A resource's short name lacks a part.",
    "ambiguous-resource": "A resource can be of several types, and it matters which.",
    "no-role-for-grants": "A blueprint has no role that takes grants.",
    "unknown-role": "A role is named that the blueprint, or the stack, does not have.",
    "conflicting-taker": "Access is for a role, and for a certificate.",
    "no-certificate-policy": "A blueprint has no AWS IoT policy that takes grants.",
    "unknown-fleet": "A fleet is named that there is not.",
    "unknown-stack": "A stack is named that there is not.",
    "unknown-grant": "A grant or a statement is named that there is not.",
    "no-role-to-prove": "An expectation is about no role.",
    "open-expectation": "An expectation leaves open what it is about.",
    "conflicting-condition": "A grant's condition meets the one that names its resource.",
  }),
  // IAM statements, wherever they were written.
  ...error("resolving", {
    "bad-statement": "A statement has not the elements that IAM's grammar asks for.",
    "bad-sid": "A Sid holds what IAM does not take.",
    "duplicate-sid": "A Sid stands on two statements of a policy.",
    "unknown-action": "AWS has no such action.",
    "unknown-service": "AWS has no such service.",
    "malformed-arn": "An ARN has a part that no ARN can have.",
    "action-not-applicable": "An action can apply to none of the resources beside it.",
    "unused-target": "None of the actions can apply to a resource beside them.",
    "unknown-policy-variable": "AWS fills in no such policy variable.",
    "malformed-condition": "A condition is not built as IAM asks for.",
    "unknown-condition-operator": "IAM has no such condition operator.",
    "unknown-condition-key": "AWS has no such condition key for these actions.",
    "condition-operator-mismatch": "A condition's operator is of another type than its key.",
    "bad-condition-value": "A condition's value is not of its operator's type.",
    "bad-value-of-key": "A value is none that its condition key can have.",
    "bad-principal": "A trust policy names what is no principal.",
    "foreign-partition": "An ARN or a principal is of another partition than the account.",
    "mqtt-wildcard": "A topic's name holds + or #, which no topic has.",
    "unknown-managed-policy": "AWS has no such managed policy, or lets nobody attach it.",
  }),
  // An account that is not as the file says.
  ...error("verifying", {
    "role-missing": "The account lacks a role or policy of the file.",
    "role-elsewhere": "A role or policy of the file has another path in the account.",
    "role-extra": "The account has a role of a fleet that the file does not have.",
    "role-differs": "A role or policy in the account gives more or less than in the file.",
    "policy-out-of-band":
      "The account has a policy or an instance profile on something, and nobody declared it.",
    "policy-missing":
      "A policy is not attached in the account, or a role is in no instance profile.",
    "not-compared": "A policy in the account cannot be compared.",
    "expectation-broken": "What is expected does not hold of the account.",
    "foreign-account": "The listing is of an account that the file has no environment in.",
    "bad-draft-option": "An option of a draft has a value that it cannot have.",
    "nothing-to-draft": "The listing has no role that a draft can describe.",
    "draft-not-proved": "A draft is not proved to be what the account has.",
    "draft-exists": "A draft would be written over a file that is there.",
  }),
  ...each("resolving", "warning", {
    "no-effect": "A parameter or a key changes nothing.",
    "groups-outgrown": "Groups of fleets have become much larger than their size.",
  }),
  ...each("resolving", "warning", { "unknown-service-principal": UNKNOWN_PRINCIPAL }, [
    "principal",
  ]),
  ...each(
    "resolving",
    "warning",
    {
      "unfilled-policy-variable": "A policy variable has no value where the statement applies.",
      "condition-key-unsupported":
        "A condition's key is not sent for some of the actions, or by a service that assumes a role.",
      "wildcard-without-like": "A value has a wildcard under an operator that takes none.",
      ...TOO_WIDE,
    },
    ["action"],
  ),
  ...each("reading", "notice", {
    "value-not-known":
      "A value of a policy is known at deployment only, and nothing is said of it here.",
  }),
  ...each("reading", "warning", {
    "provider-version-untried":
      "A constraint leaves no version of the provider that stacks are made for.",
  }),
  ...each("resolving", "notice", {
    "name-kept":
      "A rule for the names or paths of roles does not come about for one that a service insists on.",
    "access-level-used": "A service has no curated intents: AWS's access levels stand for them.",
  }),
  ...each("resolving", "notice", { "pass-to-any-service": PASSED_ANYWHERE }, ["action"]),
  // Snapshots of AWS managed policies.
  ...error("reading", {
    "bad-snapshot": "A file of the snapshot of AWS managed policies is damaged.",
    "no-snapshot": "The document of a policy to pin is not at hand.",
    "missing-package": "An optional package is needed and not installed.",
    "no-managed-policies": "The IAM API at hand has no AWS managed policies.",
    "unexpected-answer": "The IAM API gives what it should not.",
    "no-credentials": "There are no AWS credentials.",
    "iam-refused": "IAM refused a request.",
    "no-connection": "The IAM API gave no answer.",
  }),
  ...newProjectKinds,
  ...writingKinds,
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** The ids of problems outside of checks. */
export type ProblemId = keyof typeof problemKinds;
