/** The way from an account's listing to the first fleet file of a project: a draft, with what the project adds to it. */
import { resolve } from "node:path";
import { draftFleets, type DraftOrder, type DraftResult } from "./draft";
import type { GeneratedFile } from "./files/file";
import { checkFile, type FleetResult } from "./generate";
import { hasErrors, type Problem } from "./problem";
import { SCHEMA_LINE, type Answers } from "./project";
import { commentsOfState, stateOf } from "./project-state";
import { yamlText } from "./text/yaml";

/** A draft as the fleet file of a project. */
export interface DraftedProject {
  readonly draft: DraftResult;
  readonly files: readonly GeneratedFile[];
  /** Where state lies, in words; undefined where it lies in the project's folder. */
  readonly state?: string;
  /** What `check` says of it. */
  readonly result: FleetResult;
}

/** What the project says besides what the account has: nothing of it is in a role. */
export type DraftSettings = Pick<Answers, "project" | "state">;

/** Drafts, adds the project's name and where its state is, and checks what comes of it. */
export async function draftProject(
  order: DraftOrder,
  { project, state }: DraftSettings,
): Promise<DraftedProject | readonly Problem[]> {
  const draft = await draftFleets(order);
  if (!("draft" in draft)) return draft;
  const { region } = draft.draft.environment;
  const place = stateOf({ state, region });
  if ("id" in place) return [{ ...place, message: `--state: ${place.message}` }];
  const own = draft.files.length - 1;
  const files = draft.files.map(({ path, text }, index) => ({
    path,
    content: index === own ? projectText(text, settingsText({ project, ...place.backend })) : text,
  }));
  const folder = resolve(order.file, "..");
  const unwritten = new Map(files.map(({ path, content }) => [resolve(folder, path), content]));
  const result = await checkFile(resolve(order.file), { unwritten });
  if (hasErrors(result.problems)) return result.problems.map((one) => named(one));
  const words = place.words === undefined ? {} : { state: place.words };
  return { draft, files, result, ...words };
}

/** The file is not written: a place in it leads nowhere. */
function named(problem: Problem): Problem {
  const message =
    problem.path?.[0] === "project" ? `--project: ${problem.message}` : problem.message;
  return { ...problem, message };
}

/** The lines of a name and of defaults, to be put into a text that has neither. */
export function settingsText({
  project,
  defaults = {},
}: {
  readonly project: string;
  readonly defaults?: object;
}): { readonly head: string; readonly defaults: string } {
  const text = (data: object): string =>
    yamlText(data, { gaps: [], head: [], comments: commentsOfState });
  const lines = Object.keys(defaults).length === 0 ? "defaults:\n" : text({ defaults });
  return { head: text({ project }), defaults: lines };
}

/** A draft's text with more settings. The text is ours: which lines it has at the left is known. */
export function projectText(
  text: string,
  settings: { readonly head: string; readonly defaults: string },
): string {
  const { head, defaults } = settings;
  const withHead = text.replace(/^version: 1\n/m, (line) => `${line}${head}`);
  const hasDefaults = /^defaults:\n/m.test(withHead);
  const whole = hasDefaults
    ? withHead.replace(/^defaults:\n/m, () => defaults)
    : withHead.replace(/^environments:\n/m, (line) =>
        defaults === DEFAULTS ? line : `${defaults}\n${line}`,
      );
  return `# ${SCHEMA_LINE}\n${whole}`;
}

const DEFAULTS = "defaults:\n";
