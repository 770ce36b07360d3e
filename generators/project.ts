/** The way from answers to the first fleet file of a project: written down, and checked as any other. */
import { resolve } from "node:path";
import { parametersOf } from "./blueprints/parts";
import { BlueprintCatalog } from "./blueprints/load";
import type { BlueprintData } from "./blueprints/schema";
import { checkFile, type FleetResult } from "./generate";
import { FLEET_FILE } from "./outputs";
import { packageFolder } from "./package-root";
import { problem, quote, type DataPath, type Problem } from "./problem";
import { commentsOfState, stateOf } from "./project-state";
import { ownValue } from "./text/own-value";
import { oneLine, yamlText } from "./text/yaml";

/** What is asked of a new project: texts, as they were typed. */
export interface Answers {
  readonly project: string;
  readonly blueprint: string;
  readonly fleet: string;
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** Values of the blueprint's parameters; of lists, with commas between. */
  readonly with: Readonly<Record<string, string>>;
  /** What the fleet's code touches; none where it is empty. */
  readonly to: string;
  readonly access: string;
  readonly why: string;
  /** `local`, `s3:BUCKET` or `cloud:ORGANIZATION`. */
  readonly state: string;
}

/** What is asked. */
export type Asked = keyof Answers;

/** A problem, and the answer that it is about, if it is about one. */
export interface AnswerProblem {
  readonly asked?: Asked;
  /** Of `with`, the parameter. */
  readonly parameter?: string;
  readonly problem: Problem;
}

/** The fleet file that answers come to, and what is wrong with it. */
export interface FirstFile {
  readonly text: string;
  /** Where state lies, in words; undefined where it lies in the project's folder. */
  readonly state?: string;
  readonly problems: readonly AnswerProblem[];
  readonly result: FleetResult;
}

/** Blueprints that are for no devices, and what a first one is called. */
const WORKLOADS: Readonly<Record<string, string>> = {
  ci: "ci",
  "ground-truth": "labels",
  "ground-truth-developer": "labeling-developers",
  "iot-analytics": "telemetry",
  "panorama-user": "operators",
};

/** What the first fleet, or workload, of a blueprint is called where nobody says it. */
export function firstName(blueprint: string): string {
  return ownValue(WORKLOADS, blueprint) ?? "devices";
}

/** Blueprints that come with the program: those of services that go on first, and of devices. */
export function firstBlueprints(): readonly BlueprintData[] {
  blueprints ??= readBlueprints();
  return blueprints;
}

/** To read them takes as long as a check. */
let blueprints: readonly BlueprintData[] | undefined;

function readBlueprints(): BlueprintData[] {
  const catalog = BlueprintCatalog.open(packageFolder("templates", "blueprints"));
  const all = catalog.ids.flatMap((id) => catalog.tryFind(id)?.data ?? []);
  const rank = ({ id, lifecycle }: BlueprintData): number =>
    2 * ["live", "closed", "retired"].indexOf(lifecycle?.status ?? "live") +
    (Object.hasOwn(WORKLOADS, id) ? 1 : 0);
  return all.sort((a, b) => rank(a) - rank(b));
}

/** Whether a fleet of the blueprint can be granted anything, whatever its parameters are. */
export function takesGrants({ roles }: BlueprintData): boolean {
  return Object.values(roles ?? {}).some(({ grants, when }) => grants && when === undefined);
}

/** The parameters of a blueprint that have to be said. */
export function neededParameters(
  blueprint: BlueprintData,
): [name: string, what: string, isList: boolean][] {
  return Object.entries(parametersOf(blueprint)).flatMap(([name, parameter]) =>
    parameter.default === undefined
      ? [[name, parameter.description, parameter.type === "list"] as [string, string, boolean]]
      : [],
  );
}

/**
 * Writes the fleet file of answers and checks it, as `fleetroles check` does.
 *
 * @param folder where the file is to be
 */
export async function firstFile(answers: Answers, folder: string): Promise<FirstFile> {
  const state = stateOf(answers);
  const blueprint = firstBlueprints().find(({ id }) => id === answers.blueprint);
  const text = firstText(answers, blueprint);
  const file = resolve(folder, FLEET_FILE);
  const result = await checkFile(file, { unwritten: new Map([[file, text]]) });
  const errors = result.problems.filter(({ severity }) => severity === "error");
  const found = [
    ...("id" in state ? [{ asked: "state", problem: state } as const] : []),
    ...missingParameters(answers, blueprint),
    ...needless(answers),
    ...errors
      .filter(({ id }) => id !== "missing-parameter")
      .map((one) => answerProblem(one, answers)),
  ];
  // What is found elsewhere follows from an answer that is wrong, if one is.
  const said = found.filter(({ asked }) => asked !== undefined);
  const problems = said.length > 0 ? said : found;
  return { text, result, problems, ...("words" in state && { state: state.words }) };
}

function missingParameters(
  answers: Answers,
  blueprint: BlueprintData | undefined,
): AnswerProblem[] {
  const needed = blueprint === undefined ? [] : neededParameters(blueprint);
  return needed
    .filter(([name]) => !Object.hasOwn(answers.with, name))
    .map(([name, what, isList]) => ({
      ...{ asked: "with", parameter: name },
      problem: problem("missing-parameter", {
        message: `the blueprint ${quote(answers.blueprint)} needs it: ${what}`,
        fix: `add --with ${name}=VALUE${isList ? ", with commas between" : ""}`,
      }),
    }));
}

/** Words about access to nothing would change nothing. */
function needless(answers: Answers): AnswerProblem[] {
  const said = (["access", "why"] as const).filter((asked) => answers[asked] !== "");
  if (answers.to !== "") return [];
  return said.map((asked) => ({
    asked,
    problem: problem("bad-answer", {
      message: `${quote(answers[asked])} is said of no resource`,
      fix: "add --to with the resource, as dynamodb:table/Inventory, or leave it out",
    }),
  }));
}

/** The fleet file, whether or not it can be used. */
export function firstText(answers: Answers, blueprint?: BlueprintData): string {
  const state = stateOf(answers);
  const { project, environment, account, region, fleet } = answers;
  const kind = kindOf(answers);
  const data = {
    version: 1,
    project,
    ...("id" in state ? {} : state.backend),
    environments: entry(environment, { account, region }),
    [kind]: entry(fleet, fleetData(answers, blueprint)),
  };
  const gaps = ["defaults", "environments", kind].map((key) => [key]);
  return yamlText(data, { gaps, comments: commentsOf(answers), head: [SCHEMA_LINE] });
}

/** By it, editors complete and check the file. */
export const SCHEMA_LINE =
  "yaml-language-server: $schema=./node_modules/fleetroles/fleets.schema.json";

function commentsOf(answers: Answers): { path: DataPath; text: string }[] {
  const path = [kindOf(answers), answers.fleet];
  return [
    ...commentsOfState,
    {
      path: [...path, "expect"],
      text: "Proved by check and generate: what no policy of the fleet may ever allow.",
    },
  ];
}

function kindOf({ blueprint }: Pick<Answers, "blueprint">): "fleets" | "workloads" {
  return ownValue(WORKLOADS, blueprint) === undefined ? "fleets" : "workloads";
}

function entry(name: string, value: object): object {
  return Object.fromEntries([[name, value]]);
}

function fleetData(answers: Answers, blueprint: BlueprintData | undefined): object {
  const { to, access, why } = answers;
  const values = Object.entries(answers.with).map(([name, text]) => [
    name,
    valueOf(text, blueprint && ownValue(parametersOf(blueprint), name)?.type),
  ]);
  const verbs = listOf(access);
  const grant = {
    to,
    ...(verbs.length > 0 && { access: verbs }),
    ...(why !== "" && { why: oneLine(why) }),
  };
  return {
    blueprint: answers.blueprint,
    ...(values.length > 0 && { with: Object.fromEntries(values) as object }),
    ...(to !== "" && { grants: [grant] }),
    ...((blueprint === undefined || takesGrants(blueprint)) && { expect: [{ cannot: "iam:*" }] }),
  };
}

/** What is no value of its type stays a text: the check says so. */
function valueOf(text: string, type: string | undefined): unknown {
  if (type === "list") return listOf(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  if (type === "number" && /^-?\d+$/.test(text)) return Number(text);
  return text;
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** A problem of the file as one of the answer that it comes from: nobody has seen the file yet. */
function answerProblem(found: Problem, answers: Answers): AnswerProblem {
  const said = places(answers)
    .filter(([at]) => at.every((part, index) => found.path?.[index] === part))
    .sort(([a], [b]) => b.length - a.length)[0];
  if (said === undefined) return { problem: found };
  const [, asked] = said;
  const problem: Problem = Object.fromEntries(
    Object.entries(found).filter(([key]) => key !== "location"),
  ) as unknown as Problem;
  if (asked === "account") {
    const digits = answers.account.replaceAll(/[\s-]/g, "");
    const fix = /^\d{12}$/.test(digits) ? `write ${digits}` : "write its 12 digits";
    return { asked, problem: { ...problem, fix } };
  }
  if (found.id === "no-role-for-grants") {
    return { asked: "to", problem: { ...problem, fix: "leave --to out, and grant nothing" } };
  }
  const parameter = asked === "with" ? found.path?.[3] : undefined;
  return { asked, problem, ...(parameter !== undefined && { parameter: String(parameter) }) };
}

/** Where in the file each answer is. */
function places(answers: Answers): [DataPath, Asked][] {
  const { environment, fleet } = answers;
  const own = [kindOf(answers), fleet];
  const grant = [...own, "grants", 0];
  return [
    [["project"], "project"],
    [["defaults", "backend"], "state"],
    [["environments", environment], "environment"],
    [["environments", environment, "account"], "account"],
    [["environments", environment, "region"], "region"],
    [own, "fleet"],
    [[...own, "blueprint"], "blueprint"],
    [[...own, "with"], "with"],
    [grant, "access"],
    [[...grant, "to"], "to"],
    [[...grant, "why"], "why"],
  ];
}
