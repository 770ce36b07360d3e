/** What access is asked of, wherever it was read: a fleet file's model, a plan, an account, a policy file. */
import type { PolicyDocumentInput } from "../iam/proof/policy";
import type { From } from "../model/types";

/**
 * What policies are attached to. `role`, `user`, `group`: an identity; `policy`: a managed policy that somebody outside may
 * hold; `resource`: what has a policy of its own, as a bucket.
 */
export type HolderKind = "role" | "user" | "group" | "policy" | "resource";

/** One of them, with all policies that decide what it can do. */
export interface PolicyHolder {
  readonly kind: HolderKind;
  /**
   * What tells it from all others of its source, and is the same before and after a change: `<stack>/<role id>` of a model,
   * the resource's address in a plan, the ARN in an account.
   */
  readonly id: string;
  /** The stack that it is of; empty where there are no stacks. */
  readonly stack: string;
  /** The group of stacks that it is in, where Terraform has one. */
  readonly group?: string;
  /** As people call it: the role's id in its blueprint, the resource's address, a name. */
  readonly label: string;
  /** Its name in AWS, where it is known. */
  readonly name?: string;
  readonly arn?: string;
  /** Of an identity: inline and managed policies. Of a `policy`: itself. Of a `resource`: its policy. */
  readonly policies: readonly HeldPolicy[];
  readonly boundary?: HeldPolicy;
  /** A role's trust policy. */
  readonly trust?: HeldPolicy;
  /** Of a role or user, as far as they are known: conditions and variables can ask for them. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The account that it is in, where that is known: of another account it is another one, whatever its name. */
  readonly account?: string;
  /** What gives the role to whoever has that, as far as it is known. */
  readonly carriers?: readonly Carrier[];
  /** It may have policies that nothing here tells of. */
  readonly mayHaveMore?: true;
  /** What its policies may hold of the fleet and the environment that it is of, as placeholders of a fleet file call it. */
  readonly facts?: readonly (readonly [placeholder: string, value: string])[];
  /** Its name, path and max_session_duration, as far as they are known: they give no access. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Something that gives a role to whoever has it. */
export interface Carrier {
  readonly kind: "role-alias" | "instance-profile";
  /** `role alias DockAlias in us-east-1` */
  readonly name: string;
}

/** A policy that is attached to a holder. */
export interface HeldPolicy {
  readonly kind:
    | "inline"
    | "customer-managed"
    | "aws-managed"
    | "resource"
    | "trust"
    | "boundary"
    /** No policy, but what policies ask for. */
    | "tag"
    /** No policy, but what instances of EC2, or devices, have the role by. */
    | "instance-profile"
    | "carrier";
  /** An inline policy's name, or a managed policy's ARN (its name, if the ARN is not known). */
  readonly name: string;
  /** The document as it is in AWS: variables as `${aws:username}`. Undefined where it is not known. */
  readonly document: PolicyDocumentInput | undefined;
  /** Why the document is not known: `known after apply`, `not in the snapshot`. */
  readonly why?: string;
  /** Of what stands in its place, where it is not known: whether that changes is. */
  readonly digest?: string;
  /** Of what is not known: it gives access to AWS IoT's data alone, as policies of AWS IoT do. */
  readonly ofIotData?: true;
  /** For each statement of the document, where it was written. */
  readonly from?: From;
  /** Of AWS's, where its document is the project's own word: its file, and whether the program has another one. */
  readonly snapshot?: { readonly file: string; readonly differs: boolean } | undefined;
}

/** The documents of a holder's identity, or its resource's policy, as far as they are known. */
export function documentsOf({ policies }: PolicyHolder): PolicyDocumentInput[] {
  return policies.flatMap(({ document }) => (document === undefined ? [] : [document]));
}

/** Its policies whose documents are not known: nothing can be proved of it. */
export function unknownOf({ policies, boundary, trust }: PolicyHolder): HeldPolicy[] {
  return [...policies, boundary, trust].flatMap((one) =>
    one !== undefined && one.document === undefined ? [one] : [],
  );
}
