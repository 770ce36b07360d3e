/** What `fleetroles init` asks, and what is said where nobody answers. */
import { basename, resolve } from "node:path";
import { CI_SYSTEMS } from "../../outputs";
import type { BlueprintData } from "../../blueprints/schema";
import {
  firstBlueprints,
  firstName,
  neededParameters,
  takesGrants,
  type Answers,
} from "../../project";

/** Answers as they come in: those that nobody gave are missing. */
export type Given = Partial<Omit<Answers, "with">> & {
  readonly with: Answers["with"];
  /** An account's listing, from which the fleet file is drafted. */
  readonly from?: readonly string[];
  readonly ci?: string;
  readonly hook?: boolean;
};

/** A question of a terminal. */
export interface Question {
  /** The option that answers it, without its dashes. */
  readonly option: Exclude<keyof Given, "from">;
  /** Of `with`, the parameter. */
  readonly parameter?: string;
  readonly text: string;
  /** What an empty answer means; without it, one has to be given. */
  readonly standard?: string;
  /** What can be answered, each with a word on it. */
  readonly choices?: readonly (readonly [value: string, what: string])[];
}

/** A name of a project, from that of its folder: letters, digits, - and _, a letter first. */
export function projectName(folder: string): string {
  const name = basename(resolve(folder))
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "-")
    .replaceAll(/^[^A-Za-z]+/g, "")
    .replace(/-$/, "");
  return name === "" ? "fleets" : name;
}

/** The answers with what stands for those that are missing. An account is nobody's to guess. */
export function completed(given: Given, folder: string): Answers {
  const blueprint = given.blueprint ?? firstBlueprints()[0]?.id ?? "";
  const standard: Answers = {
    ...{ project: projectName(folder), blueprint, fleet: firstName(blueprint) },
    ...{ environment: "dev", account: "111111111111", region: "us-east-1", state: "local" },
    ...{ with: given.with, to: "", access: given.to ? "read" : "", why: "" },
  };
  return { ...standard, ...given };
}

/** The next question that nobody has answered; undefined once all are. */
export function nextQuestion(given: Given, folder: string): Question | undefined {
  return questions(given, folder).find(({ option, parameter }) =>
    parameter === undefined ? given[option] === undefined : !Object.hasOwn(given.with, parameter),
  );
}

function questions(given: Given, folder: string): Question[] {
  const standard = completed(given, folder);
  const blueprints = firstBlueprints();
  const blueprint = blueprints.find(({ id }) => id === given.blueprint);
  if (given.from !== undefined) return lastQuestions(standard);
  if (given.blueprint === undefined) {
    const choices = blueprints.map((one): [string, string] => [one.id, titleOf(one)]);
    const text = "Which devices, or what else, are the roles for?";
    return [{ option: "blueprint", text, standard: standard.blueprint, choices }];
  }
  return [
    ...(blueprint === undefined ? [] : neededParameters(blueprint)).map(([name, what, isList]) => ({
      ...{ option: "with" as const, parameter: name },
      text: `${what} (${name}${isList ? ", with commas between" : ""})`,
    })),
    { option: "fleet", text: "What is the first fleet called?", standard: standard.fleet },
    { option: "account", text: "In which AWS account is it? (12 digits)" },
    { option: "region", text: "In which region?", standard: standard.region },
    ...(blueprint !== undefined && takesGrants(blueprint) ? grantQuestions(given) : []),
    ...lastQuestions(standard),
  ];
}

/** What is asked whatever the fleet file is made from. */
function lastQuestions(standard: Answers): Question[] {
  return [
    {
      option: "state",
      text: "Where does Terraform's state live? (local, s3:BUCKET or cloud:ORGANIZATION)",
      standard: standard.state,
    },
    { option: "ci", text: "Who runs Terraform?", standard: "none", choices: CI_CHOICES },
    {
      option: "hook",
      text: "A Git hook that checks before each commit? (yes or no)",
      standard: "no",
    },
  ];
}

/** `AWS DeepLens (retired since 2024-01-31)`. */
function titleOf({ title, lifecycle }: BlueprintData): string {
  const { status = "live", since } = lifecycle ?? {};
  if (status === "live") return title;
  if (status === "closed") return `${title} (closed to new customers)`;
  return `${title} (retired${since === undefined ? "" : ` since ${since}`})`;
}

const CI_WORDS: Readonly<Record<(typeof CI_SYSTEMS)[number], string>> = {
  none: "people, for now",
  github: "GitHub Actions",
  gitlab: "GitLab CI",
};

const CI_CHOICES = CI_SYSTEMS.map((name): [string, string] => [name, CI_WORDS[name]]);

function grantQuestions({ to }: Given): Question[] {
  const first: Question = {
    option: "to",
    text: "What does its code touch? (as dynamodb:table/Inventory or s3:object/my-bucket/*; nothing: leave it empty)",
    standard: "",
  };
  if (to === undefined || to === "") return [first];
  return [
    {
      option: "access",
      text: "What does it do there? (as read, write; commas between)",
      standard: "read",
    },
    { option: "why", text: "Why? (for those who review it; may be empty)", standard: "" },
  ];
}
