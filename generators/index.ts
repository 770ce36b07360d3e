/** The package's public API. */
export { loadSpec } from "./fleet-file/load";
export type { Spec, SpecResult } from "./fleet-file/load";
export { check, checkFile, generate, resolve } from "./generate";
export type { FleetResult, ModelResult } from "./generate";
export { lintPolicy } from "./access/lint";
export type { LintFinding, LintOptions, PolicyKind } from "./iam/lint";
export { hasErrors } from "./problem";
export type { Location, Problem, Severity } from "./problem";
export type {
  Attachment,
  Backend,
  BlueprintUse,
  CustomerPolicy,
  Environment,
  InlinePolicy,
  IotPolicy,
  Model,
  ModuleCall,
  ModuleOutputs,
  Role,
  RoleAlias,
  RoleReference,
  Stack,
  StackSubject,
} from "./model/types";
export type {
  Condition,
  IotPolicyDocument,
  PolicyDocument,
  PolicyStatement,
  TrustDocument,
  TrustStatement,
} from "./iam/document";
export type { GeneratedFile } from "./outputs";
