import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { checkFile, generate, hasErrors } from "../../generators";
import type { GeneratedFile, Problem } from "../../generators";
import { readBlueprint } from "../../generators/blueprints/load";
import { checks } from "../../generators/checks";
import { moduleContent } from "../../generators/outputs/terraform-module/content";
import { problemKinds } from "../../generators/problem-kinds";
import type { Project } from "./bases";

/** What became of one input. */
export interface Outcome {
  /** What is wrong with the program: empty for a sound one, whatever the input. */
  readonly faults: readonly string[];
  readonly problems: readonly Problem[];
  readonly files: readonly GeneratedFile[];
  /** The files of the blueprint's module, where it is sound and another than the last one. */
  readonly module: readonly GeneratedFile[];
}

const KNOWN_IDS = new Set([
  ...Object.keys(problemKinds),
  ...checks.flatMap(({ finds }) => Object.keys(finds)),
]);

/** Those of a file as a whole, or of none: the others say a line. */
const OF_FILES = new Set([
  ...["unreadable-file", "unreadable-folder", "not-a-file", "not-text", "file-too-large"],
]);

const LONGEST_TEXT = 2000;
const LONGEST_TIME = 20_000;

/** Writes a project into a folder and takes it the whole way, as the commands would. */
export async function outcomeOf(project: Project, folder: string): Promise<Outcome> {
  return outcomeOfTexts(JSON.stringify(project.fleets), JSON.stringify(project.blueprint), folder);
}

export async function outcomeOfTexts(
  fleets: string | Uint8Array,
  blueprint: string | Uint8Array,
  folder: string,
): Promise<Outcome> {
  mkdirSync(join(folder, "blueprints"), { recursive: true });
  const file = join(folder, "fleets.yaml");
  const own = join(folder, "blueprints", "own.yaml");
  writeAnew(file, fleets);
  const changed = writeAnew(own, blueprint);
  const started = performance.now();
  const faults: string[] = [];
  const attempt = async <T>(what: string, run: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await run();
    } catch (error) {
      faults.push(
        `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return undefined;
    }
  };
  const result = await attempt("check", () => checkFile(file));
  const problems = result?.problems ?? [];
  const model = result?.model;
  const files =
    model === undefined || hasErrors(problems)
      ? []
      : ((await attempt("generate", () => generate(model, problems))) ?? []);
  const read = changed ? await attempt("read the blueprint", () => readBlueprint(own)) : undefined;
  const module =
    read === undefined || "problems" in read
      ? []
      : ((await attempt("make the module", () => {
          const make = { folder: "module", before: { files: {}, head: {} }, major: false };
          return moduleContent(read.data, make).files;
        })) ?? []);
  faults.push(...problems.flatMap(problemFaults), ...files.flatMap(syntaxFaults));
  const time = performance.now() - started;
  if (time > LONGEST_TIME) faults.push(`it took ${time.toFixed(0)} ms`);
  return { faults, problems, files, module };
}

const written = new Map<string, string>();

/** Writes a file unless it is so already; whether it was not. */
function writeAnew(file: string, content: string | Uint8Array): boolean {
  const text = typeof content === "string" ? content : Buffer.from(content).toString("latin1");
  if (written.get(file) === text) return false;
  writeFileSync(file, content);
  written.set(file, text);
  return true;
}

function problemFaults({ id, message, fix, location }: Problem): string[] {
  const said = `${id}: ${message} → ${fix}`;
  return [
    ...(KNOWN_IDS.has(id) ? [] : [`an unknown id: ${said}`]),
    ...(message === "" || fix === "" ? [`says nothing: ${said}`] : []),
    ...(message.length + fix.length > LONGEST_TEXT ? [`too long: ${said.slice(0, 200)}`] : []),
    ...(/\n\s+at /.test(message) ? [`a stack trace: ${said}`] : []),
    ...(location === undefined || (location.line === undefined && !OF_FILES.has(id))
      ? [`no place: ${said}`]
      : []),
  ];
}

function syntaxFaults({ path, content }: GeneratedFile): string[] {
  const { errors } = parsed(content);
  return errors.map((message) => `${path} does not parse: ${message}`);
}

/** The kinds of all nodes of generated files, in order: the same, whatever the values are. */
export function shapeOf(files: readonly GeneratedFile[]): string {
  return files.map(({ content }) => parsed(content).kinds).join("\n");
}

interface Parsed {
  readonly errors: readonly string[];
  readonly kinds: string;
}

/** Most inputs leave most files as they are. */
const cache = new Map<string, Parsed>();

function parsed(content: string): Parsed {
  const known = cache.get(content);
  if (known !== undefined) return known;
  if (cache.size > 1000) cache.clear();
  const file = ts.createSourceFile("stack.ts", content, ts.ScriptTarget.ES2022);
  // The compiler keeps what its parser found for itself; asking a whole program takes a hundred times as long.
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: ts.Diagnostic[] };
  const errors = parseDiagnostics.map(({ messageText }) => JSON.stringify(messageText));
  const result = { errors, kinds: kindsIn(file).join(" ") };
  cache.set(content, result);
  return result;
}

const LITERALS = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.ComputedPropertyName,
  ts.SyntaxKind.NumericLiteral,
]);

function kindsIn(node: ts.Node): number[] {
  if (LITERALS.has(node.kind)) return [0];
  const kinds: number[] = [node.kind];
  ts.forEachChild(node, (child) => {
    kinds.push(...kindsIn(child));
  });
  return kinds;
}
