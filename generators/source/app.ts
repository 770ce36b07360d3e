/** The app that synthesizes a project's stacks, as the project's own settings say how it is started. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-root";
import { problem, quote } from "../problem";
import type { Problem } from "../problem";
import { displayPath } from "../text/paths";
import { readJson } from "./input";

/** What the framework of the stacks calls its files and variables. */
export interface AppNames {
  /** The file with a project's settings. */
  readonly settings: string;
  /** Where stacks are synthesized to, where the settings do not say. */
  readonly output: string;
  /** In that folder, what was synthesized. */
  readonly manifest: string;
  /** In a stack's folder, its Terraform JSON. */
  readonly stack: string;
  /** By which the app is told where to synthesize to, and what the settings say to it. */
  readonly variables: { readonly output: string; readonly context: string };
  /** What a project has to have installed for it. */
  readonly packages: readonly string[];
  /** Variables that are always so. */
  readonly set: Readonly<Record<string, string>>;
}

/** A project's app. */
export interface ProjectApp {
  readonly names: AppNames;
  /** The file with the settings. */
  readonly file: string;
  /** Its folder. */
  readonly project: string;
  /** How it is started, by a shell in the project's folder. */
  readonly command: string;
  /** Where it synthesizes to, from the project's folder. */
  readonly output: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** What the framework calls its files and variables. */
export function appNames(): AppNames {
  const file = packageFolder("templates", "cdktf-stack", "app.json");
  return JSON.parse(readFileSync(file, "utf8")) as AppNames;
}

/** The folder with the stacks that a project's app synthesizes, from the project's, as far as the settings can be read. */
export function synthesizedRoots(project: string): string {
  const names = appNames();
  const app = existsSync(join(project, names.settings)) ? projectApp(project) : undefined;
  const output = app === undefined || "id" in app ? names.output : app.output;
  return `${output.replaceAll("\\", "/")}/stacks`;
}

/** A project's app; or why nobody knows how to start it. */
export function projectApp(project: string): ProjectApp | Problem {
  const names = appNames();
  const file = join(project, names.settings);
  if (!existsSync(file)) {
    return unusable(file, "is not here, and it says how the app is started that has the stacks");
  }
  const read = readJson(file, "settings of the app");
  if ("id" in read) return read;
  const { app, output = names.output, context = {} } = (read.value ?? {}) as Settings;
  if (typeof app !== "string" || app.trim() === "") {
    return unusable(file, "does not say how the app is started: app is to be a command");
  }
  if (typeof output !== "string" || output.trim() === "") {
    return unusable(file, `has output ${quote(String(output))}, which is no folder`);
  }
  if (!isMapping(context)) return unusable(file, "has a context that is no mapping");
  return { names, file, project, command: app, output, context };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Settings {
  readonly app?: unknown;
  readonly output?: unknown;
  readonly context?: unknown;
}

function unusable(path: string, what: string): Problem {
  const file = displayPath(path);
  return problem("app-settings", {
    message: `${quote(file)} ${what}`,
    fix: 'run it in the project\'s folder, whose settings say as much as "app": "npx tsx stacks/main.ts"',
    location: { file },
  });
}
