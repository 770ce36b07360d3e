import type { Condition } from "../iam/document";
import type { Problem } from "../problem";

/** Actions that one verb of access stands for, on one resource. */
export interface IntentEntry {
  /** Without the service prefix, in AWS's spelling, in the file's order. */
  readonly actions: readonly string[];
  /** Another resource type of the same service, or "*"; absent: the target itself. */
  readonly on?: string;
  /** The other resource's name as in `to:`, over the target's placeholders: `{TableName}/*`. */
  readonly name?: string;
  /**
   * `iam`: MQTT's wildcards in the target's name, + and #, become IAM's. `path`: a name that ends in a slash and
   * a wildcard takes in the path above, which is what such a request names.
   */
  readonly wildcards?: "iam" | "path";
  /** What the statement is restricted by, over the target's placeholders. */
  readonly condition?: Condition;
  /** What the code does that needs the actions. */
  readonly why: string;
  /** The pages that say so, beside the service's own. */
  readonly sources: readonly string[];
  /** What the code calls for an action that is not named like it. */
  readonly calls: ReadonlyMap<string, string>;
}

/** A resource that AWS has no ARN for: its parts, and the condition that stands for it; for none, everything. */
export interface OwnResource {
  /** Placeholder names, in the order of the name in `to:`. */
  readonly parts: readonly string[];
  readonly condition: Condition;
}

/** What access by intent means for one resource type. */
export interface ResourceIntent {
  readonly service: string;
  /** As the service reference (or, for a resource of our own, the file) spells it. */
  readonly type: string;
  /** Placeholders that a name may leave out, and what then stands there. */
  readonly optional: Readonly<Record<string, string>>;
  /** What AWS appends to the name a user knows; added in the short form of `to:`. */
  readonly suffix?: string;
  /** What AWS appends to the ARN when it checks some of the actions; both forms are granted. */
  readonly also?: string;
  readonly own?: OwnResource;
  /** Verb → what it gives. */
  readonly access: ReadonlyMap<string, readonly IntentEntry[]>;
}

/** What a file says of its service. */
export interface IntentService {
  readonly service: string;
  /** AWS's page of the service's actions. */
  readonly source: string;
  readonly notes: readonly string[];
  /** What no page of AWS shows. */
  readonly unverified: readonly string[];
}

/** The curated meanings of `access:`, of all files in a folder. */
export interface IntentCatalog {
  /** One for each file, sorted by service. */
  readonly services: readonly IntentService[];
  /** Sorted by service, then by type. */
  readonly resources: readonly ResourceIntent[];
  /** What is wrong with files in the folder; what is wrong is left out of `resources`. */
  readonly problems: readonly Problem[];
  /** The curated resource type, whatever the case; undefined where there is none. */
  find(service: string, type: string): ResourceIntent | undefined;
}
