/** What orchestrators want beside each root module: which others are applied before it. */
import type { GeneratedFile } from "../../files/file";
import { template } from "../../render";
import { hclString } from "../terraform-module/hcl";
import type { AffectedStack } from "./affected";
import { ordered } from "./ordered";

/** The file that each of them wants, and its template. */
const FILES = {
  terragrunt: { name: "terragrunt.hcl", from: "orchestrators/terragrunt.hcl.hbs" },
  terramate: { name: "stack.tm.hcl", from: "orchestrators/stack.tm.hcl.hbs" },
} as const;

/** An orchestrator that wants a file beside each root module. */
export type Engine = keyof typeof FILES;

/** Their names. */
export const ENGINES = Object.keys(FILES) as readonly Engine[];

/**
 * For each stack, in its folder below that of all root modules, the file that the orchestrator wants: `prod-dock/terragrunt.hcl`, which names
 * the folders of those that are applied before. Both orchestrators read paths from the folder of the file.
 */
export function filesBeside(engine: Engine, stacks: readonly AffectedStack[]): GeneratedFile[] {
  const { name, from } = FILES[engine];
  const render = template<object>(from, { hcl: hclString });
  return ordered(stacks).map((one) => ({
    path: `${one.name}/${name}`,
    content: render({ name: one.name, after: one.after.map((other) => `../${other}`) }),
  }));
}
