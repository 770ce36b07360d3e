/** `check --fix`: what has one right answer is mended, or shown as a patch. */
import { createTwoFilesPatch } from "diff";
import { Option } from "commander";
import { projectFolder } from "../fleet-file/project";
import { replaceTexts } from "../files/mend";
import { mendFile } from "../mended";
import type { Mended, MendedFile, Mending } from "../mended";
import type { Problem } from "../problem";
import { placeOf, printable } from "./formats/place";
import { count } from "../text/lists";

/** What of fixing a command line can ask for. */
export interface FixOptions {
  readonly fix: boolean;
  readonly fixDryRun: boolean;
}

/** To mend the files. */
export function fixOption(): Option {
  const text =
    "mend what has one right answer, in the files as they are written, and print what is left";
  return new Option("--fix", text).default(false).conflicts(["watch", "fixDryRun"]);
}

/** To see what that would do. */
export function fixDryRunOption(): Option {
  const text = "write nothing, and print what --fix would do as a patch (text), or as edits (json)";
  return new Option("--fix-dry-run", text).default(false).conflicts(["watch"]);
}

/** A run that mended, or would have, and what could not be written. */
export interface FixRun extends Mending {
  readonly problems: readonly Problem[];
}

/** Mends a fleet file and what it includes, and writes that, unless only to look. */
export async function fixFile(file: string, { fixDryRun }: FixOptions): Promise<FixRun> {
  const mending = await mendFile(file);
  const problems = fixDryRun ? [] : replaceTexts(projectFolder(file), mending.files);
  return { ...mending, problems };
}

/** The edits as a patch that `git apply` takes. */
export function patchOf(files: readonly MendedFile[]): string {
  return files
    .map(({ file, before, after }) => {
      const [from, to] = [`a/${file}`, `b/${file}`];
      return createTwoFilesPatch(from, to, before, after).replace(/^=+\n/, "");
    })
    .join("");
}

/** `fleets.yaml:7:5: mended unknown-action: dynamodb:GetItm is dynamodb:GetItem`, a line each. */
export function mendedLines(mended: readonly Mended[]): string[] {
  return mended.map(({ problem, edit }) => {
    const from = problem.edit?.from;
    const what = from === undefined ? edit.text : `${from} is ${edit.text} now`;
    return printable(`${placeOf(edit.location)}: mended ${problem.id}: ${what}`);
  });
}

/** `3 mended, ` before what is left. */
export function mendedCount(mended: readonly Mended[], { fixDryRun }: FixOptions): string {
  return fixDryRun
    ? `${count(mended.length, "edit")} to make, then `
    : `${String(mended.length)} mended, `;
}

/** The edits for programs. */
export function mendedData(mended: readonly Mended[]): object[] {
  return mended.map(({ problem, edit }) => ({
    ...{ id: problem.id, ...edit.location, text: edit.text },
  }));
}
