import type { Model } from "../model/types";

/** A file to write: its path relative to the output folder, with forward slashes. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** A kind of output: a pure function of the model. */
export interface Output {
  readonly name: string;
  readonly render: (model: Model) => GeneratedFile[];
}
