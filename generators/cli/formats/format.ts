import type { createColors } from "picocolors";
import type { Problem } from "../../problem";

export type Colors = ReturnType<typeof createColors>;

/** What problems are printed with. */
export interface Surroundings {
  /** File name → content: code frames quote it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly colors: Colors;
  /** What a command has to say besides the problems, where a format has room for it. */
  readonly more: Readonly<Record<string, unknown>>;
  /** Problems that the fleet file accepts, where there is one. */
  readonly accepted?: readonly Problem[];
}

/** A way to print problems. */
export interface Format {
  /** For whom it is, as `--help` lists it. */
  readonly description: string;
  /** Standard output is for what programs read. */
  readonly stream: "stdout" | "stderr";
  /** An empty text is not printed. */
  readonly render: (problems: readonly Problem[], surroundings: Surroundings) => string;
}
