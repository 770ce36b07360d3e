/** Who has which policies in a file of other programs: what they give together no single document says. */
import type { DataPath } from "../../problem";
import { ownValue } from "../../text/own-value";
import { readAccountDetails } from "../account-details";
import { fieldsOf, listOf, textOf, textsOf, type Fields } from "../fields";
import { accountHolders } from "../from-account";
import type { ManagedDocument } from "../from-account";
import type { HeldPolicy, PolicyHolder } from "../holder";
import { policyFault } from "../policy-fault";
import { planHolders, readPlan } from "../terraform";
import { isTemplate } from "./cloudformation";
import { templateValue } from "./template-values";

/** A role, user or group, and where in the file's data it is. */
export interface FoundHolder {
  readonly holder: PolicyHolder;
  readonly path: DataPath;
}

/**
 * The roles, users and groups of a plan, a template or an account's listing, with their policies; none of any other file, nor of
 * one that cannot be read.
 *
 * @param managed documents of AWS managed policies by ARN
 */
export function holdersIn(data: unknown, file: string, managed: ManagedDocument): FoundHolder[] {
  const fields = fieldsOf(data);
  if (Object.hasOwn(fields, "format_version") && Object.hasOwn(fields, "terraform_version")) {
    return ofPlan(fields, file, managed);
  }
  if (isTemplate(fields)) return ofTemplate(fields, managed);
  return Array.isArray(fields.RoleDetailList) ? ofListing(fields, file, managed) : [];
}

function ofPlan(data: Fields, file: string, managed: ManagedDocument): FoundHolder[] {
  const plan = readPlan(data, file);
  if ("id" in plan) return [];
  const changes = listOf(data.resource_changes).map(({ address }) => textOf(address));
  return planHolders(plan, managed)
    .after.filter(isIdentity)
    .map((holder) => {
      const index = changes.indexOf(holder.id);
      const path = index < 0 ? [] : ["resource_changes", index, "change", "after"];
      return { holder, path };
    });
}

function ofListing(data: Fields, file: string, managed: ManagedDocument): FoundHolder[] {
  const details = readAccountDetails([{ name: file, text: JSON.stringify(data) }]);
  if ("id" in details) return [];
  const places = ["RoleDetailList", "UserDetailList", "GroupDetailList"].flatMap((key) =>
    listOf(ownValue(data, key)).map((one, index) => [textOf(one.Arn), [key, index]] as const),
  );
  const paths = new Map<string | undefined, DataPath>(places);
  return accountHolders(details, managed)
    .filter(isIdentity)
    .map((holder) => ({ holder, path: paths.get(holder.arn) ?? [] }));
}

function isIdentity({ kind }: PolicyHolder): boolean {
  return ["role", "user", "group"].includes(kind);
}

const IDENTITIES = new Map<string, "role" | "user" | "group">([
  ["AWS::IAM::Group", "group"],
  ["AWS::IAM::Role", "role"],
  ["AWS::IAM::User", "user"],
]);

/** Policies of their own, by the list that names whose they are. */
const ATTACHED = ["Groups", "Roles", "Users"];

function ofTemplate({ Resources }: Fields, managed: ManagedDocument): FoundHolder[] {
  const all = Object.entries(fieldsOf(Resources)).map(([id, resource]) => {
    const { Type, Properties } = fieldsOf(resource);
    return { id, type: textOf(Type) ?? "", own: fieldsOf(Properties) };
  });
  return all.flatMap(({ id, type, own }): FoundHolder[] => {
    const kind = IDENTITIES.get(type);
    if (kind === undefined) return [];
    const theirs = all.flatMap((other) =>
      /^AWS::IAM::(Managed|(Role|User|Group)?)Policy$/.test(other.type) && names(other.own, id)
        ? inlinePolicy(other.id, other.own.PolicyDocument)
        : [],
    );
    const inline = listOf(own.Policies).flatMap((one) =>
      inlinePolicy(textOf(one.PolicyName) ?? "a policy", one.PolicyDocument),
    );
    const arns = textsOf(templateValue(own.ManagedPolicyArns ?? [], []).value);
    const attached = arns
      .map((arn) => awsManaged(arn, managed))
      .filter(({ name }) => isOfAws(name));
    const policies = [...inline, ...theirs, ...attached];
    const holder: PolicyHolder = { kind, id, stack: "", label: id, name: id, policies };
    return [{ holder, path: ["Resources", id] }];
  });
}

/** Whether a policy is attached to what has the logical id. */
function names(own: Fields, id: string): boolean {
  const lists = ATTACHED.flatMap((key) => {
    const list = ownValue(own, key);
    return Array.isArray(list) ? (list as unknown[]) : [];
  });
  const single = [own.RoleName, own.UserName, own.GroupName];
  return [...lists, ...single].some((one) => fieldsOf(one).Ref === id);
}

function inlinePolicy(name: string, raw: unknown): HeldPolicy[] {
  const document = templateValue(raw, []).value;
  const isPolicy = typeof document === "object" && document !== null;
  return isPolicy && policyFault(document, "identity") === undefined
    ? [{ kind: "inline", name, document }]
    : [];
}

function awsManaged(arn: string, managed: ManagedDocument): HeldPolicy {
  return { kind: "aws-managed", name: arn, document: managed(arn) };
}

function isOfAws(arn: string): boolean {
  return arn.split(":")[4] === "aws";
}
