import type { Problem } from "../problem";
import { displayPath } from "../text/paths";
import { changes } from "../files/write";
import type { WritePlan } from "../files/write";
import { EXIT } from "./exit-codes";
import type { FormatName } from "./formats";
import type { Target } from "./module-targets";
import { print } from "./output";
import { printProblems } from "./print-problems";
import { asData, changesOf, failureText, fileCount, planText } from "./plan-report";

/** A module that is planned, and then written. */
export interface Module {
  readonly name: string;
  readonly folder: string;
  readonly plan: WritePlan;
  readonly version: string;
  readonly archive?: Archive;
  /** What was written beside its folder. */
  readonly written?: readonly string[];
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
  { format, check }: { readonly format: FormatName; readonly check: boolean },
  fine: boolean,
): number {
  const modules = results.flatMap(({ module }) => module ?? []);
  printProblems(
    results.flatMap(({ problems }) => problems),
    {
      format,
      texts: Object.fromEntries(results.map(({ target: { file, text } }) => [file, text])),
      more: { modules: modules.map(moduleData) },
    },
  );
  if (format === "text") {
    print(
      fine
        ? modules.map((one) => moduleText(one, check)).join("\n")
        : failureText(
            modules.map(({ plan }) => plan),
            modules.flatMap(({ written = [] }) => written.map(displayPath)),
          ),
    );
  }
  if (!fine) return EXIT.problems;
  return check && modules.some(wouldChange) ? EXIT.problems : EXIT.fine;
}

/** An archive need not be there to be checked: few keep it with the module. */
function wouldChange({ plan, archive }: Module): boolean {
  return changes(plan) || archive?.state === "other";
}

function moduleData({ name, folder, plan, version, archive }: Module): Record<string, unknown> {
  return {
    name,
    folder: displayPath(folder),
    version,
    ...asData(changesOf(plan)),
    ...(archive && { archive: displayPath(archive.path) }),
  };
}

function moduleText({ folder, plan, version, archive }: Module, check: boolean): string {
  const files = changesOf(plan);
  const archives = archive === undefined ? [] : [displayPath(archive.path)];
  return planText(files, {
    folder: displayPath(folder),
    holds: `version ${version}, ${String(fileCount(files))} files`,
    beside: {
      create: archive?.state === "none" && !check ? archives : [],
      update: archive?.state === "other" ? archives : [],
    },
    check,
  });
}
