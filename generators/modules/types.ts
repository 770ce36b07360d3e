import type { Hcl } from "./hcl";

/** A variable of a module, its parts as HCL. */
export interface ModuleVariable {
  readonly name: string;
  readonly description: string;
  readonly type: Hcl;
  /** Undefined: callers must set it. */
  readonly default?: Hcl;
  readonly nullable: boolean;
  readonly validations: readonly Validation[];
}

interface Validation {
  readonly condition: Hcl;
  readonly message: string;
}
