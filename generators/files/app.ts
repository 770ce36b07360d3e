/** What the project's own app synthesizes: it is run as the framework's command runs it, into a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join, normalize } from "node:path";
import { hasErrors, problem, quote } from "../problem";
import type { Problem } from "../problem";
import { compare } from "../text/names";
import { cutList } from "../text/lists";
import { displayPath } from "../text/paths";
import { LOCK_FILE, isPlainPath } from "./manifest";
import { readText, statOf } from "./read";
import { progress } from "../text/progress";

/** How an app is started, and what it calls its files. */
export interface AppRequest {
  readonly names: {
    readonly settings: string;
    readonly manifest: string;
    readonly stack: string;
    readonly variables: { readonly output: string; readonly context: string };
    readonly set: Readonly<Record<string, string>>;
  };
  /** The file with the settings. */
  readonly file: string;
  readonly project: string;
  readonly command: string;
  readonly output: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** The environment in which it is started. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A stack as the app synthesized it. */
export interface SynthesizedStack {
  readonly name: string;
  /** Its Terraform JSON. */
  readonly text: string;
  /** The lock file of its providers, if there is one. */
  readonly lock?: string;
}

/** What came of it. `said`: what the app wrote to standard error. */
export interface AppResult {
  readonly stacks: readonly SynthesizedStack[];
  readonly problems: readonly Problem[];
  readonly said: string;
}

/** Runs the app, and reads what it synthesized. The project's own output folder stays as it is. */
export function synthesizedBy(request: AppRequest): AppResult {
  const folder = mkdtempSync(join(tmpdir(), "fleetroles-synth-"));
  try {
    const outdir = outputIn(folder, request);
    progress("synthesizing the stacks of the app", 0);
    const { status, error, stderr } = spawnSync(request.command, {
      shell: true,
      cwd: request.project,
      env: environment(request, outdir),
      encoding: "utf8",
      // What it prints to standard output is for who looks on.
      stdio: ["ignore", "ignore", "pipe"],
      maxBuffer: MOST_BYTES,
    });
    const said = stderr.trim();
    if (error !== undefined || status !== 0) {
      return { stacks: [], problems: [appFailed(request, status, said)], said: "" };
    }
    return { ...readOutput(request, outdir), said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * As deep below a file of settings as in the project, for sources of modules go by that: where the app would find none, as deep as
 * nothing.
 */
function outputIn(folder: string, { names, file, output }: AppRequest): string {
  const isBelow = !isAbsolute(output) && !normalize(output).startsWith("..");
  if (!isBelow) return join(folder, basename(output));
  writeFileSync(join(folder, names.settings), readFileSync(file));
  const outdir = join(folder, output);
  mkdirSync(dirname(outdir), { recursive: true });
  return outdir;
}

/** As the framework's command has it: without variables of Terraform, and with memory for large projects. */
function environment({ names, context, env }: AppRequest, outdir: string): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([key]) => !key.startsWith("TF_VAR_"));
  return {
    ...{ NODE_OPTIONS: "--max-old-space-size=4096", ...Object.fromEntries(own) },
    ...names.set,
    [names.variables.output]: outdir,
    [names.variables.context]: JSON.stringify(context),
  };
}

const SHOWN_LINES = 8;

function appFailed({ command, file }: AppRequest, status: number | null, said: string): Problem {
  const lines = said.split(/\r?\n/).filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  const last = lines.slice(-SHOWN_LINES);
  const end = status === null ? "was stopped" : `ended with exit code ${String(status)}`;
  const shown = displayPath(file);
  // A message is one line: of several, each is beside it.
  const [only] = last.length === 1 ? last : [];
  return problem("app-failed", {
    message: `the app of ${quote(shown)} ${end} (${command})${only === undefined ? "" : `: ${only}`}`,
    fix: "mend what it says; nothing was written",
    location: { file: shown },
    ...(last.length > 1 && { related: last.map((message) => ({ message })) }),
  });
}

function readOutput(request: AppRequest, outdir: string): Omit<AppResult, "said"> {
  const { names, command, file, output } = request;
  const text = readText(join(outdir, names.manifest));
  if (text === undefined) {
    const shown = displayPath(file);
    const message = `the app of ${quote(shown)} ended well and synthesized nothing where it was told to (${command})`;
    const fix = `let it synthesize to where the variable ${names.variables.output} says, and not to a folder of its own choice (${output})`;
    return {
      stacks: [],
      problems: [problem("app-failed", { message, fix, location: { file: shown } })],
    };
  }
  const { stacks = {} } = JSON.parse(text) as Manifest;
  const read = Object.entries(stacks)
    .sort(([a], [b]) => compare(a, b))
    .map(([name, { synthesizedStackPath }]) =>
      readStack(name, join(outdir, synthesizedStackPath), request),
    );
  const problems = read.flatMap((one) => ("id" in one ? [one] : []));
  const found = read.flatMap((one) => ("id" in one ? [] : [one]));
  return { stacks: hasErrors(problems) ? [] : found, problems };
}

interface Manifest {
  readonly stacks?: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

function readStack(name: string, path: string, request: AppRequest): SynthesizedStack | Problem {
  const location = { file: displayPath(request.file) };
  if (!isPlainPath(name) || name.includes("/")) {
    return problem("app-files", {
      message: `the stack ${quote(name)} of the app has a name that no folder of the output can have`,
      fix: "name it with letters, digits, ., _ and -, beginning with no dot",
      location,
    });
  }
  const folder = dirname(path);
  const others = readdirSync(folder).filter(
    (one) => one !== request.names.stack && one !== LOCK_FILE,
  );
  if (others.length > 0) {
    return problem("app-files", {
      message: `the stack ${quote(name)} has more than Terraform JSON (${cutList(others, 3)}), which is not written here`,
      fix: "take such files (assets) out of the stack, or go on with the framework's own command for this app",
      location,
    });
  }
  const lock = statOf(join(folder, LOCK_FILE)) && readFileSync(join(folder, LOCK_FILE), "utf8");
  return { name, text: readFileSync(path, "utf8"), ...(lock !== undefined && { lock }) };
}
