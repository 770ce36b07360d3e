import type { Model } from "../model/types";
import type { Problem } from "../problem";

/** One thing that must hold for every model: a pure function. */
export interface Check {
  readonly name: string;
  readonly run: (model: Model) => Problem[];
}
