/** Stacks that were called something else, or whose fleets were. */
import type { Problem } from "../problem";
import { grouped } from "../text/grouped";
import { sortedUnique } from "../text/names";
import { formerUnknown } from "./stack-problems";
import { stackName } from "./stack-records";
import type { StackRecord, StackRecords } from "./stack-records";

/** What a stack, or something in it, was called when its roles were made. */
export interface Former {
  /** The path of its file. */
  readonly path: string;
  /** Paths of files that it can have had. */
  readonly paths: readonly string[];
  /** What the fleet file says so of. */
  readonly said: readonly SaidFormer[];
  /** Names in AWS follow the new ones. */
  readonly renews?: true;
  /** What its environment is, and was, called. */
  readonly environments: readonly string[];
}

/** `fleets` `quay` was `dock`. Of roles it is the name in AWS. */
export interface SaidFormer {
  readonly kind: string;
  readonly name: string;
  readonly was: string;
}

/** By the path of a stack of before, the stack that makes its roles anew. */
export function renewedBy(formers: readonly Former[]): ReadonlyMap<string, string> {
  return new Map(
    formers.flatMap(({ path, paths, renews }) =>
      renews ? paths.map((was) => [was, stackName(path)] as const) : [],
    ),
  );
}

/** What is known of the stacks of before, and of the account. */
export interface FormerlyKnown {
  readonly own: StackRecords;
  /** Those of other fleet files, from which fleets may have come. */
  readonly others?: StackRecords;
  /** By path, address → what Terraform imports it by. */
  readonly adopted: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Names of before under which there was nothing: a typing error would make roles anew. What was forgotten since is remembered by
 * the stacks that were made by the name; in a folder without stacks, nothing is.
 */
export function unknownFormers(
  folder: string,
  formers: readonly Former[],
  before: FormerlyKnown,
): Problem[] {
  if (before.own.size === 0) return [];
  const remembered = new Set([...before.own.values()].flatMap(({ formerly = [] }) => formerly));
  // An earlier version may have made it, which remembered nothing; so may one whose record is gone.
  const isOld = ({ path }: Former): boolean => {
    const record = before.own.get(path);
    return record !== undefined && record.roles === undefined;
  };
  const roles = rolesIn(before);
  const all = { ...before, own: new Map([...(before.others ?? []), ...before.own]) };
  const isKnown = (former: Former, one: SaidFormer): boolean =>
    remembered.has(wordOf(one)) || isOld(former) || wasThere(former, one, { ...all, roles });
  const known = new Map<string, { readonly one: SaidFormer; readonly is: boolean }>();
  for (const former of formers) {
    for (const one of former.said) {
      const key = [one.kind, one.name, one.was].join("/");
      if (!known.get(key)?.is) known.set(key, { one, is: isKnown(former, one) });
    }
  }
  return [...known.values()].flatMap(({ one, is }) => (is ? [] : [formerUnknown(folder, one)]));
}

/** By the path of a stack, what is to be remembered of it: all that it ever was called, for what is said may be taken back and said again. */
export function formerNames(
  formers: readonly Former[],
  own: StackRecords,
): ReadonlyMap<string, Pick<StackRecord, "formerly">> {
  const all = [...own].map(([path, { formerly = [] }]) => [path, formerly] as const);
  const now = formers.map(({ path, said }) => [path, said.map(wordOf)] as const);
  const byPath = grouped([...all, ...now], ([path]) => path);
  return new Map(
    [...byPath].flatMap(([path, some]) => {
      const formerly = sortedUnique(some.flatMap(([, words]) => words));
      return formerly.length === 0 ? [] : [[path, { formerly }] as const];
    }),
  );
}

/** Fleets and workloads share their names. */
function wordOf({ kind, was }: SaidFormer): string {
  return `${kind === "workloads" ? "fleets" : kind}/${was}`;
}

function wasThere(
  former: Former,
  { kind, was }: SaidFormer,
  { own, roles }: FormerlyKnown & { readonly roles: ReadonlySet<string> },
): boolean {
  if (kind === "environments") return hadEnvironment(was, own);
  if (kind === "roles") return roles.has(was.toLowerCase());
  return kind === "projects" ? hadProject(was, own) : hadFleet(former, was, own);
}

function hadProject(was: string, own: StackRecords): boolean {
  return [...own.values()].some(({ project = UNNAMED }) => project === was);
}

/** What stands for the name in states of a project that had none. */
const UNNAMED = "fleetroles";

function hadEnvironment(was: string, own: StackRecords): boolean {
  return [...own].some(([path, { environment }]) =>
    environment === undefined ? path.startsWith(`${was}-`) : environment === was,
  );
}

/** As a stack, or in one of several: parts of a fleet begin with its name there. */
function hadFleet({ environments }: Former, was: string, own: StackRecords): boolean {
  // An environment that is renamed again goes on saying what it was called at first: of the name in between, its records know.
  const once = new Set(environments.map((place) => `environments/${place}`));
  const places = [...own.values()].filter(
    ({ environment = "", formerly = [] }) =>
      environments.includes(environment) || formerly.some((word) => once.has(word)),
  );
  const names = [...environments, ...places.map(({ environment = "" }) => environment)];
  if (names.some((place) => own.has(`${place}-${was}.ts`))) return true;
  return places.some(({ parts = {}, left = {} }) =>
    [...Object.keys(parts), ...Object.keys(left)].some((key) => key.startsWith(`${was}_`)),
  );
}

/** Names of roles, whatever their paths: those that stacks have or had, and those that an account is found to have. */
function rolesIn({ own, adopted }: FormerlyKnown): ReadonlySet<string> {
  const ids = [...own.values()].flatMap(({ roles, made, released, dropped }) => [
    ...Object.values(roles ?? {}).map((whole) => whole.slice(whole.lastIndexOf("/") + 1)),
    ...[made, released, dropped].flatMap((all) => Object.values(all ?? {})),
  ]);
  const found = Object.values(adopted).flatMap((one) => Object.values(one));
  return new Set([...ids, ...found].map((id) => id.toLowerCase()));
}
