/** The roles that CI assumes, which a project of their own makes: nobody applies the roles that they are applied with. */
import type { CiSystem } from "../../outputs";
import type { Model } from "../../model/types";
import { sortedUnique } from "../../text/names";
import { shellWord } from "../../text/shell";
import { firstName } from "../../project";

/** The blueprint of the two roles. */
const BLUEPRINT = "ci";

/** What names them in the project. */
const NAMED_IN: Readonly<Record<Exclude<CiSystem, "none">, string>> = {
  github: ".github/workflows/roles.yml",
  gitlab: ".gitlab-ci.yml",
};

/** What comes first, and the command that begins it; nothing where no CI was chosen, or it is the project of those roles itself. `folder` is to be theirs. */
export function pipelineLines(
  { stacks }: Pick<Model, "stacks">,
  ci: CiSystem,
  folder: string,
): string[] {
  const [first] = stacks;
  const isOfPipelines = stacks.some(({ roles }) =>
    roles.some(({ blueprint }) => blueprint === BLUEPRINT),
  );
  if (ci === "none" || first === undefined || isOfPipelines) return [];
  const { account, region, name } = first.environment;
  const fleet = firstName(BLUEPRINT);
  const values = Object.entries(ownedBy(stacks)).filter(([, all]) => all.length > 0);
  const args = [
    `--blueprint ${BLUEPRINT} --environment ${name} --account ${account} --region ${region}`,
    `--with host=${ci} --with repository=OWNER/NAME`,
    ...values.map(([parameter, all]) => `--with ${parameter}=${shellWord(all.join(","))}`),
  ];
  const role = (kind: string): string => `ci/Pipeline${kind}-${name}-${fleet}`;
  return [
    `before CI runs, people make the two roles that it assumes, ${role("Plan")} and ${role("Apply")} (${NAMED_IN[ci]} names them), in a project of their own:`,
    `  npx fleetroles init ${shellWord(folder)} ${args.join(" ")}`,
  ];
}

/** What the project makes, by the blueprint's parameters for it. */
function ownedBy(stacks: Model["stacks"]): Readonly<Record<string, string[]>> {
  const names = (all: readonly { readonly name: string; readonly path?: string }[]): string[] =>
    sortedUnique(all.map(({ name, path = "/" }) => `${path.slice(1)}${name}`));
  const roles = names(stacks.flatMap((one) => one.roles));
  return {
    // A project without roles can get some: which, nobody knows yet, and the blueprint asks for it.
    roles: roles.length > 0 ? roles : ["ROLE-NAMES"],
    policies: names(stacks.flatMap(({ policies }) => policies)),
    attached_policies: sortedUnique(
      stacks.flatMap((one) => one.roles.flatMap(({ managedPolicies }) => managedPolicies)),
    ),
    role_aliases: names(stacks.flatMap(({ roleAliases }) => roleAliases)),
    iot_policies: names(stacks.flatMap(({ iotPolicies }) => iotPolicies)),
  };
}
