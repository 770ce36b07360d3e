/** What a rule of lint is: what it can find, and the function that finds it. */
import type { Severity } from "../../problem";
import type { Fault } from "../fault";
import type { EscalationPath } from "../escalation";
import type { StatementContext, WrittenStatement } from "../statement";
import type { ReadDocument } from "./read";

/** What is the same for all findings of an id: what `docs/reference/checks.md` says of it. */
export interface FindingKind {
  readonly severity: Severity;
  /** What is wrong, in one sentence, whatever the values. */
  readonly summary: string;
  /** What comes of it. */
  readonly why: string;
  /** What mends it, whatever the values. */
  readonly fix: string;
  /** The page that says so: of AWS's IAM User Guide, where no other one is named. */
  readonly source: string;
}

/** A fault that a rule found, and where: the way from the statement, or of rules on documents, from the document. */
export interface LintFault<Id extends string = string> extends Fault {
  readonly id: Id;
  readonly at: readonly (string | number)[];
  /** Where it weighs less, or more, here than elsewhere. */
  readonly severity?: Severity;
}

/** What documents are judged with. */
export interface LintContext extends StatementContext {
  /** Known paths of privilege escalation: none, where the caller has none. */
  readonly escalationPaths?: readonly EscalationPath[];
}

/** A rule of lint: one thing that should hold, of each statement or of a document. */
export interface LintRule {
  readonly name: string;
  readonly finds: Readonly<Record<string, FindingKind>>;
  readonly statement?: (statement: WrittenStatement, context: LintContext) => LintFault[];
  readonly document?: (document: ReadDocument, context: LintContext) => LintFault[];
}

interface Definition<Ids extends string> {
  readonly name: string;
  readonly finds: Readonly<Record<Ids, FindingKind>>;
  readonly statement?: (statement: WrittenStatement, context: LintContext) => LintFault<Ids>[];
  readonly document?: (document: ReadDocument, context: LintContext) => LintFault<Ids>[];
}

/** A rule whose findings are all told of in `finds`. */
export function defineRule<const Ids extends string>(definition: Definition<Ids>): LintRule {
  return definition;
}
