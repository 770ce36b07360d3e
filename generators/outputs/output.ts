import type { GeneratedFile } from "../files/file";
import type { History } from "../files/stack-past";
import type { Model } from "../model/types";

/** A kind of output: a pure function of the model, and of what was there before. */
export interface Output {
  readonly name: string;
  readonly render: (model: Model, history: History) => GeneratedFile[];
}
