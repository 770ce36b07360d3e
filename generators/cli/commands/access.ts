import { Option } from "commander";
import type { Command } from "commander";
import { Graph } from "../../access/becomes";
import type { PolicyHolder } from "../../access/holder";
import { Matrix } from "../../access/matrix";
import type { AccessOf } from "../../access/matrix";
import { loadEscalationPaths } from "../../escalation-paths";
import { packageFolder } from "../../package-root";
import { escalationData, escalationMarkdown, escalationText } from "../escalation-report";
import { EXIT } from "../exit-codes";
import { listingOption } from "../from-option";
import { holdersFrom, type Holders } from "../holders";
import { matrixData, matrixMarkdown, matrixText } from "../matrix-report";
import { print } from "../output";
import { printProblems } from "../print-problems";
import { printable } from "../formats/place";
import { fileOption } from "../question-options";
import { holdersInAccount, holdersNamed, holdersOfStack } from "../roles-named";
import type { Named } from "../roles-named";

interface Options {
  readonly file?: string;
  readonly from?: readonly string[];
  readonly escalation: boolean;
  readonly format: "text" | "json" | "markdown";
}

const DESCRIPTION =
  "Prints for every role, for those of a stack, or for one, AWS's access levels by service: x where an action of " +
  "the level is allowed, * where one that could be allowed on named resources is allowed on every resource " +
  '(Resource "*" or NotResource). A level is shown only if there is a request of it that the role\'s policies allow, with whatever ' +
  "condition keys it takes; where a Deny or a permissions boundary takes something away, the rest is shown, and " +
  '"less what is denied" says so: * is then what the Allow says. The service * is every service, of statements about all actions or ' +
  "all but some (NotAction): there, nothing is looked for. What only check finds is not looked for.\n" +
  "With --escalation: which role, and whoever gets policies, can become which: by assuming it, by passing it to a service that " +
  "runs what it is told, by changing whom it trusts, or by writing policies of its own; and what it can become beyond the " +
  "file's roles. docs/reference/escalation-paths.md has the ways.\n" +
  "With --from: of the roles and users of a real account, as `aws iam get-account-authorization-details` lists it; STACK is then a " +
  "role's or user's name or ARN.\n" +
  "Exit code 0: fine; 1: an error; 2: used wrongly.";

/** `fleetroles access [STACK] [ROLE]` */
export function accessCommand(program: Command): void {
  const formats = new Option(
    "--format <format>",
    "how to print it (text: a table for each role; json: for programs; markdown: one table)",
  );
  program
    .command("access")
    .summary("show what roles can do, by service and access level")
    .description(DESCRIPTION)
    .argument("[stack]", "the stack, or with --from a role or user; all without one")
    .argument("[role]", "a role's id or name; all of the stack without one")
    .addOption(fileOption())
    .addOption(listingOption("STACK").conflicts("file"))
    .option("--escalation", "show which role can become which", false)
    .addOption(formats.choices(["text", "json", "markdown"]).default("text"))
    .action(
      async (
        stack: string | undefined,
        role: string | undefined,
        options: Options,
        self: Command,
      ): Promise<void> => {
        if (options.from !== undefined && role !== undefined) {
          self.error("error: an account has no stacks: with --from, name one role or user");
        }
        process.exitCode = await run(stack, role, options);
      },
    );
}

async function run(
  stack: string | undefined,
  role: string | undefined,
  { file, from, format, escalation }: Options,
): Promise<number> {
  const source = await holdersFrom({ ...(file !== undefined && { file }), ...(from && { from }) });
  const { holders, problems, texts } = source;
  const named =
    problems.length > 0
      ? { problems }
      : from === undefined
        ? namedInFile(stack, role, holders)
        : holdersInAccount(stack, holders);
  if ("problems" in named) {
    printProblems(named.problems, { format: format === "json" ? "json" : "text", texts });
    return EXIT.problems;
  }
  if (escalation) {
    printEscalation(named.holders, source, format);
    return EXIT.fine;
  }
  const matrix = new Matrix();
  printMatrix(
    named.holders.map((holder) => matrix.of(holder)),
    format,
  );
  return EXIT.fine;
}

function namedInFile(
  stack: string | undefined,
  role: string | undefined,
  holders: readonly PolicyHolder[],
): Named {
  return stack === undefined || role === undefined
    ? holdersOfStack(stack, holders)
    : holdersNamed(stack, role, holders);
}

function printEscalation(
  asked: readonly PolicyHolder[],
  { holders, environments }: Holders,
  format: Options["format"],
): void {
  const { paths } = loadEscalationPaths(packageFolder("templates", "escalation-paths"));
  const graph = new Graph(paths, ({ stack, account = "", arn = "" }) => {
    return environments.get(stack) ?? { partition: arn.split(":")[1] ?? "aws", account };
  });
  const becoming = graph.of(asked, holders);
  if (format === "json") printProblems([], { format, more: escalationData(becoming, asked) });
  else {
    const write = format === "text" ? escalationText : escalationMarkdown;
    print(write(becoming, asked).split("\n").map(printable).join("\n"));
  }
}

function printMatrix(all: readonly AccessOf[], format: Options["format"]): void {
  if (format === "json") printProblems([], { format, more: matrixData(all) });
  else {
    const text = format === "text" ? matrixText(all) : matrixMarkdown(all);
    print(text.split("\n").map(printable).join("\n"));
  }
}
