/** Something in AWS that goes from one stack's state to another's. */
export interface HandOver {
  /** The path of the file of the stack that had it, and its address there. */
  readonly from: string;
  readonly was: string;
  /** The path of the file of the stack that has it now, and its address there. */
  readonly to: string;
  /** What is imported there; nothing where nobody knows whether it is in the account already. */
  readonly imported?: {
    readonly address: string;
    /** What Terraform imports it by. */
    readonly id: string;
  };
  /** What Terraform would import it by, where nobody does: it is somebody else's now, and `to` is the stack itself. */
  readonly letGo?: string;
  /** The stack that had it goes on, and has something else at that address now. */
  readonly blocked?: true;
}

/** What stands under another address of the same stack than before. */
export interface MovedWithin {
  /** The path of the stack's file. */
  readonly path: string;
  /** All that is to be told, of earlier runs too: the address of before → the next one. */
  readonly moves: Readonly<Record<string, string>>;
  /** Those of them that are new, and what Terraform would import each by. */
  readonly fresh: readonly MovedOne[];
  /** Those that Terraform cannot do, for the stack has something else at the address of before. */
  readonly blocked: readonly MovedOne[];
  /** Addresses of earlier moves at which the stack has something else now: of them nothing can be told any more. */
  readonly reused: readonly string[];
}

export interface MovedOne {
  readonly from: string;
  readonly to: string;
  readonly id: string;
}

/** A role that a stack had, and nobody has any more: it is destroyed. */
export interface LostRole {
  /** The path of the stack's file. */
  readonly path: string;
  readonly was: string;
  /** What the stack makes in its place. */
  readonly now?: string;
  /** The path of the stack that makes that, where the file says that it is meant to be another. */
  readonly meant?: string;
  /** The stack is of another account now: the account that it was of, where the role stays. */
  readonly stays?: { readonly in: string; readonly now: string };
}

/** A role that is destroyed, and on which others depend. */
export interface NeededRole {
  /** The path of the file of the stack that had it. */
  readonly path: string;
  readonly name: string;
  /** Who depends on it, each in words. */
  readonly by: readonly [string, ...string[]];
}

/** A customer managed policy that is destroyed, and that others have. */
export interface NeededPolicy {
  /** The path of the file of the stack that had it. */
  readonly path: string;
  readonly arn: string;
  /** Who has it, each in words. */
  readonly by: readonly [string, ...string[]];
}

/** A stack that another fleet file has in the same folder. */
export interface StackBeside {
  readonly path: string;
  readonly text: string;
}

/** A role that is to have another path, which IAM cannot give to one that is there. */
export interface ReplacedRole {
  /** The path of the file of the stack that has it. */
  readonly path: string;
  /** That of the stack that had it. */
  readonly from: string;
  readonly name: string;
  readonly was: string;
  readonly now: string;
}

/** A permissions boundary that a stack made, and that nothing asks for any more. */
export interface LostBoundary {
  /** The path of the stack's file. */
  readonly path: string;
  readonly arn: string;
}

/** The roles that a stack had when it was last generated. */
export interface PastRoles {
  readonly path: string;
  readonly account?: string | undefined;
  /** Address → path and name. */
  readonly roles?: Readonly<Record<string, string>> | undefined;
  /** ARNs of permissions boundaries that it made. */
  readonly boundaries?: readonly string[] | undefined;
  /** Its file, where nothing else says which roles it had. */
  readonly text?: string;
}

/** A stack as it was, of which something may have gone to another. */
export interface PastStack {
  readonly path: string;
  /** Its file, if that says more than `had`. */
  readonly text?: string;
  /** What it had besides what its file says: address → what Terraform imports it by. */
  readonly had: Readonly<Record<string, string>>;
  /** What others took over from it when it was a tombstone already: what it had besides goes by its next apply. */
  readonly left?: Readonly<Record<string, string>> | undefined;
  /** What stood elsewhere in it before: address → the next one. */
  readonly moved?: Readonly<Record<string, string>> | undefined;
  /** What it had before that, and nobody has any more: address → what Terraform imports it by. */
  readonly dropped?: Readonly<Record<string, string>> | undefined;
  /** Blueprints of which parts changed over to a module or back, and of which its file tells that. */
  readonly over?: readonly string[] | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}
