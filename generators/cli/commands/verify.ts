import { resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import type { Verification } from "../../estate/difference";
import { verificationProblems } from "../../estate/problems";
import { verifyAccount } from "../../estate/verify";
import { leavingStacks } from "../../files/leaving-stacks";
import { pastDecisions } from "../../files/stack-records";
import { checkFile } from "../../generate";
import type { Stack } from "../../model/types";
import { hasErrors } from "../../problem";
import type { Problem } from "../../problem";
import type { SourceDocument } from "../../source/document";
import { located } from "../../source/located";
import { displayPath } from "../../text/paths";
import {
  referenceFor,
  verificationMarkdown,
  verificationSummary,
  verificationText,
} from "../access-report/verification";
import type { PlaceWords } from "../access-report/verification";
import { EXIT } from "../exit-codes";
import { fromOption, refuseFleetFile } from "../from-option";
import { blueprintsFor, readListing, snapshotFor } from "../listings";
import { placeOf } from "../formats/place";
import { fileArgument } from "../options";
import { colorsFor, print } from "../output";
import { printProblems } from "../print-problems";

type FormatOption = "text" | "json" | "markdown" | "sarif";

interface Options {
  readonly from: readonly string[];
  readonly out: string;
  readonly format: FormatOption;
}

/** `fleetroles verify [FILE] --from LISTING…` */
export function verifyCommand(program: Command): void {
  program
    .command("verify")
    .summary("compare an account with the fleet file")
    .description(
      "Compares what an account really holds with what the fleet file says: roles missing and extra (those of fleets of " +
        "these environments that the file does not have), policies that nobody declared, and what each difference gives " +
        "or takes; then every expectation, of the account as it is.\n" +
        "LISTING is what `aws iam get-account-authorization-details` prints: credentials are that program's matter.\n" +
        "Exit code 1: something differs, or cannot be read.",
    )
    .addArgument(fileArgument())
    .addOption(fromOption())
    .addOption(
      new Option(
        "--out <dir>",
        "the folder of generated stacks: its records say which policy has what of roles with many grants, and what of stacks that left the file is still to be destroyed",
      ).default("stacks/generated"),
    )
    .addOption(
      new Option(
        "--format <format>",
        "text, markdown: for people; json: all there is; sarif: for code scanning",
      )
        .choices(["text", "json", "markdown", "sarif"])
        .default("text"),
    )
    .action(async (file: string, options: Options, self: Command) => {
      refuseFleetFile(self, options.from);
      process.exitCode = await run(file, options);
    });
}

async function run(file: string, { from, out, format }: Options): Promise<number> {
  const past = pastDecisions(resolve(out));
  const { model, problems, texts, documents } = await checkFile(file, { past });
  const errors = problems.filter(({ severity }) => severity === "error");
  const failed = (found: readonly Problem[]): number => {
    printProblems(found, { format: format === "markdown" ? "text" : format, texts });
    return EXIT.problems;
  };
  if (model === undefined || hasErrors(errors)) return failed(errors);
  const listing = readListing(from, model);
  if (!("account" in listing)) return failed(listing);
  const { account, details } = listing;
  const { managed, project, projectInNames } = model;
  const stacks = model.stacks.filter(({ environment }) => environment.account === account);
  const blueprints = blueprintsFor(file);
  const leaving = leavingStacks(resolve(out)).filter((stack) => stack.account === account);
  const said = {
    ...{ stacks, blueprints, managed, leaving },
    ...(project !== undefined && { project }),
    ...(projectInNames !== undefined && { projectInNames }),
  };
  const found = verifyAccount(said, details, snapshotFor(file));
  report(found, { account, stacks, file, document: documents.get(undefined), format });
  return found.differences.length + found.broken.length > 0 ? EXIT.problems : EXIT.fine;
}

interface Reported {
  readonly account: string;
  readonly stacks: readonly Stack[];
  readonly file: string;
  /** The fleet file, which knows the lines. */
  readonly document: SourceDocument | undefined;
  readonly format: FormatOption;
}

function report(found: Verification, { account, stacks, file, document, format }: Reported): void {
  const summary = verificationSummary(found, account);
  if (format === "sarif") {
    const all = verificationProblems(found, stacks);
    printProblems(document ? located(all, document) : all, { format: "sarif" });
    return;
  }
  if (format === "json") {
    print(JSON.stringify({ account, summary, ...found }, null, 2));
    return;
  }
  const reference = referenceFor(found.differences);
  const where: PlaceWords = (place) =>
    place.file ?? (document ? placeOf(document.locate(place.path)) : displayPath(file));
  if (format === "markdown") {
    const lines = verificationMarkdown(found, reference, where);
    print([`### Account ${account}`, "", summary, "", ...lines].join("\n").trimEnd());
  } else {
    const how = { colors: colorsFor(process.stdout), placeOf: where };
    print([...verificationText(found, reference, how), summary].join("\n"));
  }
}
