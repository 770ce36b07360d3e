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

/** What a placeholder is in HCL: an expression, of one string or of many. */
export interface Variable {
  readonly code: Hcl;
  readonly type: "string" | "boolean" | "number" | "list";
}

/** What placeholders and `when`s refer to, where an expression will stand. */
export type Variables = (name: string) => Variable;
