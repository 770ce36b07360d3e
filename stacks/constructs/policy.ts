/** One string, or a list of them, as the grammar of IAM policies allows in most places. */
export type OneOrMore = string | readonly string[];

/** Condition operator → condition key → values. */
export type Condition = Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;

/** One statement of an identity policy. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Condition?: Condition;
}

/**
 * An identity policy: what a role may do.
 * Source of the grammar: AWS IAM User Guide, reference_policies_grammar.
 */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** One statement of a trust policy. */
export interface TrustStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Condition?: Condition;
}

/** A trust policy: who may take a role on. */
export interface TrustDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly TrustStatement[];
}

/** A policy of AWS IoT: IAM's shape without Sids, with actions of its own. */
export interface IotPolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Omit<PolicyStatement, "Sid" | "NotAction" | "NotResource">[];
}

/** A document that several roles of a stack have alike, as it is. */
export function policyDocument(document: PolicyDocument): PolicyDocument {
  return document;
}

/** A trust policy that several roles of a stack have alike, as it is. */
export function trustDocument(document: TrustDocument): TrustDocument {
  return document;
}
