import { Argument, Option } from "commander";
import type { Command } from "commander";
import type { PolicyKind } from "../../iam/lint";
import { counted } from "../environment-counts";
import { counts } from "../formats";
import type { FormatName } from "../formats";
import { lintFiles } from "../lint-files";
import type { LintedFiles } from "../lint-files";
import { exitCodeOf, failOnOption, formatOption } from "../options";
import type { FailOn } from "../options";
import { print } from "../output";
import { printProblems } from "../print-problems";

interface Options {
  readonly format: FormatName;
  readonly failOn: FailOn;
  readonly kind?: PolicyKind;
}

/** `fleetroles lint FILE…` */
export function lintCommand(program: Command): void {
  program
    .command("lint")
    .summary("find problems in any IAM policy document")
    .description(
      "Judges policy documents, whoever wrote them, without AWS: what IAM refuses, what can never work, and what is wider than it " +
        "need be (docs/reference/checks.md). A file is an IAM policy, a Terraform plan (terraform show -json), a template of CloudFormation, or " +
        "what the AWS CLI prints (get-policy-version, get-role, get-account-authorization-details). In a folder, files without " +
        "policies are passed over.\nExit code 0: nothing that --fail-on names; 1: something that it names.",
    )
    .addArgument(
      new Argument("<files...>", "files, folders, or - for standard input").argRequired(),
    )
    .addOption(
      new Option(
        "--kind <kind>",
        "what the documents are (default: told by where they stand, and by their principals)",
      ).choices(["identity", "trust", "resource"]),
    )
    .addOption(failOnOption())
    .addOption(formatOption())
    .action((files: readonly string[], { format, failOn, kind }: Options) => {
      const linted = lintFiles(files, kind);
      const { problems, texts, documents } = linted;
      printProblems(problems, { format, texts, more: { documents } });
      if (format === "text") print(`${sizeOf(linted)}: ${counts(problems)}`);
      process.exitCode = exitCodeOf(problems, failOn);
    });
}

/** `3 documents in 2 files; 1 file without policies`. */
function sizeOf({ documents, passed }: LintedFiles): string {
  const files = new Set(documents.map(({ file }) => file)).size;
  const of = `${counted(documents.length, "document", "documents")} in ${counted(files, "file", "files")}`;
  return passed === 0 ? of : `${of} (${counted(passed, "file", "files")} without policies)`;
}
