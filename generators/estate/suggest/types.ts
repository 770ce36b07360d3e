/** Grants that another tool's policy comes to, before they are text. */
import type { GrantData, StatementData } from "../../fleet-file/schema";
import type { ResourceFacts } from "../../iam/arn";
import type { Chosen } from "../draft/said";
import type { LiveStatement } from "../draft/statement";

/** A statement that a tool derived, and what to call it. */
export interface DerivedStatement {
  /** `statement 2 of policy.json` */
  readonly name: string;
  readonly statement: LiveStatement;
}

/** Where resources are, and who says so. */
export interface SuggestedFacts extends ResourceFacts {
  /** What to call it: `the environment "prod"`; undefined where the policies' own ARNs say it. */
  readonly environment?: string;
}

/** A part of a statement that names no resource: somebody has to say which. */
export interface OpenStatement extends DerivedStatement {
  /** `${TableName}`, in order. */
  readonly open: readonly string[];
  /** What it comes to once they are named: each stands for itself there, without `${}`. */
  readonly asNamed: readonly GrantData[];
}

/** Something that is not proposed, and why. */
export interface Remark {
  readonly what: string;
  readonly why: string;
}

/** What is proposed. */
export interface Suggestion {
  readonly facts: SuggestedFacts;
  readonly grants: readonly Chosen<GrantData>[];
  readonly statements: readonly Chosen<StatementData>[];
  readonly open: readonly OpenStatement[];
  readonly remarks: readonly Remark[];
  /** Statements that were read. */
  readonly read: number;
  /** What was filled in, as `the account * → 222222222222`, and how often. */
  readonly filled: readonly { readonly what: string; readonly times: number }[];
}
