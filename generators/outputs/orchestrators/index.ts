/** What orchestrators of Terraform are told of stacks, in the form that each takes. */
import { template } from "../../render";
import { grouped } from "../../text/grouped";
import type { AffectedStack } from "./affected";
import { githubMatrices } from "./github";
import { ordered } from "./ordered";

/** A form: what stacks come to in it, or undefined where it cannot say them. */
export type RunList = (stacks: readonly AffectedStack[]) => string | undefined;

/** The forms by their names. */
export const RUN_LISTS: Readonly<
  Record<"github" | "gitlab" | "atlantis" | "terragrunt" | "terramate", RunList>
> = {
  github: githubMatrices,
  gitlab: gitlabPipeline,
  atlantis: atlantisProjects,
  terragrunt: terragruntQueues,
  terramate: terramateFolders,
};

/** A text of JSON is one of YAML, and reads as a text whatever it holds. */
const helpers = { yaml: (text: string) => JSON.stringify(text) };

function atlantisProjects(stacks: readonly AffectedStack[]): string {
  return template<object>("orchestrators/atlantis.yaml.hbs", helpers)({ stacks: ordered(stacks) });
}

/** One group's jobs are one stage. */
function gitlabPipeline(stacks: readonly AffectedStack[]): string {
  const all = ordered(stacks).map((one) => ({
    ...{ environment: "", account: "", ...one },
    plan: `plan ${one.name}`,
    apply: `apply ${one.name}`,
    stage: stageOf(one),
  }));
  const groups = [...new Set(all.map(({ stage }) => stage))];
  return template<object>("orchestrators/gitlab.yml.hbs", helpers)({ stacks: all, groups });
}

function stageOf({ group }: AffectedStack): string {
  return `apply ${String(group)}`;
}

/** A line for each group: the arguments by which `terragrunt run --all` takes its stacks and no other. */
function terragruntQueues(stacks: readonly AffectedStack[]): string {
  const lines = [...grouped(ordered(stacks), stageOf).values()].map((some) =>
    ["--queue-strict-include", ...some.map(({ folder }) => `--queue-include-dir ${folder}`)].join(
      " ",
    ),
  );
  return lines.map((line) => `${line}\n`).join("");
}

/** A folder on each line, in order. */
function terramateFolders(stacks: readonly AffectedStack[]): string {
  return ordered(stacks)
    .map(({ folder }) => `${folder}\n`)
    .join("");
}
