import type { TerraformStack } from "./framework";
import type { Construct } from "constructs";
import type * as Esbuild from "esbuild";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { compileFunction } from "node:vm";
import { StackError } from "./errors";
import { findGenerated, loadGenerated } from "./generated";
import type { GeneratedModule } from "./kept-stacks";

/** What a stack's module exports by default. */
export type StackClass = new (scope: Construct) => TerraformStack;

/** A stack's class, and the file it comes from as a message names it. */
export interface LoadedStack {
  readonly file: string;
  /** Of a generated module, it is run only now: thousands of them need not be there at once. */
  readonly load: () => StackClass;
  /** Set where its module is exactly as it was generated. */
  readonly generated?: GeneratedModule;
}

/**
 * The default exports of all modules (`*.ts`, `*.js`) in a folder, sorted by file name; dotfiles and
 * declarations are passed over, subfolders are only what modules import from.
 *
 * Modules that are not exactly as they were generated are bundled into one script in memory:
 * compiling thousands of them one by one takes several times longer than the rest of synthesis.
 *
 * @param isKept of a generated module, whether it is not asked for
 * @throws StackError if there is no such folder or no module in it, or if a module cannot be compiled
 *   or exports no class by default
 */
export function loadStacks(
  folder: string,
  isKept: (module: GeneratedModule) => boolean = () => false,
): LoadedStack[] {
  const all = listModules(folder);
  const found = findGenerated(folder, all);
  const kept = new Set([...found.values()].filter(isKept).map(({ file }) => file));
  const files = all.filter((file) => !kept.has(file));
  const wanted = [...found.values()].filter(({ file }) => !kept.has(file));
  const generated = loadGenerated(folder, wanted);
  const others = files.filter((file) => !generated.has(file));
  const names = new Map(others.map((file, index) => [file, moduleName(index)]));
  const modules = others.length === 0 ? {} : run(bundle(folder, others), folder);
  return files.map((file) => {
    const path = displayPath(join(folder, file));
    const load = generated.get(file);
    const own = found.get(file);
    if (load && own) return { file: path, load: load as () => StackClass, generated: own };
    const known = modules[names.get(file) ?? ""]?.default;
    if (typeof known === "function") return { file: path, load: () => known as StackClass };
    throw new StackError(
      `${path}: no class is exported by default; write "export default class … extends FleetStack"`,
    );
  });
}

type Modules = Readonly<Record<string, { readonly default?: unknown } | undefined>>;

function listModules(folder: string): string[] {
  const files = entriesOf(folder)
    .filter((name) => /^[^.].*\.[jt]s$/.test(name) && !name.endsWith(".d.ts"))
    .sort();
  const gone = missingIn(folder, files);
  if (gone.length > 0) throw new StackError(describeMissing(folder, gone));
  if (files.length > 0) return files;
  throw new StackError(
    `${displayPath(folder)}: no stacks here; generate them first (fleetroles generate)`,
  );
}

/** What is remembered of stacks, a file for each: `generate` writes and drops it with the stack's own. */
const RECORDS = ".fleetroles";

/** Stacks that are remembered and have no file. Synthesized without them, what they have would be left to nobody, and without a word. */
function missingIn(folder: string, files: readonly string[]): string[] {
  const records = join(folder, RECORDS);
  if (!existsSync(records)) return [];
  const names = entriesOf(records).flatMap((name) => /^([^.].*)\.json$/.exec(name)?.[1] ?? []);
  const there = new Set(files.map((file) => file.replace(/\.[jt]s$/, "")));
  return names.filter((name) => !there.has(name)).sort();
}

const SHOWN_STACKS = 3;

function describeMissing(folder: string, names: readonly string[]): string {
  const rest = names.length - SHOWN_STACKS;
  const shown = names.slice(0, SHOWN_STACKS).map((name) => `${name}.ts`);
  const list = [...shown, ...(rest > 0 ? [`${String(rest)} more`] : [])].join(", ");
  const files = names.length === 1 ? "the file of a stack is" : "files of stacks are";
  return `${displayPath(folder)}: ${files} gone: ${list}; generate again (fleetroles generate): a stack that is to go is taken out of the fleet file`;
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === "ENOENT" ? "no such folder" : `cannot be read as a folder (${String(code)})`;
    throw new StackError(
      `${displayPath(folder)}: ${reason}; generate the stacks first (fleetroles generate)`,
    );
  }
}

function bundle(folder: string, files: readonly string[]): string {
  const lines = files.map(
    (file, i) => `export * as ${moduleName(i)} from ${JSON.stringify(`./${file}`)};`,
  );
  // Loaded only where there is something to compile.
  const { buildSync } = createRequire(__filename)("esbuild") as typeof Esbuild;
  try {
    const { outputFiles } = buildSync({
      stdin: { contents: lines.join("\n"), resolveDir: resolve(folder), sourcefile: "all stacks" },
      bundle: true,
      format: "cjs",
      platform: "node",
      target: "node20",
      // What the stacks build on must be the same objects here and there.
      packages: "external",
      tsconfigRaw: "{}",
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
  } catch (error) {
    throw new StackError(describeFailure(error));
  }
}

function run(code: string, folder: string): Modules {
  const filename = join(resolve(folder), "all-stacks.js");
  const module = { exports: {} as Modules };
  const parameters = ["exports", "require", "module", "__filename", "__dirname"];
  const evaluate = compileFunction(code, parameters, { filename }) as (
    ...values: unknown[]
  ) => void;
  try {
    evaluate(module.exports, createRequire(filename), module, filename, resolve(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    const [problem] = (error as Error).message.split("\n");
    throw new StackError(
      `${displayPath(folder)}: ${String(problem)}; install what the stacks import`,
    );
  }
  return module.exports;
}

function moduleName(index: number): string {
  return `stack${String(index)}`;
}

function describeFailure(error: unknown): string {
  const messages = (error as { readonly errors?: readonly Esbuild.Message[] }).errors;
  if (messages === undefined) return String(error);
  return messages.map(describeMessage).join("\n");
}

function describeMessage({ location, text }: Esbuild.Message): string {
  if (location === null) return text;
  const { file, line, column } = location;
  return `${displayPath(file)}:${String(line)}:${String(column + 1)}: ${text}`;
}

/** A path as a message names it: from the working directory. */
export function displayPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return (shown === "" ? "." : shown).split(sep).join("/");
}
