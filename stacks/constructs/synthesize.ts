import { App, TerraformStack } from "./framework";
import { mkdirSync } from "node:fs";
import { StackError } from "./errors";
import { FleetStack } from "./fleet-stack";
import { loadStacks, type LoadedStack } from "./load";
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
  const stacks = loadStacks(folder);
  const outdir = options.outdir ?? process.env.CDKTF_OUTDIR ?? "cdktf.out";
  makeFolder(outdir);
  const before = listStacks(outdir);
  const app = new App({ outdir });
  rejectHcl(app);
  const files = withoutTraces(() => {
    const built = build(app, stacks);
    app.synth();
    return built;
  });
  placeLocks(folder, outdir, stackNames(app));
  // cdktf's command removes the folders of stacks that are gone itself, and fails where one is gone already.
  if (process.env.CDKTF_OUTDIR !== undefined) return;
  for (const name of before) {
    if (!files.has(name.toLowerCase())) removeStack(outdir, name);
  }
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

function stackNames(app: App): string[] {
  return app.node.children.filter((one) => TerraformStack.isStack(one)).map(({ node }) => node.id);
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

/** Creates every stack in the app; gives the stacks' names in lower case, and their files. */
function build(app: App, stacks: readonly LoadedStack[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
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
  }
  return files;
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
