import { createHash, createHmac } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { FRAMEWORK_PACKAGES } from "./framework";
import { machineKey } from "./machine-key";

/** A module that is exactly as it was generated. */
export interface GeneratedModule {
  /** Its name in the folder of stacks. */
  readonly file: string;
  /** The SHA-256 that its last line has of all above. */
  readonly sha256: string;
}

/** Of a stack as it was synthesized: its name, and a seal over all that went in and all that came out. */
type Kept = readonly [stack: string, seal: string];

const FILE = ".fleetroles-synth.json";

/**
 * What an earlier run left in the output folder and need not be made again: stacks of generated modules that did not change. A
 * stack counts only if its seal is that of the module, of the code that synthesizes it, and of the JSON that is there: whatever
 * was edited, cut off, mixed up or made by another version is made anew. Seals are made with a secret of this machine, so that
 * nobody can commit a stack that passes for one that was synthesized here. The file can be deleted at any time.
 */
export class KeptStacks {
  private readonly before: ReadonlyMap<string, Kept>;
  private readonly now = new Map<string, Kept>();
  private readonly code = codeHash();
  /** Without one, nothing is kept. */
  private readonly key = machineKey();

  /** @param outdir the output folder */
  constructor(private readonly outdir: string) {
    this.before = readKept(join(outdir, FILE));
  }

  /** The name of the module's stack, if its folder has what the module gives. */
  find(module: GeneratedModule): string | undefined {
    const kept = this.before.get(module.file);
    if (kept === undefined || this.sealOf(module, kept[0]) !== kept[1]) return undefined;
    this.now.set(module.file, kept);
    return kept[0];
  }

  /**
   * Remembers what was synthesized of a module.
   *
   * @param json what was written, where that is known
   */
  add(module: GeneratedModule, stack: string, json?: Buffer): void {
    const seal = this.sealOf(module, stack, json);
    if (seal !== undefined) this.now.set(module.file, [stack, seal]);
  }

  /** Writes what is to be known in the next run: whole, or not at all. */
  save(): void {
    const sorted = [...this.now].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = sorted.map(
      ([file, kept]) => `  ${JSON.stringify(file)}: ${JSON.stringify(kept)}`,
    );
    const text = `{\n${lines.join(",\n")}\n}\n`;
    const file = join(this.outdir, FILE);
    if (existsSync(file) ? readFileSync(file, "utf8") === text : lines.length === 0) return;
    const draft = `${file}.${String(process.pid)}`;
    try {
      writeFileSync(draft, text);
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }

  private sealOf(
    { file, sha256 }: GeneratedModule,
    stack: string,
    json: Buffer | undefined = this.jsonOf(stack),
  ): string | undefined {
    if (this.key === undefined || json === undefined) return undefined;
    const hash = createHmac("sha256", this.key);
    hash.update([this.code, file, sha256, stack, ""].join("\n"));
    return hash.update(json).digest("hex");
  }

  private jsonOf(stack: string): Buffer | undefined {
    const path = join(this.outdir, "stacks", stack, "cdk.tf.json");
    return existsSync(path) ? readFileSync(path) : undefined;
  }
}

/** Whatever else is there is none of ours, and kept for nothing. */
function readKept(file: string): Map<string, Kept> {
  if (!existsSync(file)) return new Map();
  try {
    const found: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof found !== "object" || found === null) return new Map();
    return new Map(
      Object.entries(found).filter((entry): entry is [string, Kept] => isKept(entry[1])),
    );
  } catch {
    return new Map();
  }
}

function isKept(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((one) => typeof one === "string") &&
    /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(String(value[0]))
  );
}

/** Of all that makes JSON of a module: these constructs, the framework with its settings, and its bindings. */
function codeHash(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(__dirname).sort()) {
    if (/\.[jt]s$/.test(name)) hash.update(`${name}\n`).update(readFileSync(join(__dirname, name)));
  }
  const { resolve } = createRequire(__filename);
  for (const name of FRAMEWORK_PACKAGES) {
    const text = readFileSync(resolve(`${name}/package.json`), "utf8");
    hash.update(`${name} ${(JSON.parse(text) as { readonly version: string }).version}\n`);
  }
  return hash.update(process.env.CDKTF_CONTEXT_JSON ?? "").digest("hex");
}
