import { resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { adoptAccount } from "../../estate/adopt";
import type { Adoption } from "../../estate/adopt";
import { pastDecisions } from "../../files/stack-records";
import { planStacks, writeStacks } from "../../files/stacks-folder";
import { changes } from "../../files/write";
import type { WritePlan } from "../../files/write";
import { fleetFileAt } from "../../fleet-file/project";
import { checkFile } from "../../generate";
import { hasErrors } from "../../problem";
import { displayPath } from "../../text/paths";
import { adoptionText } from "../access-report/adoption";
import { EXIT } from "../exit-codes";
import { draftOptions, runDraft, type DraftOptions } from "../draft-request";
import { fromOption, refuseFleetFile } from "../from-option";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { readListing, snapshotFor } from "../listings";
import { checkOption, fileArgument, folderName, formatOption } from "../options";
import { colorsFor, print, printWaiting } from "../output";
import { printProblems } from "../print-problems";
import { asData, changesOf, failureText, fileCount, planText } from "../plan-report";
import { stacksRequest } from "../stacks-request";

interface Options extends Partial<Omit<DraftOptions, "from" | "check" | "format">> {
  readonly from: readonly string[];
  readonly out: string;
  readonly check: boolean;
  readonly format: FormatName;
}

/** `fleetroles adopt [FILE] --from LISTING…` */
export function adoptCommand(program: Command): void {
  const command = program
    .command("adopt")
    .summary("take over what an account has already")
    .description(
      "Finds the roles and policies of the fleet file that an account has already, says what Terraform will change in what they can " +
        "do, and writes the stacks with import blocks for them. Once those are applied, the next generate drops them.\n" +
        "Exit code 1: something is there under another path, so that it cannot be taken over; or as for every command.\n" +
        "LISTING is what `aws iam get-account-authorization-details` prints: credentials are that program's matter.\n" +
        "With --draft it writes a fleet file instead, from roles that nobody has described yet: proved to give and to trust what the " +
        "account has, and nothing else. Where no blueprint has a role's name, trust and policies, it writes one beside the file.",
    )
    .addArgument(fileArgument())
    .addOption(fromOption())
    .addOption(
      new Option("--out <dir>", "the output folder")
        .default("stacks/generated")
        .argParser(folderName),
    )
    .addOption(checkOption())
    .addOption(formatOption(RESULT_FORMATS));
  for (const option of draftOptions()) command.addOption(option);
  command.action(async (file: string, options: Options, self: Command) => {
    const { draft, ...others } = options;
    if (draft === undefined) {
      refuseDraftOptions(self, options);
      refuseFleetFile(self, options.from);
    }
    if (draft !== undefined && self.args.length > 0) {
      self.error("error: with --draft, name no FILE: the draft is made from the listing alone");
    }
    process.exitCode = await (draft === undefined
      ? run(file, options)
      : runDraft({ ...others, draft }));
  });
}

/** What goes with a draft alone means nothing without one. */
function refuseDraftOptions(command: Command, options: Options): void {
  const needless = (["match", "environment", "region", "blueprints"] as const).find(
    (name) => options[name] !== undefined,
  );
  if (needless !== undefined) command.error(`error: --${needless} goes with --draft`);
}

async function run(named: string, { from, out, check, format }: Options): Promise<number> {
  const file = fleetFileAt(named);
  const { model, problems, texts } = await checkFile(file, {
    past: pastDecisions(resolve(out)),
  });
  if (model === undefined || hasErrors(problems)) {
    printProblems(problems, { format, texts });
    return EXIT.problems;
  }
  const listing = readListing(from, model);
  if (!("account" in listing)) {
    printProblems(listing, { format, texts });
    return EXIT.problems;
  }
  const { account, details } = listing;
  const stacks = model.stacks.filter(({ environment }) => environment.account === account);
  const { managed } = model;
  const found = adoptAccount({ stacks, managed }, details, snapshotFor(file));
  const adopted = {
    found: Object.fromEntries(found.stacks.map(({ stack, imports }) => [`${stack}.ts`, imports])),
    others: "keep",
  } as const;
  const request = stacksRequest(model, problems, { file, out, formerly: [], adopted });
  const plan = check ? planStacks(request) : await writeStacks(request, printWaiting);
  report(plan, found, { account, check, format, texts });
  const stuck = found.differences.some(({ id }) => id === "elsewhere");
  const failed = stuck || hasErrors(plan.problems) || (check && changes(plan));
  return failed ? EXIT.problems : EXIT.fine;
}

interface Reported {
  readonly account: string;
  readonly check: boolean;
  readonly format: FormatName;
  readonly texts: Readonly<Record<string, string | undefined>>;
}

function report(
  plan: WritePlan,
  found: Adoption,
  { account, check, format, texts }: Reported,
): void {
  const done = changesOf(plan);
  const more = { account, ...found, ...asData(done) };
  printProblems(plan.problems, { format, texts, more });
  if (format !== "text") return;
  if (hasErrors(plan.problems)) {
    print(failureText([plan]));
    return;
  }
  const count = fileCount(done);
  const holds = `${String(count)} ${count === 1 ? "stack" : "stacks"}`;
  print(
    [
      ...adoptionText(found, account, colorsFor(process.stdout)),
      planText(done, { folder: displayPath(plan.folder), holds, check }),
    ].join("\n"),
  );
}
