/**
 * The data of a report: what a fleet file comes to, as plain JSON. What many fleets have alike stands once, in a table, and is named by its
 * index there. The same file gives the same bytes.
 */

/** What a report says of itself, so that one is told from any other file. */
export const REPORT_MARK = "fleetroles-report";

/** Everything that a report shows. `version` changes where a reader of it has to. */
export interface Report {
  readonly kind: typeof REPORT_MARK;
  readonly version: 1;
  /** The fleet file as headers name it. */
  readonly source: string;
  readonly project?: string;
  readonly environments: readonly ReportEnvironment[];
  readonly blueprints: readonly ReportBlueprint[];
  readonly stacks: readonly ReportStack[];
  /** Classes of sensitive access, the gravest first. */
  readonly classes: readonly { readonly id: string; readonly summary: string }[];
  readonly problems: readonly ReportProblem[];
  /** Problems that the file accepts. */
  readonly accepted: readonly ReportProblem[];
  readonly differences: readonly ReportDifference[];
  readonly policies: readonly ReportPolicy[];
  readonly statements: readonly ReportStatement[];
  /** Lists of texts: actions, resources. */
  readonly lists: readonly (readonly string[])[];
  /** By service (`*` is every one), how far each of AWS's access levels reaches: `some` named resources, or `every` one. */
  readonly access: readonly ReportRows[];
  readonly asked: readonly ReportAsked[];
  readonly proofs: readonly ReportProof[];
  /** By place (`fleets.yaml:12`), the line that stands there. */
  readonly lines: Readonly<Record<string, string>>;
}

export type ReportRows = Readonly<Record<string, Readonly<Record<string, "some" | "every">>>>;

export interface ReportEnvironment {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

export interface ReportBlueprint {
  readonly id: string;
  readonly title: string;
  /** Where AWS closed or ended the service. */
  readonly lifecycle?: {
    readonly status: string;
    readonly since?: string;
    readonly event?: string;
    readonly successor?: string;
  };
}

/** What a fleet has in an environment, or the parts that an account has once. */
export interface ReportStack {
  readonly name: string;
  readonly environment: string;
  readonly kind: "fleet" | "workload" | "shared";
  readonly fleet?: string;
  readonly blueprint?: string;
  readonly description?: string;
  readonly group?: string;
  readonly holders: readonly ReportHolder[];
  /** Policies of AWS IoT, which certificates carry: of `policies`. */
  readonly certificates: readonly number[];
  readonly aliases: readonly { readonly name: string; readonly role: string }[];
  readonly expectations: readonly ReportExpectation[];
}

/** A role, or whoever gets policies. */
export interface ReportHolder {
  readonly kind: "role" | "policy" | "user" | "group" | "resource";
  /** The blueprint's id of it: `greengrass_group`. */
  readonly label: string;
  readonly name?: string;
  readonly arn?: string;
  readonly description?: string;
  /** Of an attachment, who gets it: `group operators`. */
  readonly takers?: readonly string[];
  /** Of `policies`. */
  readonly policies: readonly number[];
  readonly boundary?: number;
  readonly trust?: number;
  /** Of `access`: what its policies give together. */
  readonly access: number;
  /** A Deny or a boundary takes something away; `access` and `sensitive` have what is left. */
  readonly less?: true;
  /** Classes of sensitive access that it has. */
  readonly sensitive: readonly string[];
  /** What is not known of it, as sentences. */
  readonly unknown: readonly string[];
}

export interface ReportPolicy {
  readonly kind: string;
  readonly name: string;
  /** Of `statements`. */
  readonly statements: readonly number[];
  /** Why it is not known. */
  readonly unknown?: string;
}

export interface ReportStatement {
  readonly sid?: string;
  readonly effect: string;
  /** Of a trust policy: `Service greengrass.amazonaws.com`. */
  readonly principals?: readonly string[];
  /** Of `lists`, as those of the following. */
  readonly actions?: number;
  readonly notActions?: number;
  readonly resources?: number;
  readonly notResources?: number;
  readonly condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** The reason that the fleet file gives. */
  readonly why?: string;
  /** Where it was written: `fleets.yaml:12`. */
  readonly said: readonly string[];
  /** Of `access`; of an Allow of IAM that is no trust. */
  readonly gives?: number;
  /** By class, which of its actions are of it, of `lists`. */
  readonly sensitive?: Readonly<Record<string, number>>;
}

export interface ReportExpectation {
  /** The label of a holder of the stack, or of one of its policies. */
  readonly of: string;
  /** Of `asked`. */
  readonly asked: number;
  /** Of `proofs`. */
  readonly proof: number;
  readonly said: readonly string[];
}

/** What is expected, whoever of. */
export interface ReportAsked {
  readonly kind: string;
  readonly texts: readonly string[];
  readonly resources?: readonly string[];
  readonly every?: true;
  readonly when?: string;
  /** The blueprint says it of all its fleets. */
  readonly promise?: true;
}

/** Whether it is so. */
export interface ReportProof {
  readonly outcome: "holds" | "fails" | "unknown";
  /** A request that shows it. */
  readonly witness?: string;
  /** The statements that decide that request. */
  readonly because?: readonly { readonly words: string; readonly said: readonly string[] }[];
  /** Why nothing was decided. */
  readonly why?: string;
  /** It hangs on one of the ways to read what AWS's pages leave open. */
  readonly open?: true;
}

export interface ReportProblem {
  readonly id: string;
  readonly severity: "error" | "warning" | "notice";
  readonly message: string;
  readonly fix: string;
  readonly said?: string;
  readonly related: readonly { readonly message: string; readonly said?: string }[];
  readonly stacks: readonly string[];
  readonly fleets: readonly string[];
  /** Why it is accepted. */
  readonly reason?: string;
}

/** What a fleet can do in one environment and not in another. */
export interface ReportDifference {
  /** Of `shared`, what the accounts have once. */
  readonly fleet?: string;
  readonly before: string;
  readonly after: string;
  /** Stacks of the one and of the other. */
  readonly stacks: readonly [string, string];
  /** None where both can do the same. */
  readonly holders: readonly ReportChange[];
}

export interface ReportChange {
  readonly label: string;
  readonly change: "added" | "removed" | "changed";
  readonly gained: readonly ReportAccess[];
  readonly lost: readonly ReportAccess[];
  readonly trustGained: readonly ReportAccess[];
  readonly trustLost: readonly ReportAccess[];
  readonly attached: readonly string[];
  readonly detached: readonly string[];
  /** What was not decided, as sentences. */
  readonly open: readonly string[];
}

export interface ReportAccess {
  /** Of `lists`. */
  readonly actions: number;
  readonly resource: string;
  readonly condition?: string;
  readonly witness: string;
  readonly because: readonly { readonly words: string; readonly said: readonly string[] }[];
}
