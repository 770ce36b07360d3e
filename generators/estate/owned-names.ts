/** Which names of roles in an account are those of this project's fleets. */
import type { PolicyHolder } from "../access/holder";
import type { BlueprintData } from "../blueprints/schema";
import type { Environment, Role, Stack } from "../model/types";
import { isFault, parseTemplate, type TemplatePart } from "../source/template";
import { grouped } from "../text/grouped";
import { ownValue } from "../text/own-value";

/** What the names of one kind of roles begin with, and end in: the fleet's name is in between. */
export interface OwnedNames {
  /** `AWSDeepLensGreengrassGroupRole-dev-` */
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * What blueprints call the roles of fleets in the environments of the stacks, whether a fleet is made from them or was once: a
 * role `Relay-dev-gone` is of a fleet of `dev` that the file does not have. Names without the fleet's are no pattern: of
 * `AWSDeepLensServiceRole` there is one in an account, and whoever made it may use it.
 */
export function namesOwned(
  blueprints: readonly Pick<BlueprintData, "roles">[],
  stacks: readonly Stack[],
  project: string | undefined,
): OwnedNames[] {
  const roles = blueprints.flatMap((one) => Object.values(one.roles ?? {}));
  const ofFleets = roles.filter(({ scope }) => scope === "fleet");
  const places = [...grouped(stacks, ({ environment }) => environment.name).values()];
  return places.flatMap(([first, ...rest]) => {
    const facts = factsOf(first.environment, project);
    const around = affixesIn([first, ...rest]);
    return ofFleets
      .flatMap(({ name }) => ownedBy(name, facts))
      .flatMap(({ prefix, suffix }) =>
        around.map((one) => ({ prefix: one.prefix + prefix, suffix: suffix + one.suffix })),
      );
  });
}

type Affixes = NonNullable<Role["affixes"]>;

/** What the file puts around names in an environment: nothing, and each of what some role has. */
function affixesIn(stacks: readonly Stack[]): Affixes[] {
  const all = stacks.flatMap(({ roles }) => roles.flatMap(({ affixes }) => affixes ?? []));
  const keyed = [NONE, ...all].map((one) => [JSON.stringify(one), one] as const);
  return [...new Map(keyed).values()];
}

const NONE: Affixes = { prefix: "", suffix: "" };

type Facts = Readonly<Record<string, string>>;

function factsOf(environment: Environment, project?: string): Facts {
  const { name, formerly = name, account, region, partition } = environment;
  const facts = { environment: formerly, account, region, partition };
  return project === undefined ? facts : { ...facts, project };
}

function ownedBy(name: string, facts: Facts): OwnedNames[] {
  const parts = partsOf(name);
  const at = parts.findIndex((part) => "name" in part && part.name === "fleet");
  const prefix = at < 0 ? undefined : filled(parts.slice(0, at), facts);
  // With nothing before it, every name would be one of ours.
  if (prefix === undefined || prefix === "") return [];
  return [{ prefix, suffix: filled(parts.slice(at + 1), facts) ?? "" }];
}

function partsOf(text: string): readonly TemplatePart[] {
  const template = parseTemplate(text);
  return isFault(template) ? [] : template.parts;
}

/** Undefined where there is a parameter, which each fleet may set. */
function filled(parts: readonly TemplatePart[], facts: Facts): string | undefined {
  const texts = parts.map((part) => ("text" in part ? part.text : ownValue(facts, part.name)));
  return texts.includes(undefined) ? undefined : texts.join("");
}

/** Whether a role is called so, whatever its path and case: an account has one role of a name (facts: roles.md, IAM quotas). */
export function belongsTo(
  { name: written = "" }: Pick<PolicyHolder, "name">,
  names: readonly OwnedNames[],
): boolean {
  const name = written.toLowerCase();
  return names.some(({ prefix, suffix }) => {
    const isLonger = name.length > prefix.length + suffix.length;
    return isLonger && name.startsWith(prefix.toLowerCase()) && name.endsWith(suffix.toLowerCase());
  });
}
