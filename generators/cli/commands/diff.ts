import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { effectOf, HolderComparer } from "../../access/compare";
import type { HolderChange } from "../../access/compare";
import { ServiceReference } from "../../iam/reference";
import type { PolicyHolder } from "../../access/holder";
import { ModelMemory } from "../../model/memory";
import type { Problem } from "../../problem";
import { planSides } from "../plan-sides";
import { markdownReport } from "../access-report/markdown";
import { textReport } from "../access-report/text";
import { servicesOf } from "../access-report/services";
import { summaryWords } from "../access-report/words";
import { EXIT } from "../exit-codes";
import { colorsFor, print, printProblems } from "../output";
import { errorsBetween, readSide } from "../sides";

const GATES = ["gained", "trust", "any"] as const;

type Gate = (typeof GATES)[number];

interface Options {
  readonly format: "text" | "json" | "markdown";
  readonly failOn: readonly Gate[];
  readonly plan?: string;
}

/** `fleetroles diff BEFORE [AFTER]` */
export function diffCommand(program: Command): void {
  program
    .command("diff")
    .summary("what a change gives and takes, proved")
    .description(
      "Compares what roles can do, whom they trust and what is attached to them. A side is a fleet file, " +
        "git:<revision> (the fleet file as it was there; git:<revision>:<file> names another), a folder of synthesized stacks, or a JSON policy document. With --plan, both sides are a Terraform plan's.\n" +
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
        "text: for people; json: all there is; markdown: for a pull request",
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
    "exit with 1 where access is gained, trust changes (trust), or anything differs (any); what is not decided counts as all of them. Several with commas",
  )
    .argParser(gates)
    .default([], "none");
}

function gates(text: string, known: readonly Gate[]): readonly Gate[] {
  const named = text.split(",").map((one) => GATES.find((gate) => gate === one.trim()));
  if (named.includes(undefined)) {
    throw new InvalidArgumentError(`Allowed choices are ${GATES.join(", ")}.`);
  }
  return [...known, ...named.flatMap((gate) => gate ?? [])];
}

async function run(before: string, after: string, options: Options): Promise<number> {
  if (options.plan !== undefined) {
    const { before: old, after: now, unread, notes, problems } = planSides(options.plan);
    if (problems.length > 0) return failed(problems, {}, options);
    return compared([...old, ...unread.before], [...now, ...unread.after], options, notes);
  }
  const isFile = !after.startsWith("git:") && !/\.json$/i.test(after);
  const memory = new ModelMemory();
  const old = await readSide(before, isFile ? after : "fleets.yaml", memory);
  const now = await readSide(after, "fleets.yaml", memory);
  const problems = await errorsBetween(old, now);
  if (old.holders === undefined || now.holders === undefined || problems.length > 0) {
    return failed(problems, { ...old.texts, ...now.texts }, options);
  }
  return compared(old.holders, now.holders, options);
}

function failed(
  problems: readonly Problem[],
  texts: Readonly<Record<string, string | undefined>>,
  { format }: Options,
): number {
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
  report(changes, options, notes);
  return options.failOn.some((gate) => isMet(gate, changes)) ? EXIT.problems : EXIT.fine;
}

/** What is not decided may be anything. */
function isMet(gate: Gate, changes: readonly HolderChange[]): boolean {
  return changes.some((change) => {
    const { gained, trust, undecided } = effectOf(change);
    return gate === "any" || undecided || (gate === "gained" ? gained : trust);
  });
}

function report(
  changes: readonly HolderChange[],
  { format }: Options,
  notes: readonly string[],
): void {
  if (format === "json") {
    const data = changes.map(({ holder, ...change }) => {
      const { kind, id, stack, label, name, arn } = holder;
      return { kind, id, stack, label, name, arn, ...change };
    });
    const about = notes.length > 0 ? { notes } : {};
    print(JSON.stringify({ summary: summaryWords(changes), ...about, changes: data }, null, 2));
    return;
  }
  const reference = ServiceReference.loadSync(servicesOf(changes));
  if (format === "markdown") print(markdownReport(changes, reference, notes));
  else print(textReport(changes, reference, colorsFor(process.stdout), notes));
}
