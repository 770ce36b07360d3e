/** What `fleetroles init` did, and what comes next. */
import { join } from "node:path";
import type { ProjectPlan } from "../../files/new-project";
import type { FirstFile } from "../../project";
import { grouped } from "../../text/grouped";
import { sentenceList } from "../../text/lists";
import { displayPath } from "../../text/paths";
import { counts } from "../formats";
import type { FormatName } from "../formats";
import { printable } from "../formats/place";
import { print, printProblems } from "../output";
import type { InitOrder } from "./order";

interface Reported {
  /** As the user named it. */
  readonly folder: string;
  readonly check: boolean;
  readonly format: FormatName;
  readonly first: FirstFile;
  readonly order: InitOrder;
}

/** Prints it. */
export function reportProject(plan: ProjectPlan, reported: Reported): void {
  const { format, check, first } = reported;
  const { create, kept, grown } = plan;
  const { problems, texts } = first.result;
  const created = create.map(({ path }) => path);
  const more = { create: created, kept, added: grown?.added ?? [], written: !check };
  printProblems(problems, { format, texts, more });
  if (format === "text") for (const line of lines(plan, reported)) print(printable(line));
}

function lines(plan: ProjectPlan, { folder, check, first, order }: Reported): string[] {
  const { create, kept, grown } = plan;
  const shown = (path: string): string => displayPath(join(order.folder, path));
  const verb = check ? "would " : "";
  return [
    ...create.map(({ path }) => `${verb}create${check ? "" : "d"} ${shown(path)}`),
    ...(grown === undefined
      ? []
      : [`${verb}add${check ? "" : "ed"} to ${shown(grown.path)}: ${addedWords(grown.added)}`]),
    ...kept.map((path) => `kept ${shown(path)}, which was there`),
    ...(grown?.kept ?? []).map(
      (name) => `kept ${name} of ${shown(grown?.path ?? "")}, which is another one`,
    ),
    ...(order.app === undefined
      ? []
      : [
          `the app (${order.app}) is your own: make in it each stack of ${shown("stacks/generated")}, a class that each file exports by default`,
        ]),
    ...(order.hasCi && first.state === undefined
      ? ["state is local, and whoever runs CI loses it: name a backend in fleets.yaml before"]
      : []),
    `${shown("fleets.yaml")}: ${counts(first.result.problems)}`,
    ...(check ? [] : nextSteps(folder)),
  ];
}

/** `scripts check and plan; dependencies fleetroles`. */
function addedWords(added: readonly string[]): string {
  const parts = grouped(added, (one) => one.split(".", 1).join(""));
  return [...parts]
    .map(([part, all]) => `${part} ${sentenceList(all.map((one) => one.slice(part.length + 1)))}`)
    .join("; ");
}

function nextSteps(folder: string): string[] {
  return [
    "next:",
    ...(folder === "." ? [] : [`  cd ${folder}`]),
    "  npm install",
    "  npm run plan",
  ];
}
