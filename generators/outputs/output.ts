import type { GeneratedFile } from "../files/file";
import type { Model } from "../model/types";

/** How the parts of a blueprint are made in a stack: as resources of its own, or by a module that it calls. */
export type Making = "resources" | "module";

/** What was before, by the path of a stack's file: of each blueprint, how its parts were made. */
export type History = ReadonlyMap<string, Readonly<Record<string, Making>>>;

/** Nothing was before. */
export const NO_HISTORY: History = new Map();

/** A kind of output: a pure function of the model, and of what was there before. */
export interface Output {
  readonly name: string;
  readonly render: (model: Model, history: History) => GeneratedFile[];
}
