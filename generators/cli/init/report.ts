/** What `fleetroles init` did, and what comes next. */
import { basename, join, relative, resolve, sep } from "node:path";
import type { ProjectPlan } from "../../files/new-project";
import { grouped } from "../../text/grouped";
import { PACKAGE_FILE } from "../../outputs";
import { sentenceList } from "../../text/lists";
import { displayPath } from "../../text/paths";
import { shellWord } from "../../text/shell";
import { counts } from "../formats";
import type { FormatName } from "../formats";
import { printable } from "../formats/place";
import { printLines } from "../output";
import { printProblems } from "../print-problems";
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
  const more = {
    create: created,
    kept,
    added: grown.flatMap(({ added }) => added),
    written: !check,
  };
  printProblems(problems, { format, texts, more });
  if (format !== "text") return;
  printLines([...first.lines, ...lines(plan, reported).map(printable)]);
}

function lines(plan: ProjectPlan, { folder, check, first, order, from }: Reported): string[] {
  const { create, kept, grown } = plan;
  const shown = (path: string): string => displayPath(join(order.folder, path));
  const verb = check ? "would " : "";
  const others = grown.flatMap((one) => one.kept);
  return [
    ...create.map(({ path }) => `${verb}create${check ? "" : "d"} ${shown(path)}`),
    ...grown.map(
      ({ path, added }) =>
        `${verb}add${check ? "" : "ed"} to ${shown(path)}: ${path === PACKAGE_FILE ? addedWords(added) : sentenceList(added)}`,
    ),
    ...kept.map((path) => `kept ${shown(path)}, which was there`),
    ...others.map((name) => `kept ${name} of ${shown(PACKAGE_FILE)}, which is another one`),
    ...(order.losesState
      ? ["state is local, and whoever runs CI loses it: name a backend in fleets.yaml before"]
      : []),
    `${shown("fleets.yaml")}: ${counts(first.result.problems)}`,
    ...(check
      ? []
      : nextSteps(
          folder,
          from.map((one) => pathFrom(order.folder, one)),
          !others.includes("scripts.plan"),
          foreignLines(order, first.result.model),
        )),
    ...(first.result.model === undefined
      ? []
      : pipelineLines(first.result.model, order.ci, `../${basename(order.folder)}-ci`)),
  ];
}

/** `scripts check and plan; dependencies fleetroles`. */
function addedWords(added: readonly string[]): string {
  const parts = grouped(added, (one) => one.split(".", 1).join(""));
  return [...parts]
    .map(([part, all]) => `${part} ${sentenceList(all.map((one) => one.slice(part.length + 1)))}`)
    .join("; ");
}

/** Without generate, which `npm run plan` begins with: it would take the imports back. */
const AFTER_ADOPT = ["npx fleetroles synth", "node scripts/plan.mjs"];

/** What an app that is the user's own has to be told; nothing where init makes the app. */
function foreignLines({ app }: InitOrder, model: First["result"]["model"]): string[] {
  const stack = model?.stacks[0]?.name ?? "STACK";
  const make = `import Stack from "./stacks/generated/${stack}"; new Stack(app);`;
  return app === undefined
    ? []
    : [`each stack in your own app (${app}), before it synthesizes: ${make}`];
}

/** What is there already is imported, before anything is planned that would make it. */
function nextSteps(
  folder: string,
  listings: readonly string[],
  isOwnPlan: boolean,
  inApp: readonly string[],
): string[] {
  const adopt = ["npx fleetroles adopt --from", ...listings.map(shellWord)].join(" ");
  const made = listings.length === 0 ? "npx fleetroles generate" : adopt;
  const plan = isOwnPlan ? ["npm run plan"] : ["npx fleetroles synth", "node scripts/plan.mjs"];
  const isPlain = listings.length === 0 && isOwnPlan && inApp.length === 0;
  const steps = isPlain ? plan : [made, ...inApp, ...(listings.length === 0 ? plan : AFTER_ADOPT)];
  const all = [...(folder === "." ? [] : [`cd ${shellWord(folder)}`]), "npm install", ...steps];
  return ["next:", ...all.map((step) => `  ${step}`)];
}

function pathFrom(folder: string, name: string): string {
  return name === "-" ? name : relative(folder, resolve(name)).split(sep).join("/");
}
