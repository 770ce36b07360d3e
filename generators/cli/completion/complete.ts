/** What can stand at the end of a command line. */
import type { Command, Option } from "commander";
import { ownValue } from "../../text/own-value";
import { compare } from "../../text/names";
import type { Candidate } from "./candidate";
import { NAMES, type Word } from "./names";

/** The words of commands that name something; of all others, files are the shell's to complete. */
const WORDS: Readonly<Record<string, readonly Word[]>> = {
  access: ["stack", "role"],
  can: ["stack", "role", "action"],
  explain: ["problem"],
  show: ["fleet"],
  "who-can": ["action"],
};

/** What `can` takes where something else than a fleet file is asked. */
const OF_SOURCES: Readonly<Record<string, readonly (Word | undefined)[]>> = {
  "--plan": [undefined, "action"],
  "--policy": ["action"],
};

/** Commands that take any number of one kind. */
const REPEATED: Readonly<Record<string, Word>> = { forget: "stack", module: "blueprint" };

/** Options whose values have names. */
const VALUES: Readonly<Record<string, Word>> = {
  "report --environment": "environment",
  "show --environment": "environment",
  "init --blueprint": "blueprint",
  "suggest --environment": "environment",
  "suggest --fleet": "fleet",
};

/** What a shell would have to quote is left to be typed. */
const PLAIN = /^[\w.=+@%/:-]+$/;

/**
 * What can follow, in order, each with a word on it; nothing where it is a file, or anything else.
 *
 * @param words all that was typed after the program's name; the last is the one to complete, empty where it has not begun
 */
export async function completions(
  program: Command,
  words: readonly string[],
): Promise<readonly Candidate[]> {
  const typed = joined(words);
  const word = typed.at(-1) ?? "";
  const [, option, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
  const found =
    option === undefined
      ? await candidates(program, typed.slice(0, -1), word)
      : await candidates(program, [...typed.slice(0, -1), option], value ?? "");
  // Of what is typed, bash replaces what follows the = alone, and what follows the last colon.
  const prefix = option === undefined || words.includes("=") ? "" : `${option}=`;
  const typedBefore = words.includes(":") ? word.lastIndexOf(":") + 1 : 0;
  return found
    .filter(([name]) => name.startsWith(value ?? word) && PLAIN.test(name))
    .sort(([a], [b]) => compare(a, b))
    .map(([name, what]) => [`${prefix}${name.slice(typedBefore)}`, what.replaceAll(/\s+/g, " ")]);
}

/** bash takes --format=json for three words, and dynamodb:GetItem, too. */
function joined(words: readonly string[]): string[] {
  const all: string[] = [];
  for (const [index, word] of words.entries()) {
    const before = all.at(-1);
    const isOption = before?.startsWith("--") === true && (word === "=" || before.endsWith("="));
    if (before !== undefined && (isOption || word === ":" || words[index - 1] === ":")) {
      all[all.length - 1] = `${before}${word}`;
    } else all.push(word);
  }
  return all;
}

async function candidates(
  program: Command,
  before: readonly string[],
  word: string,
): Promise<readonly Candidate[]> {
  const [name, ...rest] = before;
  if (name === undefined) return word.startsWith("-") ? optionsOf(program) : commandsOf(program);
  const command = program.commands.find((one) => one.name() === name);
  if (command === undefined) return [];
  const asking = optionNamed(command, rest.at(-1));
  if (asking !== undefined && takesValue(asking)) return valuesOf(command, asking, rest, word);
  if (word.startsWith("-")) return optionsOf(command);
  return argumentsOf(command, rest, word);
}

function commandsOf(program: Command): Candidate[] {
  return program.commands.map((one) => [one.name(), one.summary()]);
}

function optionsOf(command: Command): Candidate[] {
  const { options } = command;
  const named = options.flatMap((one): Candidate[] =>
    one.hidden || one.long === undefined ? [] : [[one.long, one.description]],
  );
  return [...named, ["--help", "display help for command"]];
}

function optionNamed({ options }: Command, word: string | undefined): Option | undefined {
  return word?.startsWith("-") === true
    ? options.find((one) => [one.long, one.short].includes(word))
    : undefined;
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

function valuesOf(
  command: Command,
  option: Option,
  rest: readonly string[],
  word: string,
): Candidate[] | Promise<Candidate[]> {
  if (option.argChoices !== undefined) return option.argChoices.map((one) => [one, ""]);
  const kind = ownValue(VALUES, `${command.name()} ${option.long ?? ""}`);
  return kind === undefined ? [] : NAMES[kind]({ file: fileIn(command, rest), before: [], word });
}

function argumentsOf(
  command: Command,
  rest: readonly string[],
  word: string,
): Candidate[] | Promise<Candidate[]> {
  const given = rest.filter(
    (word, index) => !word.startsWith("-") && !takes(command, rest[index - 1]),
  );
  const choices = command.registeredArguments[given.length]?.argChoices;
  if (choices !== undefined) return choices.map((one) => [one, ""]);
  const name = command.name();
  const kind = wordsOf(name, rest)?.[given.length] ?? ownValue(REPEATED, name);
  if (kind === undefined) return [];
  return NAMES[kind]({ file: fileIn(command, rest), before: given, word });
}

function wordsOf(name: string, rest: readonly string[]): readonly (Word | undefined)[] | undefined {
  const source = rest.flatMap((word) => ownValue(OF_SOURCES, word.split("=")[0] ?? "") ?? []);
  return name === "can" && source.length > 0 ? source : ownValue(WORDS, name);
}

/** Whether a word is an option that takes the next one. */
function takes(command: Command, word: string | undefined): boolean {
  const option = optionNamed(command, word);
  return option !== undefined && takesValue(option);
}

/** The fleet file that the line names, or the one that is there. */
function fileIn(command: Command, rest: readonly string[]): string {
  const index = rest.findLastIndex((word) => optionNamed(command, word)?.long === "--file");
  return (index < 0 ? undefined : rest[index + 1]) ?? "fleets.yaml";
}
