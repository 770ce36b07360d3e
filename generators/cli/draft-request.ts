/** `fleetroles adopt --draft`: reads a listing, drafts, and writes or prints what comes of it. */
import { dirname, resolve } from "node:path";
import { Option } from "commander";
import { draftFleets, type DraftResult } from "../draft";
import type { DraftFile } from "../estate/draft/text";
import { placeProblems, writeNewFiles } from "../files/new-files";
import { problem, quote, type Problem } from "../problem";
import { displayPath } from "../text/paths";
import { draftText } from "./access-report/draft";
import { EXIT } from "./exit-codes";
import type { FormatName } from "./formats";
import { readPages, snapshotFor } from "./listings";
import { colorsFor, print, printError } from "./output";
import { printProblems } from "./print-problems";

/** What `--draft` goes with. */
export interface DraftOptions {
  readonly from: readonly string[];
  readonly draft: string;
  readonly match?: readonly string[];
  readonly environment?: string;
  readonly region?: string;
  readonly blueprints?: readonly string[];
  readonly check: boolean;
  readonly format: FormatName;
}

/** The options of a draft. */
export function draftOptions(): Option[] {
  return [
    new Option("--draft <file>", "write a fleet file (.yaml) from the listing; - prints it"),
    new Option("--match <pattern...>", "draft roles of these names; * stands for any characters"),
    new Option(
      "--environment <name>",
      "the draft's environment (else as the roles' names have it, or prod)",
    ),
    new Option("--region <region>", "the draft's region (else as the documents have it)"),
    new Option("--blueprints <dir...>", "folders of your own blueprints, relative to the draft"),
  ];
}

/** What standard output stands for, where folders are named beside it. */
const PRINTED = "fleets.yaml";

/** The exit code. */
export async function runDraft(options: DraftOptions): Promise<number> {
  const { format, draft, check } = options;
  const isPrinted = draft === "-";
  const file = isPrinted ? PRINTED : draft;
  const written = !check && !isPrinted;
  const result = await drafted(options, file, isPrinted);
  const problems = "draft" in result ? placed(result, file, written) : result;
  if (problems.length > 0 || !("draft" in result)) {
    printProblems(problems, { format });
    return EXIT.problems;
  }
  report(result, { format, file, isPrinted, written });
  return check ? EXIT.problems : EXIT.fine;
}

async function drafted(
  options: DraftOptions,
  file: string,
  isPrinted: boolean,
): Promise<DraftResult | readonly Problem[]> {
  const { environment, region, match = [], blueprints = [] } = options;
  if (!/\.ya?ml$/.test(file)) return [noYaml(file)];
  const listing = readPages(options.from);
  if (!("details" in listing)) return listing;
  // Known before anything is worked out.
  const taken = isPrinted ? [] : placeProblems(resolve("."), [{ path: file }]);
  if (taken.length > 0) return taken;
  return draftFleets({
    ...listing,
    ...{ file, match, managed: snapshotFor(file), folders: blueprints },
    ...(environment !== undefined && { environment }),
    ...(region !== undefined && { region }),
  });
}

function noYaml(file: string): Problem {
  return problem("bad-draft-option", {
    message: `--draft is ${quote(file)}, and a draft is YAML`,
    fix: "name a file that ends in .yaml, or - to print it",
  });
}

/** Writes the files, if they are to be written. */
function placed({ files }: DraftResult, file: string, written: boolean): readonly Problem[] {
  const all = files.map(({ path, text }) => ({ path, content: text }));
  return written ? writeNewFiles(resolve(dirname(file)), all) : [];
}

interface Reported {
  readonly format: FormatName;
  readonly file: string;
  readonly isPrinted: boolean;
  readonly written: boolean;
}

function report(result: DraftResult, { format, file, isPrinted, written }: Reported): void {
  const { draft, proof, files, beside } = result;
  if (format !== "text") {
    const { unsaid, along, environment } = draft;
    const more = {
      environment,
      files,
      written,
      roles: proof.roles,
      renamed: proof.renamed,
      untold: proof.untold,
      beside,
      unsaid,
      along,
    };
    printProblems([], { format, more });
    return;
  }
  const stream = isPrinted ? process.stderr : process.stdout;
  const lines = draftText(result, displayPath(file), colorsFor(stream));
  if (isPrinted) {
    print(printedText(files));
    for (const line of lines) printError(line);
    return;
  }
  const verb = written ? "created" : "would create";
  const paths = files.map(({ path }) => displayPath(resolve(dirname(file), path)));
  print([...lines, ...paths.map((path) => `${verb} ${path}`)].join("\n"));
}

/** The fleet file first; blueprints after it, each as a document of its own with the file's name. */
function printedText(files: readonly DraftFile[]): string {
  const [fleets, ...blueprints] = [...files].reverse();
  const others = blueprints.reverse().map(({ path, text }) => `---\n# ${path}\n${text}`);
  return [fleets?.text ?? "", ...others].join("").trimEnd();
}
