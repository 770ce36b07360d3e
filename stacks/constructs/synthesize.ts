import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors";
import { FleetStack, nameTaken } from "./fleet-stack";
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
  const { names, texts } = withoutTraces(() => {
    const built = build(app, stacks, there);
    for (const name of [...there.values(), ...built.texts.keys()]) {
      app.manifest.stacks[name] = manifestEntry(name);
    }
    for (const [name, text] of built.texts) writeStack(outdir, name, text);
    app.synth();
    return built;
  });
  placeLocks(folder, outdir, Object.keys(app.manifest.stacks));
  for (const { file, generated } of stacks) {
    const name = names.get(file) ?? "";
    const text = texts.get(name);
    if (generated && (text ?? isPlain(app, name))) kept.add(generated, name, text);
  }
  kept.save();
  // cdktf's command removes the folders of stacks that are gone itself, and fails where one is gone already.
  if (process.env.CDKTF_OUTDIR !== undefined) return;
  const now = new Set([...names.values(), ...there.values()].map((name) => name.toLowerCase()));
  for (const name of before) {
    if (!now.has(name.toLowerCase())) removeStack(outdir, name);
  }
}

/** Whether the framework says of a stack neither annotations nor dependencies. */
function isPlain(app: App, name: string): boolean {
  return JSON.stringify(app.manifest.stacks[name]) === JSON.stringify(manifestEntry(name));
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

/** Stacks that were created. */
interface Built {
  /** Their names, by file. */
  readonly names: ReadonlyMap<string, string>;
  /** By name, the Terraform JSON of those that the app need not synthesize any more: it has them no more. */
  readonly texts: ReadonlyMap<string, Buffer>;
}

/**
 * Creates every stack in the app. Those that are there already have their names.
 *
 * A generated stack of literals is made, written down and let go of at once, so that a thousand of them do not fill the memory. Where
 * somebody else's code is given the app, too, it can have a say in what any stack becomes: then the framework synthesizes all of them.
 */
function build(
  app: App,
  stacks: readonly LoadedStack[],
  there: ReadonlyMap<string, string>,
): Built {
  const taken = new Map([...there].map(([file, name]) => [name.toLowerCase(), { file, name }]));
  const names = new Map<string, string>();
  const texts = new Map<string, Buffer>();
  const isOurs = stacks.every(({ generated }) => generated !== undefined);
  for (const loaded of stacks) {
    const stack = create(app, loaded);
    const { file } = loaded;
    const name = stack.node.id;
    const other = taken.get(name.toLowerCase());
    if (other !== undefined) throw sameName({ file, name }, other);
    taken.set(name.toLowerCase(), { file, name });
    names.set(file, name);
    const text = isOurs ? stack.tryWrite() : undefined;
    if (text === undefined) continue;
    texts.set(name, Buffer.from(text));
    app.node.tryRemoveChild(name);
  }
  return { names, texts };
}

/** A stack, and the file that it comes from. */
interface Named {
  readonly file: string;
  readonly name: string;
}

function sameName({ file, name }: Named, other: Named): StackError {
  if (name === other.name) return new StackError(`${file}: ${nameTaken(name)}`);
  return new StackError(
    `${file} and ${other.file}: the stack name "${name}" differs in case only, ` +
      "and many file systems would put both into one folder; rename one of them",
  );
}

function create(app: App, { file, load }: LoadedStack): FleetStack {
  try {
    const Stack = load();
    const stack = new Stack(app);
    if (stack instanceof FleetStack) return stack;
  } catch (error) {
    if (error instanceof StackError) throw new StackError(`${file}: ${error.message}`);
    throw error;
  }
  throw new StackError(`${file}: the class that is exported by default does not extend FleetStack`);
}

/** Where the framework writes it. */
function writeStack(outdir: string, name: string, text: Buffer): void {
  const { workingDirectory, synthesizedStackPath } = manifestEntry(name);
  mkdirSync(join(outdir, workingDirectory), { recursive: true });
  writeFileSync(join(outdir, synthesizedStackPath), text);
}
