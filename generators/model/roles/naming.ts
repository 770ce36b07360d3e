/** What roles are called in AWS, and where they lie. */
import type { BlueprintRole } from "../../blueprints/schema";
import { problem, quote } from "../../problem";
import type { DataPath, Problem } from "../../problem";
import { isFault, parseTemplate, placeholders } from "../../source/template";
import { grouped } from "../../text/grouped";
import { expandOne, holds } from "../parts/scope";
import type { Scope } from "../parts/scope";
import { WORDS } from "./conflicts";
import type { OwnSettings, Said } from "./settings";

/** A role's name and path. */
export interface RoleNaming {
  readonly name: string;
  readonly path: string;
  /** What the fleet file puts around the blueprint's name. */
  readonly affixes?: { readonly prefix: string; readonly suffix: string };
}

/** The name and path of a role, as far as the blueprint lets the fleet file say them. */
export function roleNaming(part: BlueprintRole, scope: Scope, settings: OwnSettings): RoleNaming {
  const usual = expandOne(nameOf(part, scope), scope);
  const path = pathSaid(part, scope, settings)?.value;
  const given = { path: path ?? expandOne(part.path ?? "/", scope) };
  if (part.fixed?.name !== undefined) return { name: usual, ...given };
  if (settings.name) return { name: settings.name.value, ...given };
  const prefix = settings.name_prefix?.value ?? "";
  const suffix = settings.name_suffix?.value ?? "";
  const affixes = prefix + suffix === "" ? {} : { affixes: { prefix, suffix } };
  return { name: `${prefix}${usual}${suffix}`, ...given, ...affixes };
}

function nameOf({ name, other_name: other }: BlueprintRole, scope: Scope): string {
  return other && holds(other.when, scope) ? other.name : name;
}

/**
 * The path that is set beside the blueprint's; undefined where that stands: for good, or because a parameter that it comes of
 * is set nearer to the role.
 */
function pathSaid(
  part: BlueprintRole,
  scope: Scope,
  { path }: OwnSettings,
): Said<string> | undefined {
  if (path === undefined || part.fixed?.path !== undefined) return undefined;
  if (path.level === "role") return path;
  const [parameter] = parametersSet(part, scope);
  if (parameter === undefined) return path;
  const isOfFleet = parameter[0] !== "defaults";
  if (path.level === "fleet") return path;
  return isOfFleet || path.level === "defaults" ? undefined : path;
}

/** Where the fleet file sets parameters that the blueprint makes a role's path of. */
function parametersSet({ path = "/" }: BlueprintRole, { explicit }: Scope): DataPath[] {
  const template = parseTemplate(path);
  if (isFault(template) || explicit === undefined) return [];
  return placeholders(template).flatMap((name) => {
    const at = explicit.get(name);
    return at === undefined ? [] : [at];
  });
}

/** A role of a blueprint, and what is set for it. */
export interface SetRole {
  readonly id: string;
  readonly part: BlueprintRole;
  readonly settings: OwnSettings;
}

/** What is set of names and paths, and does not come about: for the blueprint does not let it, or it is said twice. */
export function namingProblems(roles: readonly SetRole[], scope: Scope): Problem[] {
  const kept = grouped(roles.flatMap(keptBy), ({ said, why }) => JSON.stringify([said.path, why]));
  return [
    ...[...kept.values()].map(keptProblem),
    ...roles.flatMap(({ id, part, settings }) => twice(id, part, scope, settings)),
    ...roles.flatMap((one) => unchanged(one, scope)),
  ];
}

/** Something that a role has of its blueprint, whatever is said. */
interface Kept {
  readonly role: string;
  readonly said: Said<unknown>;
  readonly why: string;
}

function keptBy({ id: role, part: { fixed = {} }, settings }: SetRole): Kept[] {
  const { name, name_prefix: prefix, name_suffix: suffix, path } = settings;
  const found = [
    ...[name, prefix, suffix].map((said) => [said, fixed.name] as const),
    [path, fixed.path] as const,
  ];
  return found.flatMap(([said, why]) =>
    said === undefined || why === undefined ? [] : [{ role, said, why }],
  );
}

/** Said of one role it is a mistake; said of all, as a rule of the company, these roles are the exception. */
function keptProblem(all: readonly [Kept, ...Kept[]]): Problem {
  const [{ said, why }] = all;
  const what = WORDS[said.path.at(-1) as keyof typeof WORDS];
  const isRule = said.level !== "role";
  const roles = all.map(({ role }) => quote(role));
  const who =
    roles.length === 1 ? `role ${String(roles[0])} keeps` : `roles ${roles.join(", ")} keep`;
  return problem(isRule ? "name-kept" : "fixed-name", {
    message: `the ${who} what the blueprint says, and not the ${what} ${quote(said.value)}: ${why}`,
    fix: isRule ? "nothing to do, if that is all right" : `remove the ${what}`,
    path: said.path,
    atKey: true,
  });
}

/** A role that is to get another name, and has it. */
function unchanged({ id, part, settings }: SetRole, scope: Scope): Problem[] {
  const { formerly } = settings;
  if (formerly === undefined) return [];
  const { name } = roleNaming(part, scope, settings);
  if (formerly.value !== name) return [];
  return [
    problem("no-effect", {
      message: `the role ${quote(id)} is called ${quote(name)}, and was before`,
      fix: "remove formerly and keep_names",
      path: formerly.path,
      atKey: true,
    }),
  ];
}

/** A fleet that says the path of its roles by a parameter of the blueprint, and by itself. */
function twice(id: string, part: BlueprintRole, scope: Scope, { path }: OwnSettings): Problem[] {
  if (path?.level !== "fleet" || part.fixed?.path !== undefined) return [];
  const other = parametersSet(part, scope).find(([first]) => first !== "defaults");
  if (other === undefined) return [];
  return [
    problem("conflicting-keys", {
      message: `the path of the role ${quote(id)} is set twice: by the parameter ${quote(other.at(-1))} as well`,
      fix: "remove one of the two",
      path: path.path,
      atKey: true,
    }),
  ];
}

/** `{{service_name}}` and `{{service_path}}` of the roles that there are: what other texts of the blueprint name them by. */
export function roleFacts(
  roles: readonly (readonly [string, RoleNaming])[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    roles.flatMap(([id, { name, path }]) => [
      [`${id}_name`, name],
      [`${id}_path`, path],
    ]),
  );
}
