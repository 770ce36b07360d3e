import type { Location } from "../../problem";

/** One row, and where it and its values stand. */
export interface Row {
  /** By column. */
  readonly values: ReadonlyMap<string, unknown>;
  locate(column?: string): Location;
}

export interface Rows {
  /** All there are, in the order in which they turn up. */
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}
