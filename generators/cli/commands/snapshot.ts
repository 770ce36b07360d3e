import { join, relative, resolve } from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { BlueprintCatalog } from "../../blueprints/load";
import { managedPoliciesNamed } from "../../managed-policies/named";
import type { NamedPolicy } from "../../managed-policies/named";
import { makeSnapshot } from "../../managed-policies/snapshot";
import type { Snapshot } from "../../managed-policies/snapshot";
import { packageFolder } from "../../package-root";
import { hasErrors } from "../../problem";
import type { Problem } from "../../problem";
import { loadSpec } from "../../fleet-file/load";
import type { SpecResult } from "../../fleet-file/load";
import { projectFolder } from "../../fleet-file/project";
import { located } from "../../source/located";
import { displayPath } from "../../text/paths";
import { changes, planWrite, writeFiles } from "../../files/write";
import type { WritePlan } from "../../files/write";
import { EXIT } from "../exit-codes";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { checkOption, fileArgument, folderName, formatOption } from "../options";
import { print, printWaiting } from "../output";
import { printProblems } from "../print-problems";
import { asData, changesOf, failureText, joinChanges, planText } from "../plan-report";

interface Options {
  readonly out?: string;
  readonly check: boolean;
  readonly format: FormatName;
}

/** `fleetroles snapshot [FILE]` */
export function snapshotCommand(program: Command): void {
  program
    .command("snapshot")
    .summary("bring the snapshot of AWS managed policies up to date")
    .description(
      "Asks AWS (iam:ListPolicies, iam:GetPolicyVersion) for its managed policies, and writes the names of " +
        "all of them, and the documents of those that the file and the blueprints at hand name. Credentials and " +
        "endpoint are found as by every AWS program: AWS_PROFILE, AWS_ENDPOINT_URL and so on. " +
        "Needs the package @aws-sdk/client-iam.",
    )
    .addArgument(fileArgument())
    .addOption(
      new Option(
        "--out <dir>",
        "the snapshot's folder (default: managed-policies beside the file)",
      ).argParser(folderName),
    )
    .addOption(checkOption())
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options);
    });
}

async function run(named: string, { out, check, format }: Options): Promise<number> {
  const folder = resolve(out ?? join(projectFolder(named), "managed-policies"));
  const { named: policies, problems, texts } = policiesNamed(named);
  const snapshot = hasErrors(problems)
    ? problems
    : await makeSnapshot(policies, [folder, packageFolder("templates", "managed-policies")]);
  const plans = "index" in snapshot ? await write(folder, snapshot, check) : [];
  const found = "index" in snapshot ? [...snapshot.problems, ...plansProblems(plans)] : snapshot;
  const all = joinChanges(plans.map((plan) => changesOf(plan, prefixOf(plan, folder))));
  printProblems(found, { format, texts, more: asData(all) });
  const failed = !("index" in snapshot) || hasErrors(found);
  if (format === "text") {
    const report = { folder: displayPath(folder), check };
    print(failed ? failureText(plans) : planText(all, { ...report, holds: sizeOf(snapshot) }));
  }
  if (failed) return EXIT.problems;
  return check && plans.some(changes) ? EXIT.problems : EXIT.fine;
}

interface Wanted {
  readonly named: readonly NamedPolicy[];
  readonly problems: readonly Problem[];
  readonly texts: SpecResult["texts"];
}

/** The AWS managed policies of a fleet file, and of all blueprints that it can use. */
function policiesNamed(file: string): Wanted {
  const { spec, problems, texts } = loadSpec(file);
  if (spec === undefined || hasErrors(problems)) return { named: [], problems, texts };
  const own = [spec.data.blueprints ?? []].flat().map((folder) => resolve(spec.folder, folder));
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"), own);
  const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id) ?? []);
  const faults = located(catalog.problems, spec.document);
  const { fleets = {}, workloads = {}, defaults } = spec.data;
  const users = [...Object.values(fleets), ...Object.values(workloads), defaults];
  const used = new Set(users.map((user) => user?.blueprint));
  const inUse = new Set<unknown>(blueprints.filter(({ data }) => used.has(data.id)));
  const files = [spec, ...blueprints];
  const named = managedPoliciesNamed(files, (one) => one === spec || inUse.has(one));
  return { named, problems: faults, texts };
}

/** Writes both folders, or, where something is in the way in either of them, none. */
async function write(folder: string, snapshot: Snapshot, check: boolean): Promise<WritePlan[]> {
  const parts = snapshot.folders.map((part) => ({ ...part, at: join(folder, part.folder) }));
  const plans = parts.map(({ at, files }) => planWrite(at, files));
  if (check || hasErrors(plansProblems(plans))) return plans;
  const written: WritePlan[] = [];
  for (const { at, files } of parts) {
    const plan = await writeFiles(at, files, printWaiting);
    written.push(plan);
    if (hasErrors(plan.problems)) break;
  }
  return written;
}

/** Of a folder that cannot be used, its documents' folder would only say the same. */
function plansProblems(plans: readonly WritePlan[]): Problem[] {
  const all = plans.flatMap(({ problems }) => problems);
  const folder = plans.at(-1)?.problems.filter(({ id }) => id === "bad-output-folder") ?? [];
  return folder.length > 0 ? folder : all;
}

/** What leads from the snapshot's folder to a plan's. */
function prefixOf(plan: WritePlan, folder: string): string {
  return plan.folder === folder ? "" : `${relative(folder, plan.folder)}/`;
}

function sizeOf({ index, folders }: Snapshot): string {
  const policies = String(Object.keys(index.policies).length);
  const documents = String(folders[0]?.files.length ?? 0);
  return `${policies} policies as of ${index.asOf}, ${documents} documents`;
}
