/** The fleet file that a project begins with: of answers, or of an account's listing. */
import { join, resolve } from "node:path";
import type { FleetResult } from "../../generate";
import { FLEET_FILE } from "../../outputs";
import { firstFile } from "../../project";
import { draftProject } from "../../project-draft";
import type { Problem } from "../../problem";
import { displayPath } from "../../text/paths";
import { draftText } from "../access-report/draft";
import { readPages, snapshotFor } from "../listings";
import { colorsFor } from "../output";
import { optionProblems } from "./option-problems";
import type { Answered } from "./order";
import { completed, type Given } from "./questions";

/** A fleet file that can be written. */
export interface First extends Answered {
  readonly result: FleetResult;
  /** What is to be said of how it came about. */
  readonly lines: readonly string[];
}

/** What is wrong with a fleet file that nobody has written, and its text. */
export interface Refusal {
  readonly problems: readonly Problem[];
  readonly texts?: Readonly<Record<string, string>>;
}

/** The fleet file; or what is wrong with the answers. */
export async function firstOf(given: Given, folder: string): Promise<First | Refusal> {
  return given.from === undefined ? ofAnswers(given, folder) : ofListing(given, given.from, folder);
}

async function ofAnswers(given: Given, folder: string): Promise<First | Refusal> {
  const answers = completed(given, folder);
  const { text, state, result, problems: found } = await firstFile(answers, folder);
  const problems = optionProblems(found);
  if (problems.length > 0) return { problems, texts: result.texts };
  const { project, account } = answers;
  const fleetFiles = [{ path: FLEET_FILE, content: text }];
  return {
    ...{ project, account, fleetFiles, result, lines: [] },
    ...(state !== undefined && { state }),
  };
}

async function ofListing(
  given: Given,
  from: readonly string[],
  folder: string,
): Promise<First | Refusal> {
  const pages = readPages(from);
  if (!("details" in pages)) return { problems: pages };
  const file = resolve(folder, FLEET_FILE);
  const { environment, region } = given;
  const { project, state } = completed(given, folder);
  const order = {
    ...{ ...pages, file, match: [], folders: [], managed: snapshotFor(file) },
    ...(environment !== undefined && { environment }),
    ...(region !== undefined && { region }),
  };
  const drafted = await draftProject(order, { project, state });
  if (!("draft" in drafted)) return { problems: drafted };
  const { draft, files, result } = drafted;
  const name = displayPath(join(folder, FLEET_FILE));
  return {
    ...{ project, account: draft.draft.environment.account, fleetFiles: files, result },
    lines: draftText(draft, name, colorsFor(process.stdout)),
    ...(drafted.state !== undefined && { state: drafted.state }),
  };
}
