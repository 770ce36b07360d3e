/** What an account has already of what the file's stacks are to have. */
import type { AccountDetails } from "../access/account-details";
import { policyKey } from "../access/account-details";
import { HolderComparer } from "../access/compare";
import { ALL } from "../access/from-account";
import type { Listed, ManagedDocument } from "../access/from-account";
import { policyHolder, stackHolders } from "../access/from-model";
import type { PolicyHolder } from "../access/holder";
import { placedResources } from "../model/calls/addresses";
import type { MadeResource } from "../model/calls/addresses";
import { rootStacks } from "../model/stacks/root-stacks";
import type { Model, Stack } from "../model/types";
import { isAt } from "./profiles";
import { policyDifferences, roleDifferences } from "./compare-holders";
import type { Difference } from "./difference";
import { ListedAccount } from "./listed";

/** What an account has of one stack. */
export interface StackAdoption {
  readonly stack: string;
  /** The address of a resource → what Terraform imports it by. */
  readonly imports: Readonly<Record<string, string>>;
  /** Addresses that Terraform will create. */
  readonly created: readonly string[];
  /** Addresses of which a listing of IAM does not tell whether they are there. */
  readonly untold: readonly string[];
}

/** What adopting an account comes to. */
export interface Adoption {
  readonly stacks: readonly StackAdoption[];
  /** In what the roles and policies that are there differ from the file's. */
  readonly differences: readonly Difference[];
  /** How many roles and customer managed policies are there already. */
  readonly found: number;
}

/** Finds what is in the account by name and path: with another path, Terraform would replace it, so it is no match. */
export function adoptAccount(
  { stacks, managed }: Pick<Model, "managed"> & { readonly stacks: readonly Stack[] },
  details: AccountDetails,
  ofAws: ManagedDocument,
): Adoption {
  const account = new ListedAccount(details, ofAws);
  const comparer = new HolderComparer();
  const roles = stacks
    .flatMap((stack) => stackHolders(stack, managed))
    .filter(({ kind, name = "" }) => kind === "role" && account.holder("role", name));
  const policies = stacks
    .flatMap((stack) => stack.policies.map((one) => policyHolder(one, stack)))
    .filter(({ arn = "" }) => account.policy(arn));
  return {
    stacks: rootStacks(stacks).map((stack) => adoptStack(stack, managed, account)),
    differences: [
      ...roles.flatMap((role) => possible(roleDifferences(role, account, comparer))),
      ...policies.flatMap((policy) => possible(policyDifferences(policy, account, comparer))),
    ],
    found: roles.length + policies.length,
  };
}

/** Of what cannot be taken over, nothing else will change. */
function possible(differences: readonly Difference[]): readonly Difference[] {
  const elsewhere = differences.filter(({ id, policy }) => id === "elsewhere" && !policy);
  return elsewhere.length > 0 ? elsewhere : differences;
}

function adoptStack(
  stack: Stack,
  managed: Model["managed"],
  account: ListedAccount,
): StackAdoption {
  const known = { arns: arnsIn(stack, managed), profiles: profilesIn(stack, managed, account) };
  const all = placedResources(stack).map((made) => {
    return { ...made, there: isThere(made, account, known) };
  });
  const where = (there: boolean | undefined): string[] =>
    all.filter((one) => one.there === there).map(({ address }) => address);
  const imports = all
    .filter(({ there }) => there)
    .map(({ address, importId }) => [address, importId]);
  return {
    stack: stack.name,
    imports: Object.fromEntries(imports) as Readonly<Record<string, string>>,
    created: where(false),
    untold: where(undefined),
  };
}

/** Role name → the ARN that the model has for it. */
function arnsIn(stack: Stack, managed: Model["managed"]): ReadonlyMap<string, string> {
  return new Map(
    stackHolders(stack, managed).flatMap(({ kind, name, arn }) =>
      kind === "role" && name !== undefined && arn !== undefined ? [[name, arn]] : [],
    ),
  );
}

/** The instance profiles of a stack's roles, and whether those are in them, under the same path. */
function profilesIn(
  stack: Stack,
  managed: Model["managed"],
  account: ListedAccount,
): ReadonlyMap<string, boolean | undefined> {
  const roles = stackHolders(stack, managed).filter(({ kind }) => kind === "role");
  return new Map(
    roles.flatMap((role) => {
      const said = role.settings?.instance_profile;
      if (said === undefined) return [];
      const real = account.holder("role", role.name ?? "");
      const there = real && account.profilesOf(real);
      const silence = real === undefined ? silent("role", account) : undefined;
      const isIn = there?.some((one) => one.name === said && isAt(one, role)) ?? silence;
      return [[said, isIn] as const];
    }),
  );
}

/** What is known of the roles of a stack. */
interface Known {
  /** Role name → the ARN that the model has for it. */
  readonly arns: ReadonlyMap<string, string>;
  /** The name of an instance profile → whether it is there; undefined where a listing does not tell. */
  readonly profiles: ReadonlyMap<string, boolean | undefined>;
}

/** Whether the account has it; undefined where its listing does not tell. */
function isThere(
  { own, importId }: MadeResource,
  account: ListedAccount,
  { arns, profiles }: Known,
): boolean | undefined {
  const [type = ""] = own.split(".", 1);
  const [, kind] = /^aws_iam_(role|user|group)_policy_attachment$/.exec(type) ?? [];
  if (kind !== undefined) return isAttached(kind as Listed, importId, account, arns);
  if (type === "aws_iam_policy") {
    const found = account.policy(importId);
    return found === undefined ? silent("policy", account) : found.name === importId;
  }
  if (type === "aws_iam_instance_profile") return profiles.get(importId);
  if (!type.startsWith("aws_iam_role")) return undefined;
  const [role = "", policy] = importId.split(":", 2);
  const holder = account.holder("role", role);
  if (holder === undefined) return silent("role", account);
  if (!isSameRole(holder, arns)) return false;
  return policy === undefined || hasInline(holder, policy);
}

/** What is not found is not there, unless the listing says nothing of its kind. */
function silent(kind: Listed, account: ListedAccount): false | undefined {
  return account.silence(kind) === undefined ? false : undefined;
}

function hasInline({ policies }: PolicyHolder, policy: string): boolean | undefined {
  const inline = policies.filter(({ kind }) => kind === "inline");
  if (inline.some(({ name }) => name === policy)) return true;
  return inline.some(({ name }) => name === ALL) ? undefined : false;
}

/** With the same path, and in the same letters. A role that is nobody's of the stack is taken by its name. */
function isSameRole({ name = "", arn }: PolicyHolder, arns: ReadonlyMap<string, string>): boolean {
  const lower = name.toLowerCase();
  const said = [...arns].find(([one]) => one.toLowerCase() === lower)?.[1];
  return said === undefined || arn === said;
}

function isAttached(
  kind: Listed,
  importId: string,
  account: ListedAccount,
  arns: ReadonlyMap<string, string>,
): boolean | undefined {
  const [name = ""] = importId.split("/", 1);
  const arn = importId.slice(name.length + 1);
  const holder = account.holder(kind, name);
  if (holder === undefined) return silent(kind, account);
  if (kind === "role" && !isSameRole(holder, arns)) return false;
  if (!account.isTold(holder)) return undefined;
  return account.attachedTo(holder).some((one) => policyKey(one) === policyKey(arn));
}
