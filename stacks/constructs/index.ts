/**
 * What generated stacks build on, and what an app needs to synthesize them. Hand-written stacks can
 * build on it as well: a module in the stacks folder that exports a class extending `FleetStack` by
 * default.
 */
export type { BackendProps } from "./backend";
export { StackError } from "./errors";
export { FleetStack, type FleetStackProps } from "./fleet-stack";
export type {
  Condition,
  OneOrMore,
  PolicyDocument,
  PolicyStatement,
  TrustDocument,
  TrustStatement,
} from "./policy";
export { RoleReference, type RoleReferenceProps } from "./role-reference";
export { ServiceRole, type ServiceRoleProps } from "./service-role";
export { synthesizeStacks, type SynthesizeOptions } from "./synthesize";
