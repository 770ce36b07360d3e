/** A report in Markdown, for pull requests and wikis. */
import type { Picture } from "../../../access/picture";
import { count } from "../../../text/lists";
import { markdownText } from "../../../text/markdown";
import { mermaidOf } from "../../picture";
import { REPORT_MARK, type Report } from "../data";
import { fitted, type Section } from "./section";
import { accessSection } from "./access";
import { differenceSection } from "./differences";
import { expectationSection } from "./expectations";
import { acceptedSection, lifecycleSection, problemSection } from "./problems";
import { sensitiveSection } from "./sensitive";

/** GitHub takes no more in an issue, a comment or a description. Source: the answer of its API to one that is longer. */
export const GITHUB_CHARACTERS = 65_536;

/** What is said of what was cut needs room, too. */
const ROOM_FOR_REST = 1_000;

/** A report of no room at all has its head alone. */
export const LEAST_CHARACTERS = 4_000;

/**
 * The report as Markdown (GitHub's): sensitive access, then what is expected and not so, problems, services that end, differences between
 * environments, who can do what, what is proved, what is accepted, and the picture. What is alike in many fleets is one row with their number.
 *
 * @param most characters (UTF-16 code units); `LEAST_CHARACTERS` at least. What has no room is cut from the end, by rows, and a
 *   last line says how much of what
 */
export function markdownOf(report: Report, picture: Picture, most = GITHUB_CHARACTERS): string {
  const sections = sectionsOf(report).filter(({ rows, intro }) => rows.length > 0 || intro);
  const parts = [headOf(report)];
  let room = most - ROOM_FOR_REST - lengthOf(parts);
  const left: string[] = [];
  for (const section of sections) {
    const { text, left: rows } = fitted(section, room - 1);
    if (text !== "") parts.push(text);
    if (rows > 0) left.push(`${count(rows, "row")} of "${section.title}"`);
    room -= text === "" ? 0 : text.length + 1;
  }
  const drawn = pictureBlock(picture, room - 1);
  if (drawn === "") left.push("the picture");
  else parts.push(drawn);
  return [...parts, ...(left.length === 0 ? [] : [restOf(left)])].join("\n");
}

function sectionsOf(report: Report): Section[] {
  return [
    sensitiveSection(report),
    expectationSection(report, false),
    problemSection(report),
    lifecycleSection(report),
    differenceSection(report),
    accessSection(report),
    expectationSection(report, true),
    acceptedSection(report),
  ];
}

function headOf(report: Report): string {
  const { stacks, project, source, problems, environments, proofs } = report;
  const fleets = new Set(stacks.flatMap(({ fleet }) => fleet ?? [])).size;
  const roles = stacks.flatMap(({ holders }) => holders).filter(({ kind }) => kind === "role");
  const expected = stacks.flatMap(({ expectations }) => expectations);
  const held = expected.filter(({ proof }) => proofs[proof]?.outcome === "holds").length;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const title = Array.from(project ?? source)
    .slice(0, 200)
    .join("");
  return [
    `<!-- ${REPORT_MARK} -->`,
    `# Who can do what: ${markdownText(title)}`,
    "",
    `${count(fleets, "fleet")} in ${count(environments.length, "environment")}, with ${count(roles.length, "role")}. ` +
      `${String(held)} of ${count(expected.length, "expectation")} are proved. ${count(problems.length, "problem")}, ${count(errors, "error")}.`,
    "",
  ].join("\n");
}

/** In a fold, for it is long as text and where nobody draws it. */
function pictureBlock(picture: Picture, room: number): string {
  const [open, close] = ["## Picture\n\n```mermaid\n", "```\n"];
  const most = room - open.length - close.length;
  const text = mermaidOf(picture, most);
  return text.length > most ? "" : `${open}${text}${close}`;
}

function restOf(left: readonly string[]): string {
  return `**Cut:** ${left.join(", ")}. \`fleetroles report\` makes a page with all.\n`;
}

function lengthOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 1, 0);
}
