import { dirname, join, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
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
import { located } from "../../source/located";
import { displayPath } from "../../text/paths";
import { changes, planWrite, writeFiles } from "../../files/write";
import type { WritePlan } from "../../files/write";
import { EXIT } from "../exit-codes";
import type { Format } from "../formats";
import { fileArgument, formatOption } from "../options";
import { print, printProblems } from "../output";

interface Options {
  readonly out?: string;
  readonly check: boolean;
  readonly format: Format;
}

/** `fleetroles snapshot [FILE]` */
export function snapshotCommand(program: Command): void {
  program
    .command("snapshot")
    .summary("bring the snapshot of AWS managed policies up to date")
    .description(
      "Asks AWS (iam:ListPolicies, iam:GetPolicyVersion) for its managed policies, and writes the names of " +
        "all of them, and the documents of those that the blueprints at hand name. Credentials and " +
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
    .option("--check", "write nothing; exit with 1 and list the files if any would change", false)
    .addOption(formatOption(["text", "json"]))
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options);
    });
}

function folderName(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("Name a folder.");
  return text;
}

async function run(file: string, { out, check, format }: Options): Promise<number> {
  const folder = resolve(out ?? join(dirname(file), "managed-policies"));
  const { named, problems, text } = policiesNamed(file);
  const snapshot = hasErrors(problems)
    ? problems
    : await makeSnapshot(named, [folder, packageFolder("templates", "managed-policies")]);
  const plans = "index" in snapshot ? await write(folder, snapshot, check) : [];
  const found = "index" in snapshot ? [...snapshot.problems, ...plansProblems(plans)] : snapshot;
  const read = text === undefined ? {} : { text };
  printProblems(found, read, { format, file: displayPath(file), more: asData(plans, folder) });
  const failed = !("index" in snapshot) || hasErrors(found);
  if (format === "text") {
    print(failed ? "nothing was written" : report(snapshot, plans, folder, check));
  }
  if (failed) return EXIT.problems;
  return check && plans.some(changes) ? EXIT.problems : EXIT.fine;
}

interface Wanted {
  readonly named: readonly NamedPolicy[];
  readonly problems: readonly Problem[];
  readonly text?: string;
}

/** The AWS managed policies of all blueprints that a fleet file can use. */
function policiesNamed(file: string): Wanted {
  const { spec, problems, text } = loadSpec(file);
  const read = text === undefined ? {} : { text };
  if (spec === undefined || hasErrors(problems)) return { named: [], problems, ...read };
  const own = [spec.data.blueprints ?? []].flat().map((folder) => resolve(spec.folder, folder));
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"), own);
  const blueprints = catalog.ids.flatMap((id) => catalog.tryFind(id) ?? []);
  const faults = located(catalog.problems, spec.document);
  const { fleets = {}, workloads = {}, defaults } = spec.data;
  const users = [...Object.values(fleets), ...Object.values(workloads), defaults];
  const used = new Set(users.map((user) => user?.blueprint));
  const named = managedPoliciesNamed(blueprints, ({ data }) => used.has(data.id));
  return { named, problems: faults, ...read };
}

/** Writes both folders, or, where something is in the way in either of them, none. */
async function write(folder: string, snapshot: Snapshot, check: boolean): Promise<WritePlan[]> {
  const parts = snapshot.folders.map((part) => ({ ...part, at: join(folder, part.folder) }));
  const plans = parts.map(({ at, files }) => planWrite(at, files));
  if (check || plansProblems(plans).length > 0) return plans;
  const written: WritePlan[] = [];
  for (const { at, files } of parts) {
    const plan = await writeFiles(at, files);
    written.push(plan);
    if (plan.problems.length > 0) break;
  }
  return written;
}

/** Of a folder that cannot be used, its documents' folder would only say the same. */
function plansProblems(plans: readonly WritePlan[]): Problem[] {
  const all = plans.flatMap(({ problems }) => problems);
  const folder = plans.at(-1)?.problems.filter(({ id }) => id === "bad-output-folder") ?? [];
  return folder.length > 0 ? folder : all;
}

/** File names relative to the snapshot's folder, by what becomes of them. */
function asData(plans: readonly WritePlan[], folder: string): Record<string, string[]> {
  const names = (pick: (plan: WritePlan) => readonly string[]): string[] =>
    plans.flatMap((plan) => {
      const prefix = plan.folder === folder ? "" : "documents/";
      return pick(plan).map((name) => `${prefix}${name}`);
    });
  const paths = (files: WritePlan["create"]): string[] => files.map(({ path }) => path);
  return {
    create: names(({ create }) => paths(create)),
    update: names(({ update }) => paths(update)),
    remove: names(({ remove }) => remove),
    unchanged: names(({ unchanged }) => paths(unchanged)),
  };
}

function report(
  { index, folders }: Snapshot,
  plans: readonly WritePlan[],
  folder: string,
  check: boolean,
): string {
  const name = displayPath(folder);
  const { create = [], update = [], remove = [] } = asData(plans, folder);
  const line = (files: readonly string[], would: string, did: string): string[] =>
    files.map((file) => `${check ? would : did} ${name}/${file}`);
  const changed = create.length + update.length + remove.length;
  const state = plans.some(changes)
    ? `${String(changed)} ${check ? "would change" : "changed"}`
    : "nothing to change";
  const policies = String(Object.keys(index.policies).length);
  const documents = String(folders[0]?.files.length ?? 0);
  return [
    ...line(create, "would create", "created"),
    ...line(update, "would update", "updated"),
    ...line(remove, "would remove", "removed"),
    `${name}: ${policies} policies as of ${index.asOf}, ${documents} documents, ${state}`,
  ].join("\n");
}
