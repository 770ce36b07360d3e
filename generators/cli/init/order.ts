/** What a new project is to have, from the answers of a user. */
import type { GeneratedFile } from "../../files/file";
import type { ProjectOrder } from "../../files/new-project";
import {
  APP_FILE,
  CI_SYSTEMS,
  FLEET_FILE,
  IGNORE_FILE,
  PACKAGE_FILE,
  grownIgnore,
  grownPackage,
  projectFiles,
} from "../../outputs";
import type { CiSystem, ProjectPackages } from "../../outputs";
import { packageVersion, testedVersion } from "../../package-root";
import { appNames, projectApp } from "../../source/app";
import type { Given } from "./questions";

/** What was answered, and what came of it. */
export interface Answered {
  readonly project: string;
  readonly account: string;
  /** The fleet file, and blueprints beside it. */
  readonly fleetFiles: readonly GeneratedFile[];
  /** Where state lies, in words; undefined where it lies in the project's folder. */
  readonly state?: string;
}

/** An order, and what it cannot do for the user. */
export interface InitOrder extends ProjectOrder {
  /** How the app is started that the folder has already, where it does not make these stacks. */
  readonly app?: string;
  /** Whether CI is to run Terraform on a state that it loses. */
  readonly losesState: boolean;
  readonly ci: CiSystem;
}

/** By which the app and the editor understand its text. */
const TOOLS = ["@types/node", "tsx", "typescript"];

/** The files of the project. */
export function projectOrder(
  folder: string,
  answered: Answered,
  { ci: system, hook = false, keep }: Pick<Given, "ci" | "hook"> & { readonly keep: boolean },
): InitOrder {
  const names = appNames();
  const packages = packagesOf(names.packages);
  const ci = CI_SYSTEMS.find((one) => one === system) ?? "none";
  const app = projectApp(folder);
  const isApp = !("id" in app);
  const isForeign = isApp && !app.command.includes(APP_FILE);
  const files = projectFiles({ ...answered, names, packages, ci, hook, ownApp: !isForeign });
  const ignored = files.find(({ path }) => path === IGNORE_FILE)?.content ?? "";
  return {
    folder,
    files,
    keep: keep || isApp,
    ci,
    losesState: ci !== "none" && answered.state === undefined,
    own: [FLEET_FILE, ...answered.fleetFiles.map(({ path }) => path)],
    others: ["fleets.yml", "fleets.json"],
    grows: [
      { path: PACKAGE_FILE, with: (text) => grownPackage(text, packages) },
      { path: IGNORE_FILE, with: (text) => grownIgnore(text, String(ignored)) },
    ],
    ...(isForeign && { app: app.command }),
  };
}

/** As the tests have them, and what is compatible. */
function packagesOf(framework: readonly string[]): ProjectPackages {
  const ranges = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, `^${testedVersion(name)}`]));
  return {
    dependencies: { ...ranges(framework), fleetroles: `^${packageVersion()}` },
    devDependencies: ranges(TOOLS),
  };
}
