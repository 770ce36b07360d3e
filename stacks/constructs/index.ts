/**
 * What generated stacks build on, and what an app needs to synthesize them. Hand-written stacks can
 * build on it as well: a module in the stacks folder that exports a class extending `FleetStack` by
 * default.
 */
export type { BackendProps } from "./backend";
export { StackError } from "./errors";
export { FleetStack, type FleetStackProps } from "./fleet-stack";
export { ImportedResources } from "./imported-resources";
export { IotPolicy, type IotPolicyProps } from "./iot-policy";
export { ManagedPolicy, type ManagedPolicyProps } from "./managed-policy";
export { ModuleCall, type ModuleCallProps, type ModuleOutputsProps } from "./module-call";
export type {
  Condition,
  IotPolicyDocument,
  OneOrMore,
  PolicyDocument,
  PolicyStatement,
  TrustDocument,
  TrustStatement,
} from "./policy";
export { policyDocument, trustDocument } from "./policy";
export { MovedResources } from "./moved-resources";
export { PolicyAttachments, type PolicyAttachmentsProps } from "./policy-attachments";
export { ReleasedResources } from "./released-resources";
export { RoleAlias, type RoleAliasProps } from "./role-alias";
export { RoleReference, type RoleReferenceProps } from "./role-reference";
export { ServiceRole, type ServiceRoleProps } from "./service-role";
export { synthesizeStacks, type SynthesizeOptions } from "./synthesize";
