import { checkBlueprint } from "../../generate";
import { dirname, join, resolve } from "node:path";
import { Argument, Option } from "commander";
import type { Command } from "commander";
import type { Blueprint } from "../../blueprints/load";
import { MODULE } from "../../files/listed";
import { archiveOf } from "../../files/archive";
import { moduleContent } from "../../outputs/terraform-module/content";
import { moduleName } from "../../outputs/terraform-module/files";
import { hasErrors } from "../../problem";
import type { Problem } from "../../problem";
import { located } from "../../source/located";
import { planFolder, writeFolder } from "../../files/write";
import { archiveState, writeArchive } from "../../files/write-one";
import type { MakeContent, WritePlan } from "../../files/write";
import { RESULT_FORMATS } from "../formats";
import type { FormatName } from "../formats";
import { targetsOf } from "../module-targets";
import { reportModules as report } from "../module-report";
import type { Archive, Result } from "../module-report";
import type { Target } from "../module-targets";
import { printWaiting } from "../output";
import { checkOption, folderName, formatOption } from "../options";

interface Options {
  readonly out?: string;
  readonly check: boolean;
  readonly major: boolean;
  readonly archive: boolean;
  readonly format: FormatName;
}

/** `fleetroles module [BLUEPRINTS...]` */
export function moduleCommand(program: Command): void {
  program
    .command("module")
    .summary("write blueprints as Terraform modules")
    .description(
      "Writes each blueprint as a Terraform module that can be published, with its versions: a change that breaks " +
        "callers is an error unless --major lets it be a new major version. Only files that differ are written, and " +
        "a file that was edited by hand stops the run.",
    )
    .addArgument(
      new Argument(
        "[blueprints...]",
        "ids, or paths of your own blueprint files; all that come with fleetroles unless named",
      ),
    )
    .addOption(
      new Option(
        "--out <dir>",
        "the module's folder, for one blueprint (default: modules/terraform-aws-<id>-roles)",
      ).argParser(folderName),
    )
    .addOption(checkOption())
    .option("--major", "let a change that breaks callers be a new major version", false)
    .option("--archive", "write <name>-<version>.tar.gz beside the module's folder, too", false)
    .addOption(formatOption(RESULT_FORMATS))
    .action(async (names: string[], options: Options, command: Command) => {
      if (options.out !== undefined && names.length !== 1) {
        command.error("error: --out is for one blueprint: name it");
      }
      process.exitCode = await run(targetsOf(names), options);
    });
}

/** Plans all modules first, so that nothing is half-written where one of them has errors. */
async function run(targets: readonly Target[], options: Options): Promise<number> {
  const checked = await Promise.all(targets.map(withChecks));
  const planned: Result[] = [];
  for (const target of checked) planned.push(await handle(target, options, false));
  const failed = planned.some(({ problems }) => hasErrors(problems));
  if (failed || options.check) return report(planned, options, !failed);
  const written: Result[] = [];
  for (const target of checked) {
    const result = await handle(target, options, true);
    written.push(result);
    if (hasErrors(result.problems)) return report(written, options, false);
  }
  return report(written, options, true);
}

/** A target with what checks say of its statements; one with errors gives no module. */
async function withChecks(target: Target): Promise<Target> {
  if (target.blueprint === undefined) return target;
  const found = await checkBlueprint(target.blueprint);
  const { blueprint, ...rest } = target;
  const problems = [...target.problems, ...found];
  return hasErrors(found) ? { ...rest, problems } : { ...rest, blueprint, problems };
}

/** Plans or writes one module. */
async function handle(target: Target, options: Options, write: boolean): Promise<Result> {
  const { blueprint, problems } = target;
  if (blueprint === undefined) return { target, problems };
  const name = moduleName(blueprint.data);
  const folder = resolve(options.out ?? join("modules", name));
  const { make, version } = maker(blueprint, folder, options.major);
  const plan = write
    ? await writeFolder(folder, MODULE, make, printWaiting)
    : planFolder(folder, MODULE, make);
  const module = { name, folder, plan, version: version() };
  const found = [...problems, ...located(plan.problems, blueprint.document)];
  if (!options.archive || hasErrors(found)) return { target, problems: found, module };
  const archive = await archiveFor(plan, `${name}-${version()}`);
  if ("id" in archive) return { target, problems: [archive], module };
  if (!write || archive.state === "same") {
    return { target, problems, module: { ...module, archive } };
  }
  const fault = writeArchive(archive.path, archive.bytes);
  const written = fault === undefined ? [archive.path] : [];
  const unwritten = fault === undefined ? [] : [fault];
  return { target, problems: unwritten, module: { ...module, archive, written } };
}

/** What the folder is to hold; and, once that was asked, the version that it has then. */
function maker(
  { data }: Blueprint,
  folder: string,
  major: boolean,
): { readonly make: MakeContent; readonly version: () => string } {
  let version = "";
  const make: MakeContent = (before) => {
    const content = moduleContent(data, { folder, before, major });
    version = content.head.releases[0]?.version ?? "";
    return content;
  };
  return { make, version: () => version };
}

async function archiveFor(plan: WritePlan, name: string): Promise<Archive | Problem> {
  const bytes = await archiveOf([...plan.create, ...plan.update, ...plan.unchanged]);
  const path = join(dirname(plan.folder), `${name}.tar.gz`);
  const state = archiveState(path, bytes);
  return typeof state === "object" ? state : { path, bytes, state };
}
