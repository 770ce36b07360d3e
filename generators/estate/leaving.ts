/** What stacks that left the file still have in an account, and what keeps an apply from destroying it. */
import { policyKey } from "../access/account-details";
import { ALL } from "../access/from-account";
import type { HeldPolicy, PolicyHolder } from "../access/holder";
import type { LeavingStack } from "../files/leaving-stacks";
import { generatedPieces } from "../source/generated-stack";
import { ownValue } from "../text/own-value";
import { NOTHING, type Difference } from "./difference";
import { heldBefore, type Held } from "./held";
import type { ListedAccount } from "./listed";

/** Somebody who has a managed policy: `role`, `GateHub`, its ARN. */
export type Attached = readonly [kind: string, name: string, arn: string];

/** All that leaves one account. */
export class Leaving {
  private readonly held: readonly (Held & { readonly type: string; readonly stack: string })[];

  /** Roles that the apply detaches from whatever they have. */
  private readonly forced: ReadonlySet<string>;

  constructor(stacks: readonly LeavingStack[]) {
    this.forced = new Set(stacks.flatMap(({ text = "" }) => detached(text)));
    this.held = stacks.flatMap((one) => {
      const letGo = new Set(one.letGo);
      return heldBefore(one).flatMap((held) => {
        const [type = ""] = /aws_\w+(?=\.)/.exec(held.address) ?? [];
        return letGo.has(held.address)
          ? []
          : [{ ...held, type, stack: one.path.replace(/\.ts$/, "") }];
      });
    });
  }

  /** Whom these stacks attach managed policies to. */
  get attached(): Attached[] {
    return this.held.flatMap(({ type, importId }): Attached[] => {
      const [, kind] = /^aws_iam_(role|user|group)_policy_attachment$/.exec(type) ?? [];
      const at = importId.indexOf("/");
      if (kind === undefined) return [];
      return [[kind, importId.slice(0, at), importId.slice(at + 1)]];
    });
  }

  /** Their policies that the account has. */
  policies(account: ListedAccount): PolicyHolder[] {
    return this.held.flatMap(({ type, stack, importId: arn }): PolicyHolder[] => {
      if (type !== "aws_iam_policy" || account.policy(arn)?.name !== arn) return [];
      const name = arn.slice(arn.lastIndexOf("/") + 1);
      return [
        { kind: "policy", id: `${stack}/${arn}`, stack, label: name, name, arn, policies: [] },
      ];
    });
  }

  /** Their roles that the account has, as it has them. */
  roles(account: ListedAccount): { readonly real: PolicyHolder; readonly stack: string }[] {
    return this.held.flatMap(({ type, stack, importId }) => {
      const real = type === "aws_iam_role" ? account.holder("role", importId) : undefined;
      return real === undefined ? [] : [{ real, stack }];
    });
  }

  /** Whether it is an instance profile that goes with its role. */
  hasProfile(policy: HeldPolicy | undefined): boolean {
    return (
      policy?.kind === "instance-profile" &&
      this.held.some(
        ({ type, importId }) => type === "aws_iam_instance_profile" && importId === policy.name,
      )
    );
  }

  /** Policies that a role has and that no stack of these gave it: IAM deletes no role that has any. Source: AWS API, IAM DeleteRole. */
  kept({ real, stack }: { readonly real: PolicyHolder; readonly stack: string }): Difference[] {
    const role = (real.name ?? "").toLowerCase();
    if (this.forced.has(role)) return [];
    const inline = new Set(
      this.held.flatMap(({ type, importId }) =>
        type === "aws_iam_role_policy" ? [importId.toLowerCase()] : [],
      ),
    );
    const managed = new Set(
      this.attached.map(([kind, name, arn]) => `${kind} ${name.toLowerCase()} ${policyKey(arn)}`),
    );
    const isOwn = ({ kind, name }: PolicyHolder["policies"][number]): boolean =>
      kind === "inline"
        ? inline.has(`${role}:${name}`.toLowerCase())
        : managed.has(`role ${role} ${policyKey(name)}`);
    return real.policies
      .filter(({ kind, name }) => /^(inline|.*-managed)$/.test(kind) && name !== ALL)
      .filter((policy) => !isOwn(policy))
      .map((policy) => ({
        ...{ id: "out-of-band", holder: { ...real, stack }, policy, leaving: true },
        ...{ access: NOTHING, trust: NOTHING },
      }));
  }
}

/** Names of roles with `force_detach`. */
function detached(text: string): string[] {
  return generatedPieces(text).flatMap(({ construct, props }) =>
    construct === "ServiceRole" && ownValue(props, "forceDetachPolicies") === true
      ? [String(ownValue(props, "name")).toLowerCase()]
      : [],
  );
}
