/** What is asked of policies, which policies decide it, and how the answer looks. */
import type { PolicyDocumentInput, ReadStatement } from "./policy";
import type { ReadingId } from "./readings";

/** A request as AWS authorizes it. */
export interface Request {
  /** An ARN, a service (`iot.amazonaws.com`), an account id, or `*` for anybody at all. */
  readonly principal: string;
  /** `s3:GetObject` */
  readonly action: string;
  /** An ARN, or `*` where the action has no resource. */
  readonly resource: string;
  /** The account that the resource is in, where its ARN does not say it (S3). */
  readonly resourceAccount?: string;
  /** Condition keys, whatever their case: a text, or a list for keys of several values. A key that is not there is absent. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** The policies that a request meets. Of those that are left out, none is attached. */
export interface Policies {
  /** Of the principal, inline and managed together. */
  readonly identity?: readonly PolicyDocumentInput[];
  /** The permissions boundary; in a list where it is one of several readings of the same. */
  readonly boundary?: PolicyDocumentInput | readonly PolicyDocumentInput[];
  /** The policy of the resource. */
  readonly resource?: PolicyDocumentInput;
  /** The trust policy of the role that is assumed: for sts:AssumeRole and its relatives. */
  readonly trust?: PolicyDocumentInput;
  /** Service control policies by level, from the root down: each level must allow. */
  readonly scp?: readonly (readonly PolicyDocumentInput[])[];
  /** Resource control policies by level; they deny actions of some services only (`control-reach.ts`). */
  readonly rcp?: readonly (readonly PolicyDocumentInput[])[];
}

/** Which of the policies a statement is from. */
export type PolicyRole = keyof Policies;

/** A statement that was looked at: whether it applies, and if not, what about it does not fit. */
export interface MatchedStatement {
  readonly policy: PolicyRole;
  /** Which of several policies of that kind, from 0. */
  readonly document: number;
  readonly statement: Pick<ReadStatement, "index" | "sid" | "effect">;
  readonly applies: boolean;
  /** Where it does not apply: the first element that does not fit. */
  readonly differs?: "Principal" | "Action" | "Resource" | "Condition";
  /** Of a condition that does not hold: operator and key. */
  readonly condition?: { readonly operator: string; readonly key: string };
  /** Where AWS's pages leave it open whether it applies: the reading (of `readings.ts`) that it hangs on. */
  readonly reading?: ReadingId;
}

/** What the policies say to a request. */
export interface Decision {
  readonly effect: "allowed" | "implicitly-denied" | "explicitly-denied";
  /** The statements that decided it, first; then every other one, with why it did not apply. */
  readonly because: readonly MatchedStatement[];
}
