/** What checking costs: lint beside reading the same JSON, and the checks of a fleet file beside generating its stacks. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Generate from "../generators/generate";
import type * as Lint from "../generators/iam/lint";
import { realDocuments } from "./iam/documents";
import { measureTime } from "./process-tree";
import { clean, fleetrolesProject, REPOSITORY } from "./project";

/** Seconds of two things in one run. */
export interface Beside {
  readonly own: number;
  readonly other: number;
}

/** How many policies there are, and the seconds of linting and of parsing all of them, run by run. */
export async function measureLint(
  runs: number,
): Promise<{ readonly documents: number; readonly runs: readonly Beside[] }> {
  const { lintPolicy } = compiled("iam", "lint", "index.js") as typeof Lint;
  const real = await realDocuments();
  const texts = real.flatMap(({ documents }) => documents.map((one) => JSON.stringify(one)));
  const lint = (): void => {
    for (const text of texts) lintPolicy(text);
  };
  const parse = (): void => {
    for (const text of texts) JSON.parse(text);
  };
  // Data of services is read once per process.
  lint();
  const measured = Array.from({ length: runs }, (): Beside => {
    return { own: secondsOf(lint, 1), other: secondsOf(parse, PARSES) };
  });
  return { documents: texts.length, runs: measured };
}

/** Parsing all once takes less than the clock can tell. */
const PARSES = 200;

function secondsOf(work: () => void, times: number): number {
  const begun = process.hrtime.bigint();
  for (let time = 0; time < times; time++) work();
  return Number(process.hrtime.bigint() - begun) / 1e9 / times;
}

/**
 * Seconds that checks take of a fleet file's model (reading the file and working out its roles with them, less the same without), and those of
 * `generate` from nothing, which runs them, run by run. Each in a process of its own: what one has judged, it remembers.
 */
export async function measureChecks(fleets: number, runs: number): Promise<Beside[]> {
  const project = fleetrolesProject(fleets);
  const file = join(project.folder, "fleets.yaml");
  const [generate] = project.steps;
  if (generate === undefined) throw new Error("there is no step that generates");
  const secondsOfCall = (name: keyof typeof Generate): Promise<number> => {
    const call = `void require(${JSON.stringify(compiledPath("generate.js"))}).${name}(${JSON.stringify(file)})`;
    return measureTime([process.execPath, "-e", call], project.folder);
  };
  const measured: Beside[] = [];
  for (let run = 0; run < runs; run++) {
    clean(project);
    const other = await measureTime(generate.command, project.folder);
    const plain = await secondsOfCall("readFleetFile");
    measured.push({ own: (await secondsOfCall("checkFile")) - plain, other });
  }
  return measured;
}

/** As it is published: compiled by tsx, functions are slower. */
function compiled(...file: readonly string[]): unknown {
  return createRequire(__filename)(compiledPath(...file));
}

function compiledPath(...file: readonly string[]): string {
  const path = join(REPOSITORY, "dist", "generators", ...file);
  if (!existsSync(path)) throw new Error("dist/ is missing: npm run build first");
  return path;
}
