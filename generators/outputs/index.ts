import { cdktfStacks } from "./cdktf-stacks";
import type { Output } from "./types";

/** Every output, by the name that its golden folder carries. */
export const outputs: readonly Output[] = [cdktfStacks];

export type { GeneratedFile, Output } from "./types";
