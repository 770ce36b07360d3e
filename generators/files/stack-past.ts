/** How the parts of a blueprint are made in a stack: as resources of its own, or by a module that it calls. */
export type Making = "resources" | "module";

/** What Terraform has to be told of what was before, for one stack. */
export interface StackPast {
  /** By blueprint, how its parts were made before they changed over. */
  readonly parts?: Readonly<Record<string, Making>>;
  /** What stood under other addresses of the same stack: address → the next one. */
  readonly moved?: Readonly<Record<string, string>> | undefined;
  /** What it took over from other stacks: address → what Terraform imports it by. */
  readonly imports?: Readonly<Record<string, string>>;
  /** Addresses that it had before other stacks took over what was there. */
  readonly released?: readonly string[];
}

/** What was before, by the path of a stack's file. */
export type History = ReadonlyMap<string, StackPast>;

/** Nothing was before. */
export const NO_HISTORY: History = new Map();
