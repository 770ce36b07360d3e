/** Answers as lines for people, and as data for programs. */
import { exactRequest } from "../access/ask";
import type { Answer, Asked } from "../access/ask";
import { blames } from "../access/blame";
import type { HolderAnswer } from "../access/can";
import type { PolicyHolder } from "../access/holder";
import { keysWords, requestWords, unknownWords } from "../access/words";
import type { Location, Place } from "../problem";
import { placeOf, printable } from "./formats/place";

export type Locate = (place: Place) => Location | undefined;

/** More near misses than this say nothing new. */
const MOST_NEAR = 5;

/** What was found, in one line: `allowed: dynamodb:GetItem on arn:…` */
export function answerLine(answer: HolderAnswer, asked: Asked): string {
  if (answer.answer === "not known") return `not known: ${askedWords(asked)}`;
  if (answer.answer === "unknown") return `not decided: ${askedWords(asked)}: ${answer.why}`;
  if (answer.answer === "denied") return `${deniedWord(answer)}: ${askedWords(asked)}`;
  const { request, needs } = answer;
  const needed = Object.keys(needs).length === 0 ? "" : ` if ${keysWords(needs)}`;
  // What each of its requests says of the holder itself, nobody asked.
  const words = requestWords({ ...request, context: asked.context });
  const isExample = exactRequest(asked) === undefined;
  return `allowed${needed}${isExample ? ", for example" : ""}: ${words}`;
}

function deniedWord({ because }: Extract<Answer, { answer: "denied" }>): string {
  const denies = because.some(({ applies, statement }) => applies && statement.effect === "Deny");
  return denies ? "denied by a Deny" : "denied";
}

function askedWords({ action, resources = ["*"], context }: Asked): string {
  return requestWords({ principal: "", action, resource: resources.join(" or "), context });
}

/** What decides it, a line each, with places; what is not known; and how it hangs on a reading. */
export function becauseLines(answer: HolderAnswer, holder: PolicyHolder, locate: Locate): string[] {
  const all = blames(answer, holder);
  const shown = all.slice(0, MOST_NEAR);
  const lines = shown.map(({ words, places }) => {
    const at = places.flatMap((place) => locate(place) ?? []).map(placeOf);
    return at.length === 0 ? words : `${words}: ${[...new Set(at)].join(", ")}`;
  });
  const more = all.length - shown.length;
  const nothing = answer.answer === "denied" && all.length === 0;
  return [
    ...(answer.answer === "not known" ? notKnown(answer) : []),
    ...lines,
    ...(more > 0 ? [`and ${more} more statements: --format json shows all`] : []),
    ...(nothing ? ["no statement allows anything like it"] : []),
    ...openLines(answer),
  ];
}

function notKnown({ unknown, known }: Extract<HolderAnswer, { answer: "not known" }>): string[] {
  const rest = { allowed: "allow it", denied: "do not allow it", unknown: "were not decided" };
  return [...unknown.map(unknownWords), `the policies that are known ${rest[known.answer]}`];
}

function openLines(answer: HolderAnswer): string[] {
  if (answer.answer !== "allowed" || !answer.open) return [];
  const readings = [...new Set(answer.because.flatMap(({ reading }) => reading ?? []))];
  const which = readings.length === 0 ? "" : `: ${readings.join(", ")}`;
  return [
    `only under one of the ways to read what AWS's pages leave open (docs/reference/readings.md)${which}`,
  ];
}

/** `prod-warehouse greengrass_group (prod-warehouse-AWSDeepLensGreengrassGroupRole)`: one line, whatever an account's listing calls it. */
export function holderWords({ stack, label, name }: PolicyHolder): string {
  const who = stack === "" ? label : `${stack} ${label}`;
  return printable(name === undefined || name === label ? who : `${who} (${name})`);
}

/** Who was asked. */
export function holderData({ kind, stack, label, name, arn }: PolicyHolder): object {
  return { kind, stack, id: label, name, arn };
}

/** The answer as data, with the statements that decide it, or that nearly do. */
export function answerData(answer: HolderAnswer, holder: PolicyHolder, locate: Locate): object {
  const statements = blames(answer, holder).map(({ policy, statement, places }) => ({
    policy: { kind: policy.kind, name: policy.name },
    sid: statement.statement.sid,
    statement: statement.statement.index + 1,
    effect: statement.statement.effect,
    applies: statement.applies,
    differs: statement.differs,
    condition: statement.condition,
    places: places.flatMap((place) => locate(place) ?? []),
  }));
  if (answer.answer === "not known") {
    const { unknown, known } = answer;
    const notKnown = unknown.map(({ kind, name, why }) => ({ kind, name, why }));
    return { answer: answer.answer, notKnown, known: known.answer, statements };
  }
  if (answer.answer !== "allowed") return { ...answer, because: undefined, statements };
  const { request, needs, open } = answer;
  const { action, resource, context = {} } = request;
  return { answer: answer.answer, open, request: { action, resource, context }, needs, statements };
}
