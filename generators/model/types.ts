import type { Lifecycle } from "../blueprints/schema";
import type { PolicyDocument } from "../iam/document";
import type { StatementKind, WrittenStatement } from "../iam/statement";
import type { About, DataPath, Place } from "../problem";
import type {
  Attachment,
  CustomerPolicy,
  IotPolicy,
  PlacedTag,
  Role,
  RoleAlias,
} from "./part-types";

export type * from "./part-types";

/** Everything that will exist, fully resolved and sorted: the same bytes for the same input. */
export interface Model {
  /** The fleet file as headers name it, relative and with forward slashes. */
  readonly source: string;
  readonly project?: string;
  /** What it is called in names in AWS, if that is another name. */
  readonly projectInNames?: string;
  /** What the file says that it was called. */
  readonly projectFormerly?: string;
  readonly stacks: readonly Stack[];
  /** The blueprints in use, sorted by id. */
  readonly blueprints: readonly BlueprintUse[];
  /** By ARN, the documents of AWS managed policies that are attached, as far as the snapshot has them, and of the project's own boundaries. */
  readonly managed: Readonly<Record<string, PolicyDocument>>;
  /** The names of `<environment>-shared` stacks whose account-wide parts the file leaves to somebody else. */
  readonly elsewhere?: readonly string[];
  /** Statements of fleets that have no stack, for their blueprint is unknown or has no role for them. */
  readonly strays: readonly { readonly placed: PlacedStatement; readonly partition: string }[];
  /** What the fleet file accepts, in its order. */
  readonly allows?: readonly Allow[];
}

/** A problem that the fleet file accepts. */
export interface Allow {
  readonly problem: string;
  readonly reason: string;
  /** The entry. */
  readonly path: DataPath;
  /** By what a problem is about, patterns: placeholders are facts of the stack's. Where it stands is among them. */
  readonly on: About;
  /** Grants and statements: nothing that is said elsewhere is accepted. */
  readonly places?: readonly DataPath[];
}

/** A blueprint that a fleet or workload is made from. */
export interface BlueprintUse {
  readonly id: string;
  readonly title: string;
  readonly lifecycle?: Lifecycle;
  /** The first fleet or workload that uses it. */
  readonly origin: DataPath;
  /** Every statement in its file, placeholders unfilled, whether a fleet needs it or not. */
  readonly statements: readonly PlacedStatement[];
}

/** The stack that one was, before its environment or its fleet got another name. */
export interface FormerStack {
  /** Whichever it can have been, by what the file says. */
  readonly names: readonly string[];
  /** What it would be called by what its environment and its fleet are called in AWS. */
  readonly inNames: string;
  /** What the file says it of. */
  readonly said: readonly SaidFormer[];
  /** Names in AWS follow the new ones: what has such a name is made anew. */
  readonly renews?: true;
}

/** What had another name. */
export interface SaidFormer {
  /** `fleets/quay`, `environments/live` */
  readonly what: string;
  /** What it was called: `dock`, `prod`. */
  readonly was: string;
}

/** The Terraform root module that holds the stacks of several fleets. */
export interface StackGroup {
  readonly name: string;
  /** What the ids of a fleet's parts begin with there: `dock_`. */
  readonly prefix: string;
  /** Into how many groups the fleets of the environment fall, where their names decide. */
  readonly groups?: number;
}

/** A stack in a group. */
export interface GroupMember {
  readonly prefix: string;
  readonly stack: Stack;
  /** The same under the group's ids. */
  readonly prefixed: Stack;
}

/** What a fleet has in an environment, `<environment>-<fleet>`, or its account, `<environment>-shared`: a Terraform root module, or part of a group's. */
export interface Stack {
  readonly name: string;
  /** Where it is no Terraform root module of its own. */
  readonly group?: StackGroup | undefined;
  /** Of a group itself: what it holds. */
  readonly members?: readonly GroupMember[];
  readonly formerly?: FormerStack | undefined;
  readonly environment: Environment;
  readonly subject: StackSubject;
  readonly backend: Backend;
  /** What it creates, each list sorted by id; ids differ within a stack. */
  readonly policies: readonly CustomerPolicy[];
  readonly roles: readonly Role[];
  readonly attachments: readonly Attachment[];
  readonly roleAliases: readonly RoleAlias[];
  readonly iotPolicies: readonly IotPolicy[];
  /** Roles that it only reads: account-wide ones that another environment's shared stack owns, and those of others. */
  readonly references: readonly RoleReference[];
  /** Terraform modules that it calls, sorted by id: those of blueprints first. */
  readonly modules: readonly ModuleCall[];
  /** What its documents were made from: every statement of its grants, `statements` and blueprints. */
  readonly statements: readonly PlacedStatement[];
  /** What is expected of its roles, and of what people get of it. */
  readonly expectations: readonly Expectation[];
  /** What was said of its tags, the nearest last: defaults, environment, fleet. */
  readonly tagsSaid: readonly PlacedTag[];
}

/**
 * A statement before it is merged with others, as it was written but for placeholders, which are filled. It
 * may be wrong in any way.
 */
export interface PlacedStatement {
  readonly kind: StatementKind;
  readonly text: WrittenStatement;
  readonly place: Place;
  /**
   * By element, where it was written if that is not its key at `place`: one place, which the way into the
   * element goes on from, or one for each text of a list.
   */
  readonly elements?: Readonly<Record<string, Place | readonly Place[]>>;
  /** Ids of problems that its author accepts, with the reasons. */
  readonly accept?: Readonly<Record<string, string>>;
  /** The blueprint's id of the part that a fleet file gives it to. */
  readonly of?: string;
  /** It is of a permissions boundary: what it allows is not given by it. */
  readonly givesNothing?: true;
}

/** One thing that a role, or whoever gets policies, must be able to do or never. */
export interface Expectation {
  readonly kind: "can" | "cannot" | "assumable-by" | "not-assumable-by";
  /** An action, or with `cannot` patterns, of which none may be; of trust, who is spoken of: `*` is anybody. */
  readonly texts: readonly [string, ...string[]];
  /** Patterns of ARNs; of `can`, all forms of one resource. Undefined: any. */
  readonly resources?: readonly string[];
  /** With `can`: whether it has to be so for every resource that the patterns name. */
  readonly every?: true;
  /** Condition keys that the request has just so. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /** The id of a role, attachment or policy of the stack. */
  readonly of: string;
  /** Where the text was written. */
  readonly place: Place;
  /** Said of all parts: of one that is not there, nothing needs a proof. */
  readonly ofAll?: true;
  /** Said by the blueprint of all its fleets, and not by the fleet file. */
  readonly promise?: true;
}

/** What a stack is for. */
export type StackSubject =
  | { readonly kind: "shared" }
  | { readonly kind: "group"; readonly groups?: number }
  | {
      readonly kind: "fleet" | "workload";
      readonly name: string;
      /** What it is called in names in AWS, if that is another name. */
      readonly formerly?: string;
      readonly blueprint: string;
      readonly description?: string;
    };

/** One account and region. */
export interface Environment {
  readonly name: string;
  /** What it is called in names in AWS, if that is another name. */
  readonly formerly?: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Further settings of the AWS provider, named as Terraform names them. */
  readonly provider: Readonly<Record<string, unknown>>;
  /** A constraint of the AWS provider's version, where the file says one. */
  readonly providerVersion?: string;
  /** What the account lets there be, where the file says it. */
  readonly quotas?: { readonly [Key in keyof Quotas]?: Quotas[Key] | undefined };
}

/** Limits of an account that AWS raises on request. */
export interface Quotas {
  readonly managed_policies_per_role: number;
  readonly roles: number;
  readonly policies: number;
  /** Characters of a role's trust policy. */
  readonly trust_policy: number;
}

/** A Terraform backend: its type, and its arguments named as Terraform names them. */
export interface Backend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** By the id of a role and the number of a policy, what of its grants is in it. */
export type Spread = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** By account and name of a role (`111111111111 Cameras`): by the number of a policy, what of its grants was in it. */
export type PastSpread = ReadonlyMap<string, Spread[string]>;

/** What was decided before, and stays so. */
export interface Past {
  readonly spread: PastSpread;
  /** By environment, into how many groups its fleets fall. */
  readonly groups: ReadonlyMap<string, number>;
}

/** A role that exists elsewhere and is only looked up. */
export interface RoleReference {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  /** Where the fleet file says that it is somebody else's, if that is so. */
  readonly existing?: DataPath;
}

/** A call of a Terraform module. */
export interface ModuleCall {
  /** Unique among the stack's calls: a Terraform identifier. */
  readonly id: string;
  /** As the fleet file has it: a local path starts from the project's folder. */
  readonly source: string;
  /** A version constraint, where the source is a registry. */
  readonly version?: string;
  /** The blueprint whose parts of this stack the module creates, in place of resources. */
  readonly blueprint?: string;
  /** By variable. JSON values; in strings, marks stand for outputs of the stack. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Mark → the output of the stack that it stands for. No other text in the inputs holds a mark. */
  readonly references: Readonly<Record<string, string>>;
  /** Part of the stack → where the module puts out what the stack puts out of it. */
  readonly outputs: Readonly<Record<string, ModuleOutputs>>;
  /** Ids of the stack's roles that its trust policies name and that it does not create. Sorted. */
  readonly after: readonly string[];
  readonly origin: DataPath;
}

/** A part that a module creates: its outputs, and the keys into them. */
export interface ModuleOutputs {
  /** As descriptions name it: `role`. */
  readonly kind: string;
  readonly arn: readonly string[];
  readonly name: readonly string[];
}
