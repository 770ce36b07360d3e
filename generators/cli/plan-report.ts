import { ownValue } from "../text/own-value";
import type { WritePlan } from "../files/write";
import { hasErrors } from "../problem";
import { displayPath } from "../text/paths";

/** What becomes of files, by their names. */
export interface Changes {
  readonly create: readonly string[];
  readonly update: readonly string[];
  readonly remove: readonly string[];
  readonly unchanged: readonly string[];
  /** Whether a list of generated files is out of date, though maybe no file is. */
  readonly staleManifest: boolean;
  /** What is to be said of a file's removal, by its name. */
  readonly notes: Readonly<Record<string, string>>;
  /** Where writing stopped on its way: what had been written or removed. */
  readonly stopped: readonly string[];
}

/** The changes of a plan; the names get the prefix. */
export function changesOf(plan: WritePlan, prefix = ""): Changes {
  const paths = (files: WritePlan["create"]): string[] => named(files.map(({ path }) => path));
  const named = (names: readonly string[]): string[] => names.map((name) => `${prefix}${name}`);
  return {
    create: paths(plan.create),
    update: paths(plan.update),
    remove: named(plan.remove),
    unchanged: paths(plan.unchanged),
    staleManifest: plan.staleManifest,
    notes: Object.fromEntries(
      Object.entries(plan.notes).map(([name, note]) => [`${prefix}${name}`, note]),
    ),
    stopped: hasErrors(plan.problems) ? named(plan.done ?? []) : [],
  };
}

/** The changes of several plans as one. */
export function joinChanges(all: readonly Changes[]): Changes {
  return {
    create: all.flatMap(({ create }) => create),
    update: all.flatMap(({ update }) => update),
    remove: all.flatMap(({ remove }) => remove),
    unchanged: all.flatMap(({ unchanged }) => unchanged),
    staleManifest: all.some(({ staleManifest }) => staleManifest),
    notes: Object.assign({}, ...all.map(({ notes }) => notes)) as Changes["notes"],
    stopped: all.flatMap(({ stopped }) => stopped),
  };
}

/** The names of files as JSON has them. */
export function asData(changes: Changes): Record<string, unknown> {
  const { create, update, remove, unchanged, stopped } = changes;
  return { create, update, remove, unchanged, ...(stopped.length > 0 && { stopped }) };
}

/** How many files there are, once the changes are made. */
export function fileCount({ create, update, unchanged }: Changes): number {
  return create.length + update.length + unchanged.length;
}

/** What is said of a folder besides its changes. */
export interface FolderReport {
  /** The folder as messages name it. */
  readonly folder: string;
  /** What it holds then: `6 stacks`. */
  readonly holds: string;
  /** Files beside the folder, as messages name them. */
  readonly beside?: { readonly create: readonly string[]; readonly update: readonly string[] };
  /** Whether nothing is written. */
  readonly check: boolean;
}

/** `created stacks/generated/dev-office.ts` and so on, and the state of the folder. */
export function planText(
  changes: Changes,
  { folder, holds, beside = { create: [], update: [] }, check }: FolderReport,
): string {
  const inFolder = (names: readonly string[]): string[] => names.map((name) => `${folder}/${name}`);
  const noted = (name: string): string => {
    const note = ownValue(changes.notes, name);
    return note === undefined || note === "" ? name : `${name} (${note})`;
  };
  const lines = (paths: readonly string[], would: string, did: string): string[] =>
    paths.map((path) => `${check ? would : did} ${path}`);
  return [
    ...lines([...inFolder(changes.create), ...beside.create], "would create", "created"),
    ...lines([...inFolder(changes.update), ...beside.update], "would update", "updated"),
    ...lines(inFolder(changes.remove.map(noted)), "would remove", "removed"),
    `${folder}: ${holds}, ${stateOf(changes, check)}`,
  ].join("\n");
}

function stateOf({ create, update, remove, staleManifest }: Changes, check: boolean): string {
  const changed = create.length + update.length + remove.length;
  if (changed > 0) return `${String(changed)} ${check ? "would change" : "changed"}`;
  if (!staleManifest) return "nothing to change";
  return `what is remembered of it ${check ? "would be" : "was"} brought up to date`;
}

/** What is said where no file was touched. */
export const NOTHING_WRITTEN = "nothing was written";

/**
 * What is said of a run that failed: every file that it changed all the same, or that there is none.
 *
 * @param more files outside of the plans' folders that were changed
 */
export function failureText(plans: readonly WritePlan[], more: readonly string[] = []): string {
  const inFolders = plans.flatMap(({ folder, done = [] }) =>
    done.map((name) => `${displayPath(folder)}/${name}`),
  );
  const changed = [...inFolders, ...more];
  if (changed.length === 0) return NOTHING_WRITTEN;
  return [
    ...changed.map((path) => `changed ${path}`),
    `stopped after ${String(changed.length)} files; a run without errors makes the other changes`,
  ].join("\n");
}
