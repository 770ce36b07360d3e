/** What a new project is to have, from the answers of a user. */
import type { ProjectOrder } from "../../files/new-project";
import {
  APP_FILE,
  CI_SYSTEMS,
  FLEET_FILE,
  PACKAGE_FILE,
  grownPackage,
  projectFiles,
} from "../../outputs";
import type { ProjectPackages } from "../../outputs";
import type { Answers, FirstFile } from "../../project";
import { packageVersion, testedVersion } from "../../render";
import { appNames, projectApp } from "../../source/app";
import type { Given } from "./questions";

/** What was answered. */
export interface Answered {
  readonly answers: Answers;
  readonly given: Given;
  readonly first: FirstFile;
}

/** An order, and what it cannot do for the user. */
export interface InitOrder extends ProjectOrder {
  /** How the app is started that the folder has already, where it does not make these stacks. */
  readonly app?: string;
  /** Whether CI is to run Terraform. */
  readonly hasCi: boolean;
}

/** By which the app and the editor understand its text. */
const TOOLS = ["@types/node", "tsx", "typescript"];

/** The files of the project. */
export function projectOrder(
  folder: string,
  { answers, given, first }: Answered,
  keep: boolean,
): InitOrder {
  const names = appNames();
  const packages = packagesOf(names.packages);
  const ci = CI_SYSTEMS.find((one) => one === given.ci) ?? "none";
  const files = projectFiles({
    ...{ project: answers.project, account: answers.account, names, packages },
    fleetFiles: [{ path: FLEET_FILE, content: first.text }],
    ci,
    hook: given.hook ?? false,
    ...(first.state !== undefined && { state: first.state }),
  });
  const app = foreignApp(folder);
  return {
    folder,
    files: app === undefined ? files : files.filter(({ path }) => path !== APP_FILE),
    keep: keep || isApp(folder),
    hasCi: ci !== "none",
    own: [FLEET_FILE],
    others: ["fleets.yml", "fleets.json"],
    grows: { path: PACKAGE_FILE, with: (text) => grownPackage(text, packages) },
    ...(app !== undefined && { app }),
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

function isApp(folder: string): boolean {
  const app = projectApp(folder);
  return !("id" in app);
}

/** An app of the folder's own. */
function foreignApp(folder: string): string | undefined {
  const app = projectApp(folder);
  return "id" in app || app.command.includes(APP_FILE) ? undefined : app.command;
}
