import type { Format } from "./format";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { json } from "./json";
import { junit } from "./junit";
import { sarif } from "./sarif";
import { text } from "./text";

/** Every way to print problems, by the name that `--format` takes. */
export const formats = { text, json, github, gitlab, sarif, junit } as const satisfies Readonly<
  Record<string, Format>
>;

export type FormatName = keyof typeof formats;

/** Of commands that print results besides problems: the others have no room for them. */
export const RESULT_FORMATS: readonly FormatName[] = ["text", "json"];

export { counts } from "./counts";
export type { Format, Surroundings } from "./format";
