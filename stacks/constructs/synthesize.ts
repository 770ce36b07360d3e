import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors";
import { FleetStack } from "./fleet-stack";
import { App } from "./framework";
import { KeptStacks } from "./kept-stacks";
import { displayPath, loadStacks, type LoadedStack } from "./load";
import { listStacks, removeStack } from "./output-folder";
import { placeLocks } from "./provider-locks";

/** Where to synthesize to. */
export interface SynthesizeOptions {
  /** The output folder; by default what cdktf says (CDKTF_OUTDIR), else `cdktf.out`. */
  readonly outdir?: string;
}

/**
 * Builds the stack of every module in a folder (see `loadStacks`) and writes their Terraform JSON:
 * `<outdir>/stacks/<name>/cdk.tf.json`, and cdktf's `manifest.json`. Folders of stacks that the
 * previous manifest names and that are gone are removed, as `cdktf synth` does it.
 *
 * The same stacks give the same bytes, wherever and however often they are synthesized. No network
 * is used.
 *
 * @throws StackError for every mistake in the folder, the modules, or the stacks
 */
export function synthesizeStacks(folder: string, options: SynthesizeOptions = {}): void {
  const outdir = options.outdir ?? process.env.CDKTF_OUTDIR ?? "cdktf.out";
  const kept = new KeptStacks(outdir);
  /** By the path of a generated module: the stack that is there already. */
  const there = new Map<string, string>();
  const stacks = loadStacks(folder, (module) => {
    const name = kept.find(module);
    if (name !== undefined) there.set(displayPath(join(folder, module.file)), name);
    return name !== undefined;
  });
  makeFolder(outdir);
  const before = listStacks(outdir);
  const app = new App({ outdir });
  rejectHcl(app);
  const names = withoutTraces(() => {
    const built = build(app, stacks, there);
    for (const name of there.values()) app.manifest.stacks[name] = manifestEntry(name);
    app.synth();
    return built;
  });
  placeLocks(folder, outdir, Object.keys(app.manifest.stacks));
  for (const { file, generated } of stacks) {
    const name = names.get(file) ?? "";
    const entry = app.manifest.stacks[name];
    if (generated && JSON.stringify(entry) === JSON.stringify(manifestEntry(name))) {
      kept.add(generated, name);
    }
  }
  kept.save();
  // cdktf's command removes the folders of stacks that are gone itself, and fails where one is gone already.
  if (process.env.CDKTF_OUTDIR !== undefined) return;
  const now = new Set([...names.values(), ...there.values()].map((name) => name.toLowerCase()));
  for (const name of before) {
    if (!now.has(name.toLowerCase())) removeStack(outdir, name);
  }
}

/** As cdktf has it for a stack without annotations and dependencies. */
function manifestEntry(name: string): App["manifest"]["stacks"][string] {
  const workingDirectory = join("stacks", name);
  return {
    ...{ name, constructPath: name, workingDirectory },
    synthesizedStackPath: join(workingDirectory, "cdk.tf.json"),
    stackMetadataPath: join(workingDirectory, "metadata.json"),
    annotations: [],
    dependencies: [],
  };
}
/**
 * cdktf formats a complete stack trace for every list and token that a resource has, to name it in errors
 * about tokens; over thousands of stacks that takes longer than anything else. Errors that are thrown keep
 * their traces: the engine takes those itself.
 */
function withoutTraces<T>(run: () => T): T {
  const original: unknown = Reflect.get(Error, "captureStackTrace");
  Error.captureStackTrace = (target: object) => Object.assign(target, { stack: "" });
  try {
    return run();
  } finally {
    Reflect.set(Error, "captureStackTrace", original);
  }
}

function makeFolder(outdir: string): void {
  try {
    mkdirSync(outdir, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StackError(`${outdir}: the output folder cannot be made (${String(code)})`);
  }
}

function rejectHcl(app: App): void {
  if (!app.hclOutput) return;
  throw new StackError("These stacks are written as Terraform JSON only; leave --hcl away");
}

/** Creates every stack in the app; gives their names by file. Those that are there already have theirs. */
function build(
  app: App,
  stacks: readonly LoadedStack[],
  there: ReadonlyMap<string, string>,
): Map<string, string> {
  const files = new Map([...there].map(([file, name]) => [name.toLowerCase(), file]));
  const names = new Map<string, string>();
  for (const loaded of stacks) {
    const { name } = create(app, loaded);
    const other = files.get(name.toLowerCase());
    if (other !== undefined) {
      throw new StackError(
        `${loaded.file} and ${other}: the stack name "${name}" differs in case only, ` +
          "and many file systems would put both into one folder; rename one of them",
      );
    }
    files.set(name.toLowerCase(), loaded.file);
    names.set(loaded.file, name);
  }
  return names;
}

function create(app: App, { file, create: Stack }: LoadedStack): { readonly name: string } {
  try {
    const stack = new Stack(app);
    if (stack instanceof FleetStack) return { name: stack.node.id };
  } catch (error) {
    if (error instanceof StackError) throw new StackError(`${file}: ${error.message}`);
    throw error;
  }
  throw new StackError(`${file}: the class that is exported by default does not extend FleetStack`);
}
