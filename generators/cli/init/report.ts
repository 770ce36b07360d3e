/** What `fleetroles init` did, and what comes next. */
import { join, relative, resolve, sep } from "node:path";
import type { ProjectPlan } from "../../files/new-project";
import { grouped } from "../../text/grouped";
import { sentenceList } from "../../text/lists";
import { displayPath } from "../../text/paths";
import { counts } from "../formats";
import type { FormatName } from "../formats";
import { printable } from "../formats/place";
import { printLines, printProblems } from "../output";
import type { First } from "./first";
import type { InitOrder } from "./order";
import { pipelineLines } from "./pipeline";

interface Reported {
  /** As the user named it. */
  readonly folder: string;
  readonly check: boolean;
  readonly format: FormatName;
  readonly first: First;
  readonly order: InitOrder;
  /** Listings of which the fleet file was drafted. */
  readonly from: readonly string[];
}

/** Prints it. */
export function reportProject(plan: ProjectPlan, reported: Reported): void {
  const { format, check, first } = reported;
  const { create, kept, grown } = plan;
  const { problems, texts } = first.result;
  const created = create.map(({ path }) => path);
  const more = { create: created, kept, added: grown?.added ?? [], written: !check };
  printProblems(problems, { format, texts, more });
  if (format !== "text") return;
  printLines([...first.lines, ...lines(plan, reported).map(printable)]);
}

function lines(plan: ProjectPlan, { folder, check, first, order, from }: Reported): string[] {
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
    ...(order.losesState
      ? ["state is local, and whoever runs CI loses it: name a backend in fleets.yaml before"]
      : []),
    ...(first.result.model === undefined
      ? []
      : pipelineLines(first.result.model, order.ci, displayPath(`${order.folder}-ci`))),
    `${shown("fleets.yaml")}: ${counts(first.result.problems)}`,
    ...(check
      ? []
      : nextSteps(
          folder,
          from.map((one) => pathFrom(order.folder, one)),
        )),
  ];
}

/** `scripts check and plan; dependencies fleetroles`. */
function addedWords(added: readonly string[]): string {
  const parts = grouped(added, (one) => one.split(".", 1).join(""));
  return [...parts]
    .map(([part, all]) => `${part} ${sentenceList(all.map((one) => one.slice(part.length + 1)))}`)
    .join("; ");
}

/** What is there already is imported, before anything is planned that would make it. */
function nextSteps(folder: string, listings: readonly string[]): string[] {
  const shell = (name: string): string => (/^[\w./-]+$/.test(name) ? name : JSON.stringify(name));
  const adopt = ["npx fleetroles adopt --from", ...listings.map(shell)].join(" ");
  const plan =
    listings.length === 0
      ? ["npm run plan"]
      : [adopt, "npx fleetroles synth", "node scripts/plan.mjs"];
  const all = [...(folder === "." ? [] : [`cd ${shell(folder)}`]), "npm install", ...plan];
  return ["next:", ...all.map((step) => `  ${step}`)];
}

function pathFrom(folder: string, name: string): string {
  return name === "-" ? name : relative(folder, resolve(name)).split(sep).join("/");
}
