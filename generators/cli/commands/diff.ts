import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { HolderComparer } from "../../access/compare";
import { pathsGained } from "../../access/gained-paths";
import { classesGained, gates, gatesMet } from "../../access/gates";
import type { HolderChange } from "../../access/compare";
import { ServiceReference } from "../../iam/reference";
import type { PolicyHolder } from "../../access/holder";
import { isRevision } from "../../files/revision";
import { ModelMemory } from "../../model/memory";
import { quote } from "../../problem";
import type { Problem } from "../../problem";
import { SENSITIVE } from "../../access/sensitive";
import { didYouMean } from "../../text/nearest";
import { planSides } from "../plan-sides";
import { markdownFaults, markdownReport } from "../access-report/markdown";
import { textReport } from "../access-report/text";
import { servicesOf } from "../access-report/services";
import { gateWords, summaryWords } from "../access-report/words";
import type { MetGate } from "../access-report/words";
import { EXIT } from "../exit-codes";
import { colorsFor, print } from "../output";
import { printProblems } from "../print-problems";
import { errorsBetween, holdersBetween, readSide } from "../sides";

interface Options {
  readonly format: "text" | "json" | "markdown";
  readonly failOn: readonly string[];
  readonly plan?: string;
}

/** `fleetroles diff BEFORE [AFTER]` */
export function diffCommand(program: Command): void {
  program
    .command("diff")
    .summary("what a change gives and takes, proved")
    .description(
      "Compares what roles can do, whom they trust and what is attached to them. A side is a fleet file, " +
        "git:<revision>, or the revision alone where no file is called that (the fleet file as it was there; git:<revision>:<file> names another), a folder of synthesized stacks, a JSON policy document, or /dev/null: nothing. With --plan, both sides are a Terraform plan's.\n" +
        "Empty exactly if no request tells the two sides apart (docs/explanation/proof.md). Statements are judged as by check in the stacks " +
        "that differ; what is expected is not asked. Exit code 1: a gate of --fail-on is met, or a side is wrong or cannot be read.",
    )
    .argument("[before]", "as it was")
    .argument("[after]", "as it is to be (default: fleets.yaml)")
    .option(
      "--plan <file>",
      "both sides of a Terraform plan, whoever wrote it: what terraform show -json prints; - is standard input",
    )
    .addOption(
      new Option(
        "--format <format>",
        "text: for people; json: all there is; markdown: for a comment of a pull request, and never longer than one may be",
      )
        .choices(["text", "json", "markdown"])
        .default("text"),
    )
    .addOption(failOnOption())
    .action(
      async (
        before: string | undefined,
        after: string | undefined,
        options: Options,
        command: Command,
      ) => {
        if ((before === undefined) === (options.plan === undefined)) {
          command.error("error: name what to compare: BEFORE, or --plan FILE");
        }
        process.exitCode = await run(before ?? "", after ?? "fleets.yaml", options);
      },
    );
}

function failOnOption(): Option {
  return new Option(
    "--fail-on <gates>",
    "exit with 1 where access is gained, trust changes (trust), or anything differs (any); gained:<class>: where access to what is sensitive is gained " +
      `(${SENSITIVE.join(", ")}); what is not decided counts as all of them. Several with commas`,
  )
    .argParser(gateIds)
    .default([], "none");
}

function gateIds(text: string, known: readonly string[]): readonly string[] {
  const ids = gates().map(({ id }) => id);
  const named = text.split(",").map((one) => one.trim());
  const wrong = named.find((one) => !ids.includes(one));
  if (wrong === undefined) return [...known, ...named];
  const question = didYouMean(wrong, ids);
  throw new InvalidArgumentError(
    `${question === undefined ? "" : `${quote(wrong)}: ${question} `}Allowed choices are ${ids.join(", ")}.`,
  );
}

async function run(before: string, after: string, options: Options): Promise<number> {
  if (options.plan !== undefined) {
    const { before: old, after: now, unread, notes, problems } = planSides(options.plan);
    if (problems.length > 0) return failed(problems, {}, options);
    return compared([...old, ...unread.before], [...now, ...unread.after], options, notes);
  }
  const isFile = !after.startsWith("git:") && !/\.json$/i.test(after) && !isRevision(after);
  const memory = new ModelMemory();
  const old = await readSide(before, isFile ? after : "fleets.yaml", memory);
  const now = await readSide(after, "fleets.yaml", memory);
  const problems = await errorsBetween(old, now);
  if (old.holders === undefined || now.holders === undefined || problems.length > 0) {
    return failed(problems, { ...old.texts, ...now.texts }, options);
  }
  return compared(...holdersBetween(old, now), options);
}

function failed(
  problems: readonly Problem[],
  texts: Readonly<Record<string, string | undefined>>,
  { format }: Options,
): number {
  if (format === "markdown") print(markdownFaults(problems));
  printProblems(problems, { format: format === "json" ? "json" : "text", texts });
  return EXIT.problems;
}

function compared(
  before: readonly PolicyHolder[],
  after: readonly PolicyHolder[],
  options: Options,
  notes: readonly string[] = [],
): number {
  const changes = new HolderComparer().compare(before, after);
  const reference = ServiceReference.loadSync(servicesOf(changes));
  const all = gatesMet(changes, reference);
  const met = gates().flatMap(({ id, summary }): MetGate[] => {
    const count = options.failOn.includes(id) ? (all.get(id) ?? 0) : 0;
    return count === 0 ? [] : [{ id, summary, count }];
  });
  print(reportOf({ changes, reference, notes, met }, all, options));
  return met.length > 0 ? EXIT.problems : EXIT.fine;
}

interface Compared {
  readonly changes: readonly HolderChange[];
  readonly reference: ServiceReference;
  readonly notes: readonly string[];
  readonly met: readonly MetGate[];
}

function reportOf(
  { changes, reference, notes, met }: Compared,
  all: ReadonlyMap<string, number>,
  { format }: Options,
): string {
  if (format === "markdown") return markdownReport(changes, reference, { notes, met });
  if (format === "text") {
    const lines = textReport(changes, reference, colorsFor(process.stdout), notes);
    return [lines, ...met.map(gateWords)].join("\n");
  }
  const data = changes.map(({ holder, ...change }) => {
    const { kind, id, stack, label, name, arn } = holder;
    const sensitive = classesGained({ holder, ...change }, reference).map((one) => one.id);
    const paths = pathsGained({ holder, ...change });
    return { kind, id, stack, label, name, arn, ...change, sensitive, paths };
  });
  const about = notes.length > 0 ? { notes } : {};
  const summary = summaryWords(changes);
  return JSON.stringify(
    { summary, gates: Object.fromEntries(all), ...about, changes: data },
    null,
    2,
  );
}
