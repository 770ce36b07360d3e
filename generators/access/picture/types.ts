/** What a picture of a fleet file has in it: plain data, sorted, the same for the same model. */

/** Fleets, roles, whom they trust and what they reach, as nodes and edges. */
export interface Picture {
  /** The fleet file, or the project. */
  readonly title: string;
  /** Fleets that are alike, each kind of them once; and what an account has once. */
  readonly frames: readonly Frame[];
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** Fleets, workloads or shared stacks that are drawn as one, for they have the same roles. */
export interface Frame {
  /** Unique among frames. */
  readonly id: string;
  readonly kind: "fleet" | "workload" | "shared";
  /** `warehouse`, or `1000 fleets`. */
  readonly title: string;
  /** Which fleets, where there are several; what they are made from and where: `deeplens, in dev and prod`. */
  readonly lines: readonly string[];
  /** The stacks that it stands for, sorted. */
  readonly stacks: readonly string[];
}

/**
 * `principal`: who may assume roles; `role`; `policies`: what people or things outside get by policies; `certificates`: devices with a
 * policy of AWS IoT; `resources`: what is reached; `aws-policy`: an AWS managed policy; `other-policy`: one that is made elsewhere;
 * `anything`: what has no limit.
 */
export type NodeKind =
  | "principal"
  | "role"
  | "policies"
  | "certificates"
  | "resources"
  | "aws-policy"
  | "other-policy"
  | "anything";

/** A node. Its texts come from the fleet file and can hold anything. */
export interface PictureNode {
  /** Unique among nodes. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The frame that it stands in, of a role, policies and certificates. */
  readonly frame?: string;
  readonly title: string;
  /** What else there is to say, in few words each; what was too much is counted in the last one. */
  readonly lines: readonly string[];
  /** Whether something sensitive is in it. */
  readonly sensitive?: true;
}

/** Why access is looked at first. `public`: anybody can. */
export type Mark =
  "public" | "passes-roles" | "escalation" | "permissions" | "secrets" | "deletion";

/** `trusts`: `from` may assume `to`; `may`: it has access; `has`: a managed policy is attached; `becomes`: it can turn into it. */
export type EdgeKind = "trusts" | "may" | "has" | "becomes";

/** From one node to another; at most one of a kind between two. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** In few words, what may be done, or how; `read and write`. Empty where the kind says all. */
  readonly label: string;
  /** In the order of `MARKS`. */
  readonly marks: readonly Mark[];
}
