/** A project around a fleet file: all that is needed to check, generate, synthesize and plan it. */
import type { GeneratedFile } from "../../files/file";
import { MANIFEST, OWN_HEAD, manifestText } from "../../files/manifest";
import type { NewFile } from "../../files/staging";
import { template } from "../../render";
import { markdownText } from "../../text/markdown";
import { githubWorkflow } from "../orchestrators/workflow";
import { packageText, type ProjectPackages } from "./package-json";

/** Who runs Terraform for the project. */
export const CI_SYSTEMS = ["none", "github", "gitlab"] as const;

export type CiSystem = (typeof CI_SYSTEMS)[number];

/** What a project is made of. */
export interface ProjectSettings {
  /** The project's name: a package's, too. */
  readonly project: string;
  /** The fleet file, and blueprints beside it. */
  readonly fleetFiles: readonly GeneratedFile[];
  /** Where state lies, in words; undefined where it lies in the project's folder. */
  readonly state?: string;
  /** The account that the first plan is of, if it is one. */
  readonly account?: string;
  readonly ci: CiSystem;
  /** Whether the project is to have an app: a folder may have one already. */
  readonly ownApp: boolean;
  /** Whether Git is to check before it commits. */
  readonly hook: boolean;
  /** What the framework of the stacks calls its files. */
  readonly names: { readonly settings: string; readonly output: string };
  /** Packages that the project needs: names and ranges. */
  readonly packages: ProjectPackages;
}

/** The file that a project is about. */
export const FLEET_FILE = "fleets.yaml";

/** The app that synthesizes the project's stacks. */
export const APP_FILE = "stacks/main.ts";

/** By which `npm` knows the project; one that is there already gets what it lacks. */
export const PACKAGE_FILE = "package.json";

/** What Git is to leave out; one that is there already gets what it lacks. */
export const IGNORE_FILE = ".gitignore";

/** From this version on, Terraform lets go of what a stack does not make any more. */
const TERRAFORM = "1.7";

/** All files of a project, by their paths from its folder. The same settings give the same bytes. */
export function projectFiles(settings: ProjectSettings): NewFile[] {
  const { names, project, fleetFiles } = settings;
  const view = viewOf(settings);
  const made = (name: string): string => template<object>(`init/${name}.hbs`, {})(view);
  return [
    ...fleetFiles,
    { path: names.settings, content: json(appSettings(project)) },
    ...(settings.ownApp ? [{ path: APP_FILE, content: made("main.ts") }] : []),
    { path: "tsconfig.json", content: json(TSCONFIG) },
    { path: PACKAGE_FILE, content: packageText(project, settings.packages) },
    { path: "scripts/plan.mjs", content: made("plan.mjs") },
    { path: IGNORE_FILE, content: made("gitignore") },
    { path: ".editorconfig", content: made("editorconfig") },
    { path: "README.md", content: made("README.md") },
    ...ciFiles(settings.ci, made),
    ...(settings.hook
      ? [{ path: ".githooks/pre-commit", content: made("pre-commit"), mode: 0o755 }]
      : []),
  ];
}

function ciFiles(ci: CiSystem, made: (name: string) => string): GeneratedFile[] {
  if (ci === "none") return [];
  if (ci === "gitlab") return [{ path: ".gitlab-ci.yml", content: made("gitlab.yml") }];
  const folder = ".github/workflows";
  const workflow = githubWorkflow({
    file: FLEET_FILE,
    out: "stacks/generated",
    roots: "terraform",
  });
  return [
    { path: `${folder}/${workflow.path}`, content: workflow.content },
    // By it, fleetroles workflow knows the file as its own.
    { path: `${folder}/${MANIFEST}`, content: manifestText([workflow], OWN_HEAD) },
    { path: `${folder}/roles.yml`, content: made("github.yml") },
  ];
}

function viewOf({ project, names, state, account, ci, hook, ownApp }: ProjectSettings): object {
  return {
    ...{ project, hook, ownApp, terraform: TERRAFORM, fleetFile: FLEET_FILE, ...names },
    state: markdownText(state ?? ""),
    account: account ?? "",
    stateIsLocal: state === undefined,
    ci: ci !== "none",
    isGithub: ci === "github",
    isGitlab: ci === "gitlab",
  };
}

/** The project's id is its name: a clock or chance would give another one each time. */
function appSettings(project: string): object {
  return {
    language: "typescript",
    app: `npx tsx ${APP_FILE}`,
    projectId: project,
    sendCrashReports: "false",
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    module: "nodenext",
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
  },
  include: ["stacks"],
};

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
