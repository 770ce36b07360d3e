import { parse } from "yaml";
import { packageFolder } from "../package-root";
import { textsIn } from "../source/texts-in";
import { explanationFileSchema } from "./schema";
import type { Explanation } from "./schema";

export type { Example, Explanation } from "./schema";

/** The folder of the files. */
export const EXPLANATIONS = packageFolder("templates", "problems");

let loaded: ReadonlyMap<string, Explanation> | undefined;

/**
 * What is said of problems, by id. Read once per process.
 *
 * @throws Error for a file of the package that is not as it should be, or an id that two files have: the tests see to that
 */
export function explanations(): ReadonlyMap<string, Explanation> {
  loaded ??= read();
  return loaded;
}

function read(): ReadonlyMap<string, Explanation> {
  const files = [...textsIn(EXPLANATIONS)].filter(([name]) => /^[^/]+\.yaml$/.test(name));
  const entries = files.flatMap(([, text]) => {
    const data: unknown = parse(text);
    return Object.entries(explanationFileSchema.parse(data));
  });
  const all = new Map(entries);
  if (all.size < entries.length) throw new Error("two explanations are of one id");
  return all;
}
