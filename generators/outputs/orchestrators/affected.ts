/** A stack that is to be planned and applied, as orchestrators are told of it. */
export interface AffectedStack {
  readonly name: string;
  /** Where Terraform runs, from the top of the repository. */
  readonly folder: string;
  readonly environment?: string;
  readonly account?: string;
  readonly region?: string;
  readonly change: "create" | "update" | "retire" | "remove";
  /** Stacks of one group can be applied at the same time, once those of all before are. From 1. */
  readonly group: number;
  /** Those of the same run that have to be applied before it. */
  readonly after: readonly string[];
}

/** Those in which Terraform can run: of a stack that is gone there is no folder. */
export function runnable<T extends AffectedStack>(stacks: readonly T[]): readonly T[] {
  return stacks.filter(({ change }) => change !== "remove");
}
