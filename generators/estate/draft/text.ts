/** A draft as files: the fleet file, and blueprints beside it. */
import { blueprintFile } from "../../blueprints/load";
import { count } from "../../text/lists";
import { compare } from "../../text/names";
import { blueprintText } from "./blueprint-text";
import { roleWords } from "./live-role";
import type { Chosen } from "./said";
import type { Draft, DraftFleet } from "./types";
import { oneLine, yamlText, type Comment } from "../../text/yaml";
import type { Effects } from "./effects";
import type { Accepted } from "./accepted";

/** A file to be written, by its path from the draft's folder. */
export interface DraftFile {
  readonly path: string;
  readonly text: string;
}

/** The folder of the blueprints that a draft brings along. */
export const OWN_FOLDER = "blueprints";

/**
 * @param folders of blueprints that were at hand, as the fleet file is to name them
 * @param effects what the next apply does, as far as that is known
 */
export function draftFiles(
  draft: Draft,
  name: string,
  folders: readonly string[],
  accepted: Accepted,
  effects?: Effects,
): DraftFile[] {
  return [
    ...draft.own.map((one) => ({
      path: blueprintFile(one.data),
      text: blueprintText(one, accepted),
    })),
    { path: name, text: fleetText(draft, folders, accepted, effects) },
  ];
}

function fleetText(
  draft: Draft,
  folders: readonly string[],
  accepted: Accepted,
  effects?: Effects,
): string {
  const { environment, defaults, fleets, own } = draft;
  const allowed = accepted.allowed();
  const { name, account, region } = environment;
  const all = [...new Set([...folders, ...(own.length > 0 ? [`./${OWN_FOLDER}`] : [])])];
  const data = {
    version: 1,
    ...(all.length > 0 && { blueprints: all.length === 1 ? all[0] : all }),
    ...defaultsOf(defaults),
    environments: { [name]: { account, region } },
    ...allowing(allowed, ""),
    ...ofKind({ fleets, allowed }, "fleets", defaults.blueprint),
    ...ofKind({ fleets, allowed }, "workloads", defaults.blueprint),
  };
  const why = environment.regionWhy;
  const comments: Comment[] = [
    ...(why === undefined ? [] : [{ path: ["environments", name, "region"], text: why }]),
    ...fleets.flatMap((fleet) => saidComments(fleet)),
    ...choiceComments(draft),
    ...allowComments(fleets, allowed),
  ];
  const keys = ["blueprints", "defaults", "environments", "allow", "fleets", "workloads"];
  const gaps = keys.map((key) => [key]);
  return yamlText(data, { comments, gaps, head: headOf(draft, effects) });
}

function headOf({ environment, fleets, unsaid, along }: Draft, effects?: Effects): string[] {
  const { renamed = [], untold = [] } = effects ?? {};
  const changed = [...renamed, ...untold];
  const roles = fleets.reduce((sum, { live }) => sum + live.length, 0);
  return [
    `Drafted from the listing of the account ${environment.account}: ${count(roles, "role")} in ${count(fleets.length, "fleet")}.`,
    "Proved: each role can do, and trusts, what it does in the account, and nothing else.",
    ...along.map((name) => `Taken along, for its blueprint makes it: ${roleWords(name)}.`),
    ...(unsaid.length === 0 ? [] : ["Not in this file:"]),
    ...unsaid.map(({ what, why }) => `- ${oneLine(`${what}: ${why}`)}`),
    ...(changed.length === 0 ? [] : ["Nobody gains or loses by it, and yet:"]),
    ...changed.map((words) => `- ${oneLine(words)}`),
  ];
}

function defaultsOf(defaults: Draft["defaults"]): object {
  const { blueprint, with: values, tags, boundary } = defaults;
  const made = {
    ...(blueprint !== undefined && { blueprint }),
    ...(Object.keys(values).length > 0 && { with: values }),
    ...(boundary !== undefined && { permissions_boundary: boundary }),
    ...(Object.keys(tags).length > 0 && { tags }),
  };
  return Object.keys(made).length === 0 ? {} : { defaults: made };
}

type Allowed = ReturnType<Accepted["allowed"]>;

function allowing(allowed: Allowed, fleet: string): object {
  const entries = allowed.get(fleet);
  return entries === undefined ? {} : { allow: entries };
}

const FOUND =
  "found, and not judged: mend what should not be, and write the reason for what should";

function allowComments(fleets: readonly DraftFleet[], allowed: Allowed): Comment[] {
  const top = allowed.has("") ? [{ path: ["allow"], text: FOUND }] : [];
  const own = fleets.filter(({ name }) => allowed.has(name));
  return [...top, ...own.map(({ kind, name }) => ({ path: [kind, name, "allow"], text: FOUND }))];
}

function ofKind(
  { fleets, allowed }: { readonly fleets: readonly DraftFleet[]; readonly allowed: Allowed },
  kind: DraftFleet["kind"],
  blueprint: string | undefined,
): object {
  const own = fleets.filter((one) => one.kind === kind);
  if (own.length === 0) return {};
  const data = own.map((one) => [
    one.name,
    { ...dataOf(one, blueprint), ...allowing(allowed, one.name) },
  ]);
  return { [kind]: Object.fromEntries(data) as object };
}

function dataOf(fleet: DraftFleet, shared: string | undefined): object {
  const { blueprint, grants, statements, roles, tags, boundary } = fleet;
  const values = <T>(all: readonly Chosen<T>[]): T[] => all.map(({ value }) => value);
  return {
    ...(blueprint !== shared && { blueprint }),
    ...(Object.keys(fleet.with).length > 0 && { with: fleet.with }),
    ...(grants.length > 0 && { grants: values(grants) }),
    ...(statements.length > 0 && { statements: values(statements) }),
    ...(Object.keys(roles).length > 0 && { roles }),
    ...(boundary !== undefined && { permissions_boundary: boundary }),
    ...(Object.keys(tags).length > 0 && { tags }),
  };
}

function saidComments({ kind, name, grants, statements }: DraftFleet): Comment[] {
  const of = (key: string, all: readonly Chosen<unknown>[]): Comment[] =>
    all.map(({ why }, index) => ({ path: [kind, name, key, index], text: why }));
  return [...of("grants", grants), ...of("statements", statements)];
}

/** Above the first fleet of each blueprint, why it is that one. */
function choiceComments({ fleets, own }: Draft): Comment[] {
  const known = new Map(own.map((one) => [one.data.id, one]));
  const ids = [...new Set(fleets.map(({ blueprint }) => blueprint))].sort(compare);
  return ids.flatMap((id): Comment[] => {
    const all = fleets.filter(({ blueprint }) => blueprint === id);
    const [first] = all;
    if (first === undefined) return [];
    const roles = all.reduce((sum, { live }) => sum + live.length, 0);
    const mine = known.get(id);
    const text =
      mine === undefined
        ? `blueprint ${id}: names, trust and policies of ${roles === 0 ? "what is there" : count(roles, "role")} are proved equal to its own`
        : `blueprint ${id}: drafted for ${count(roles, "role")}, for no other has their names, trust and policies`;
    return [{ path: [first.kind, first.name], text }];
  });
}
