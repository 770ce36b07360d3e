import type { Problem } from "../problem";
import { displayPath } from "../text/paths";
import { changes } from "../files/write";
import type { WritePlan } from "../files/write";
import { EXIT } from "./exit-codes";
import type { Format } from "./formats";
import type { Target } from "./module-targets";
import { print, printProblems } from "./output";

/** A module that is planned, and then written. */
export interface Module {
  readonly name: string;
  readonly folder: string;
  readonly plan: WritePlan;
  readonly version: string;
  readonly archive?: Archive;
}

export interface Archive {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly state: "none" | "same" | "other";
}

/** A target with what came of it. */
export interface Result {
  readonly target: Target;
  readonly problems: readonly Problem[];
  readonly module?: Module;
}

/** Prints what became of the modules; `fine`: there were no errors. Returns the exit code. */
export function reportModules(
  results: readonly Result[],
  { format, check }: { readonly format: Format; readonly check: boolean },
  fine: boolean,
): number {
  const modules = results.flatMap(({ module }) => module ?? []);
  if (format === "json") {
    const problems = results.flatMap((result) => result.problems);
    printProblems(problems, {}, { format, file: "", more: { modules: modules.map(asData) } });
  } else {
    for (const { target, problems } of results) {
      const { file, text } = target;
      printProblems(problems, text === undefined ? {} : { text }, { format, file });
    }
    print(fine ? modules.map((module) => textOf(module, check)).join("\n") : "nothing was written");
  }
  if (!fine) return EXIT.problems;
  return check && modules.some(wouldChange) ? EXIT.problems : EXIT.fine;
}

/** An archive need not be there to be checked: few keep it with the module. */
function wouldChange({ plan, archive }: Module): boolean {
  return changes(plan) || archive?.state === "other";
}

function asData({ name, folder, plan, version, archive }: Module): Record<string, unknown> {
  const paths = (files: WritePlan["create"]): string[] => files.map(({ path }) => path);
  return {
    name,
    folder: displayPath(folder),
    version,
    create: paths(plan.create),
    update: paths(plan.update),
    remove: plan.remove,
    unchanged: paths(plan.unchanged),
    ...(archive && { archive: displayPath(archive.path) }),
  };
}

function textOf({ folder, plan, version, archive }: Module, check: boolean): string {
  const { create, update, remove, unchanged, staleManifest } = plan;
  const at = displayPath(folder);
  const line = (paths: readonly string[], would: string, did: string): string[] =>
    paths.map((path) => `${check ? would : did} ${path}`);
  const inFolder = (files: WritePlan["create"]): string[] =>
    files.map(({ path }) => `${at}/${path}`);
  const made = archive?.state === "none" && !check ? [displayPath(archive.path)] : [];
  const renewed = archive?.state === "other" ? [displayPath(archive.path)] : [];
  const changed = create.length + update.length + remove.length;
  const count = create.length + update.length + unchanged.length;
  const state =
    changed > 0
      ? `${String(changed)} ${check ? "would change" : "changed"}`
      : staleManifest
        ? `the manifest ${check ? "would be" : "was"} brought up to date`
        : "nothing to change";
  return [
    ...line([...inFolder(create), ...made], "would create", "created"),
    ...line([...inFolder(update), ...renewed], "would update", "updated"),
    ...line(
      remove.map((path) => `${at}/${path}`),
      "would remove",
      "removed",
    ),
    `${at}: version ${version}, ${String(count)} files, ${state}`,
  ].join("\n");
}
