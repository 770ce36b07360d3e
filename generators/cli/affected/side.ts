/** What a fleet file's stacks are generated as: now, in another checkout, or at a revision of Git. */
import { dirname, join, relative, resolve } from "node:path";
import { RECORDS } from "../../files/record-files";
import { openRevision } from "../../files/revision";
import type { Revision } from "../../files/revision";
import { planStacks } from "../../files/stacks-folder";
import { pastDecisions, recordsIn } from "../../files/stack-records";
import type { StackRecords } from "../../files/stack-records";
import { fleetFileAt, projectFolder } from "../../fleet-file/project";
import { readFleetFile } from "../../generate";
import type { FleetResult } from "../../generate";
import { rootStacks } from "../../model/stacks/root-stacks";
import type { ModelMemory } from "../../model/memory";
import type { Model } from "../../model/types";
import { stackPath } from "../../outputs";
import { hasErrors } from "../../problem";
import type { Problem } from "../../problem";
import { isFolder } from "../../source/terraform-json";
import { displayPath } from "../../text/paths";
import { layOut, moduleContents, renamedProblems } from "../sides";
import { stacksRequest } from "../stacks-request";

/** One side. With errors, it has no files. */
export interface GeneratedSide {
  readonly model?: Model;
  /** By path, the generated files: stacks, and tombstones. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether a module in a folder of the project is the same, by its source. */
  readonly contentOf: (source: string) => string | undefined;
  readonly records: StackRecords;
  readonly problems: readonly Problem[];
  readonly texts: FleetResult["texts"];
}

/** The side of now. */
interface Now {
  /** The fleet file. */
  readonly file: string;
  /** The folder of stacks. */
  readonly out: string;
  /** What is worked out on both sides is so once. */
  readonly memory: ModelMemory;
}

/** The side of a project in which nothing was ever generated. */
export const NOTHING: GeneratedSide = {
  ...{ files: new Map(), records: new Map(), problems: [], texts: {} },
  contentOf: nothing,
};

function nothing(): undefined {
  return undefined;
}

/** A side with the files as they would be generated, by what is remembered in the folder of stacks. */
export async function generatedSide(
  file: string,
  out: string,
  memory?: ModelMemory,
): Promise<GeneratedSide> {
  const past = pastDecisions(out);
  const read = await readFleetFile(file, { past, memory });
  return sideOf(read, file, out);
}

function sideOf(read: FleetResult, file: string, out: string): GeneratedSide {
  const { model, problems, texts } = read;
  const records = recordsIn(out);
  const errors = problems.filter(({ severity }) => severity === "error");
  const none = { files: new Map<string, string>(), contentOf: nothing, records, texts };
  if (model === undefined || errors.length > 0) return { ...none, problems: errors };
  const adopted = { found: {}, others: "keep" } as const;
  const plan = planStacks(stacksRequest(model, [], { file, out, formerly: [], adopted }));
  const { create, update, unchanged } = plan;
  if (hasErrors(plan.problems)) {
    return { ...none, problems: plan.problems.filter(({ severity }) => severity === "error") };
  }
  const files = [...create, ...update, ...unchanged].map(
    ({ path, content }) => [path, content] as const,
  );
  const contentOf = moduleContents(model, file);
  return { model, files: new Map(files), contentOf, records, problems: [], texts };
}

/**
 * The side to compare with.
 *
 * @param base a folder with another checkout of the project, or a revision of Git
 */
export async function baseSide(base: string, { file, out, memory }: Now): Promise<GeneratedSide> {
  const project = projectFolder(file);
  if (isFolder(base)) {
    return generatedSide(
      fleetFileAt(join(base, relative(project, file))),
      resolve(base, relative(project, out)),
      memory,
    );
  }
  const revision = base.replace(/^git:/, "");
  const opened = openRevision(revision, file);
  if ("id" in opened) return { ...NOTHING, problems: [opened] };
  try {
    return await revisionSide(opened, revision, { file, out, memory });
  } finally {
    opened.remove();
  }
}

async function revisionSide(
  opened: Revision,
  revision: string,
  { file, out, memory }: Now,
): Promise<GeneratedSide> {
  const folder = projectFolder(opened.file);
  const way = relative(projectFolder(file), out);
  const loaded = layOut(opened);
  opened.add(join(way, RECORDS));
  const at = resolve(folder, way);
  const read = await readFleetFile(opened.file, { past: pastDecisions(at), memory, loaded });
  // Of stacks that go on, what is remembered is all that counts; tombstones are made of the files that were.
  const now = new Set(rootStacks(read.model?.stacks ?? []).map(stackPath));
  for (const path of recordsIn(at).keys()) if (!now.has(path)) opened.add(join(way, path));
  const side = sideOf(read, opened.file, at);
  const start = opened.file === folder ? file : dirname(file);
  const as = `git:${revision}:${start === "." ? "" : `${start}/`}`;
  return { ...side, ...renamedProblems(side, { from: displayPath(folder), to: as }) };
}
