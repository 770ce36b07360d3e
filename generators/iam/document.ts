/**
 * IAM policy documents as this project writes them: lists where IAM allows a scalar or a list, so
 * that adding an element never changes the shape of its neighbours.
 * Source of the grammar: AWS IAM User Guide, reference_policies_grammar.
 */
export type Effect = "Allow" | "Deny";

/** Condition operator → condition key → values: `{ StringEquals: { "aws:SourceAccount": ["1…"] } }`. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** One statement of an identity policy. Exactly one of Action/NotAction and of Resource/NotResource. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: Effect;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Condition;
}

/** An identity policy. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** One statement of a role's trust policy. */
export interface TrustStatement {
  readonly Sid?: string;
  readonly Effect: Effect;
  readonly Principal: Readonly<Record<string, readonly string[]>>;
  readonly Action: readonly string[];
  readonly Condition?: Condition;
}

/** A role's trust policy. */
export interface TrustDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly TrustStatement[];
}

/**
 * A policy of AWS IoT, which certificates carry. It has the shape of an identity policy without Sids, but
 * actions and variables of its own; IAM's data does not describe it (facts: roles.md, section 3).
 */
export interface IotPolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Effect: Effect;
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition?: Condition;
  }[];
}
