import { cdktfStacks } from "./stacks/stacks";
import type { Output } from "../files/file";

/** Every output, by the name that its golden folder carries. */
export const outputs: readonly Output[] = [cdktfStacks];

export type { GeneratedFile, Output } from "../files/file";
