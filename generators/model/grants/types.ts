import type { IntentCatalog, ResourceIntent } from "../../intents";
import type { ResourceFacts } from "../../iam/arn";
import type { Condition } from "../../iam/document";
import type { DraftStatement } from "../../iam/policy/minimise";
import { pascalCase } from "../../text/names";
import type { ServiceReference, TypeMatch } from "../../iam/reference";
import type { DataPath, Problem } from "../../problem";

/** A string of the fleet file with its place. */
export interface Located {
  readonly value: string;
  readonly path: DataPath;
}

/** A grant as the fleet file has it; at least one of `access` and `actions`. */
export interface GrantRequest {
  readonly to: readonly Located[];
  readonly access?: readonly Located[];
  readonly actions?: readonly Located[];
  /** As it was written; undefined for none. */
  readonly conditions?: Condition;
  readonly why?: string;
  /** The place of the grant; its conditions are at `conditions` below it. */
  readonly path: DataPath;
}

/** A statement of a grant, with where its elements were written. */
export interface GrantDraft extends DraftStatement {
  /** For each action. */
  readonly actionsAt: readonly DataPath[];
  /** Of the `to:` that its resources are. */
  readonly resourcesAt: DataPath;
  /** What an intent brings along on "*", beside the target: it says nothing of the target's resource. */
  readonly companion?: true;
}

/** What a grant comes to: statements to merge into the role's policy, and what is wrong with it. */
export interface ExpandedGrant {
  readonly drafts: GrantDraft[];
  readonly problems: Problem[];
}

/** What grants are expanded with. */
export interface GrantContext {
  /** Where the resources of short names lie. */
  readonly facts: ResourceFacts;
  readonly reference: ServiceReference;
  readonly intents: IntentCatalog;
}

/** A resource that a grant is for. */
export interface Target {
  readonly at: Located;
  /** "*" for a resource that AWS has no ARN for. */
  readonly arn: string;
  /** The ARN, and, where AWS checks some actions under a longer form of it, that form. */
  readonly resources: readonly string[];
  readonly service: string;
  /** The resource type; absent for an ARN that reaches types only through a wildcard. */
  readonly type?: string;
  /** Everything that the ARN can be. */
  readonly readings: readonly TypeMatch[];
  readonly intent?: ResourceIntent;
  /** The placeholders of the resource's ARN format and what stands for them. */
  readonly values: Readonly<Record<string, string>>;
  /** Where resources beside this one lie. */
  readonly facts: ResourceFacts;
  /** What stands for the resource where AWS has no ARN for it. */
  readonly condition?: Condition;
}

/** A target, or why there is none. */
export type TargetResult = { readonly target: Target } | { readonly problem: Problem };

/** Statements, and problems met on the way to them. */
export interface Drafted {
  readonly drafts: GrantDraft[];
  readonly problems: Problem[];
}

/** What starts the Sid of statements on the target: `DynamodbTable`. */
export function labelOf({ service, type = "" }: Pick<Target, "service" | "type">): string {
  return pascalCase(service) + pascalCase(type);
}
