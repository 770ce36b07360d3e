import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { compileFunction } from "node:vm";
import type { GeneratedModule } from "./kept-stacks";

/** The last line of what `fleetroles generate` wrote: which file it is, and the SHA-256 of the lines above. */
const SEAL = /^\/\/ sha256 of (\S+) up to here: ([0-9a-f]{64})\n$/;

/**
 * The start of every generated stack: all that is TypeScript about it. What follows are calls with
 * literals, which are the same in JavaScript.
 */
const HEAD =
  /^((?:\/\/[^\n]*\n)*)import type \{ Construct \} from "constructs";\nimport \{([\w,\s]+)\} from "fleetroles\/constructs";\n\n(\/\*\*\n(?: \*[^\n]*\n)*? \*\/\n)export default class (\w+) extends FleetStack \{\n {2}constructor\(scope: Construct\) \{\n/;

/** What generated stacks are made of, as they name it. */
const CONSTRUCTS = "fleetroles/constructs";

/** A module that is exactly as it was generated, not yet run. */
export interface UnloadedModule extends GeneratedModule {
  readonly text: string;
}

/** Those modules that are exactly as they were generated, by file name. */
export function findGenerated(
  folder: string,
  files: readonly string[],
): Map<string, UnloadedModule> {
  return new Map(
    files.flatMap((file): [string, UnloadedModule][] => {
      const text = readFileSync(join(folder, file), "utf8");
      const sha = sealIn(file, text);
      return sha === undefined ? [] : [[file, { file, text, sha256: sha }]];
    }),
  );
}

/**
 * What gives the default exports of modules that are exactly as they were generated, by file name. They need no
 * compiler, which over thousands of them takes longer than all the rest. Every other module, an edited
 * one above all, is left to the compiler.
 */
export function loadGenerated(
  folder: string,
  modules: Iterable<UnloadedModule>,
): Map<string, () => unknown> {
  const loaded = new Map<string, () => unknown>();
  const require = createRequire(join(resolve(folder), "stacks.js"));
  let known: unknown;
  // To look for them anew takes as long as to run a module.
  const constructs = (): unknown => (known ??= require(CONSTRUCTS));
  for (const { file, text } of modules) {
    const code = toJavaScript(text);
    if (code === undefined) continue;
    loaded.set(file, () => evaluate(code, resolve(folder, file), constructs()));
  }
  return loaded;
}

/** The SHA-256 in a module's last line, where it is that of the lines above. */
function sealIn(file: string, text: string): string | undefined {
  const start = text.lastIndexOf("\n", text.length - 2) + 1;
  const [, name, known] = SEAL.exec(text.slice(start)) ?? [];
  return name === file && sha256(text.slice(0, start)) === known ? known : undefined;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The same lines at the same places, without types; undefined where the start is another. */
function toJavaScript(text: string): string | undefined {
  const head = HEAD.exec(text);
  if (head === null) return undefined;
  const [whole, comments = "", names = "", doc = "", name = ""] = head;
  const body = text.slice(whole.length);
  return (
    `${comments}\nconst {${names}} = constructs;\n\n${doc}` +
    `return class ${name} extends FleetStack {\n  constructor(scope) {\n${body}`
  );
}

function evaluate(code: string, filename: string, constructs: unknown): unknown {
  const run = compileFunction(code, ["constructs"], { filename }) as (from: unknown) => unknown;
  return run(constructs);
}
