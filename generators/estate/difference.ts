/** What an account and the fleet file can differ in. */
import type { HeldPolicy, PolicyHolder } from "../access/holder";
import type { Comparison } from "../iam/proof/compare-access";
import type { Request } from "../iam/proof/request";
import type { Expectation } from "../model/types";

/** One way in which the account is other than the file. */
export interface Difference {
  readonly id:
    | "missing"
    | "extra"
    | "elsewhere"
    | "out-of-band"
    | "policy-missing"
    | "differs"
    | "not-compared";
  /** As the model has it; of an extra role, as the account does. */
  readonly holder: PolicyHolder;
  /** The policy that it is about; undefined where it is the holder itself. */
  readonly policy?: HeldPolicy;
  /** The ARN under which the account has it. */
  readonly arn?: string;
  /** Why nothing was compared. */
  readonly why?: string;
  /** Something of a stack that left the file, and that an apply is to destroy: this keeps it from that. */
  readonly leaving?: true;
  /** What the account gives beyond the file (gained), and short of it (lost). */
  readonly access: Comparison;
  readonly trust: Comparison;
}

/** An expectation that does not hold of the account. */
export interface BrokenExpectation {
  readonly expectation: Expectation;
  readonly holder: PolicyHolder;
  readonly request: Request | undefined;
  /** Neither proved nor refuted, and why. */
  readonly why?: string;
}

/** What comparing an account with the file came to. */
export interface Verification {
  readonly compared: number;
  readonly differences: readonly Difference[];
  readonly broken: readonly BrokenExpectation[];
}

/** Neither more nor less. */
export const NOTHING: Comparison = { gained: [], lost: [], unknown: [] };
