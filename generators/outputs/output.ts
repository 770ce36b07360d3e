import type { GeneratedFile } from "../files/file";
import type { Model } from "../model/types";

/** A kind of output: a pure function of the model. */
export interface Output {
  readonly name: string;
  readonly render: (model: Model) => GeneratedFile[];
}
