/** What an account differs in, for people. */
import { requestWords } from "../../access/words";
import { brokenWords, differenceWords, FIX_OF_BROKEN, fixOf } from "../../estate/problems";
import type { Difference, Verification } from "../../estate/difference";
import { ServiceReference } from "../../iam/reference";
import type { Place } from "../../problem";
import { markdownText } from "../../text/markdown";
import type { Colors } from "../formats/format";
import { printable } from "../formats/place";
import { accessWords, trustWords } from "./words";

/** What was compared, as a sentence. */
export function verificationSummary(
  { compared, differences, broken }: Verification,
  account: string,
): string {
  const count = `${String(compared)} roles and policies compared with the account ${account}`;
  if (differences.length + broken.length === 0) return `${count}: nothing differs.`;
  const parts = [
    ...(differences.length === 0 ? [] : [counted(differences.length, "difference")]),
    ...(broken.length === 0
      ? []
      : [counted(broken.length, "expectation broken", "expectations broken")]),
  ];
  return `${count}: ${parts.join(", ")}.`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Where an expectation was written, for people. */
export type PlaceWords = (place: Place) => string;

/** For a terminal: each difference with what it gives (+) and what is lacking (-). */
export function verificationText(
  verification: Verification,
  reference: ServiceReference,
  { colors, placeOf }: { readonly colors: Colors; readonly placeOf: PlaceWords },
): string[] {
  return [
    ...verification.differences.flatMap((one) => [
      `${colors.bold("!")} ${printable(differenceWords(one))}`,
      ...rowsOf(one, reference).map(({ sign, text }) =>
        (sign === "+" ? colors.red : sign === "-" ? colors.green : colors.yellow)(
          `    ${sign} ${printable(text)}`,
        ),
      ),
      `    ${colors.green("fix:")} ${printable(fixOf(one))}`,
    ]),
    ...verification.broken.flatMap((one) => [
      `${colors.bold("!")} ${printable(brokenWords(one))}`,
      `    ${colors.cyan("see:")} ${printable(placeOf(one.expectation.place))}`,
      `    ${colors.green("fix:")} ${FIX_OF_BROKEN}`,
    ]),
  ];
}

/** The same as a list in Markdown. */
export function verificationMarkdown(
  verification: Verification,
  reference: ServiceReference,
  placeOf: PlaceWords,
): string[] {
  return [
    ...verification.differences.flatMap((one) => [
      `- ${markdownText(differenceWords(one))}`,
      ...rowsOf(one, reference).map(
        ({ sign, text }) => `  - **${WORDS[sign]}** ${markdownText(text)}`,
      ),
    ]),
    ...verification.broken.map(
      (one) => `- ${markdownText(`${brokenWords(one)} (${placeOf(one.expectation.place)})`)}`,
    ),
  ];
}

const WORDS = {
  "+": "more in the account",
  "-": "less in the account",
  "?": "not decided",
} as const;

/** A line about a difference. */
export interface DifferenceRow {
  readonly sign: keyof typeof WORDS;
  readonly text: string;
}

/**
 * What a difference gives and takes.
 *
 * @param signs of what the account gives beyond the file, and of what it lacks
 */
export function rowsOf(
  { access, trust }: Difference,
  reference: ServiceReference,
  [more, less]: readonly ["+" | "-", "+" | "-"] = ["+", "-"],
): DifferenceRow[] {
  const shown = (one: Difference["access"]["gained"][number]): string =>
    `${accessWords(one, reference)}; as ${requestWords(one.witness)}`;
  return [
    ...access.gained.map((one): DifferenceRow => ({ sign: more, text: shown(one) })),
    ...access.lost.map((one): DifferenceRow => ({ sign: less, text: shown(one) })),
    ...trust.gained.map((one): DifferenceRow => ({
      sign: more,
      text: `can be assumed by ${trustWords(one)}`,
    })),
    ...trust.lost.map((one): DifferenceRow => ({
      sign: less,
      text: `can be assumed by ${trustWords(one)}`,
    })),
    ...[...access.unknown, ...trust.unknown].map((one): DifferenceRow => {
      return { sign: "?", text: `${one.actions.join(", ")} on ${one.resource}: ${one.why}` };
    }),
  ];
}

/** What the names of the actions of some differences are told with. */
export function referenceFor(differences: readonly Difference[]): ServiceReference {
  const rows = differences.flatMap(({ access }) => [...access.gained, ...access.lost]);
  const services = rows.flatMap(({ actions }) => actions.map((one) => one.split(":", 1).join("")));
  return ServiceReference.loadSync(services);
}
