/** Changes that are alike, in Markdown: a line, and what they come to in a fold. */
import type { AlikeChanges } from "../../access/alike";
import type { HolderChange } from "../../access/compare";
import type { HeldPolicy } from "../../access/holder";
import { sensitiveClasses, type SensitiveClass } from "../../access/sensitive";
import { requestWords } from "../../access/words";
import type { Access } from "../../iam/proof/compare-access";
import type { ServiceReference } from "../../iam/reference";
import { count, cutList, sentenceList } from "../../text/lists";
import { markdownCode, markdownHtml, markdownText } from "../../text/markdown";
import { compare } from "../../text/names";
import {
  accessWords,
  markWords,
  settingWords,
  trustWords,
  unknownWords,
  whoWords,
  type Shown,
} from "./words";

export interface Block extends AlikeChanges {
  readonly marks: readonly SensitiveClass[];
  readonly reference: ServiceReference;
}

/** A text of a policy as code: no markup, and nobody whom GitHub would tell that he was mentioned. */
const code: Shown = (text) => markdownCode(cut(text)) || NO_TEXT;
const html: Shown = (text) =>
  `<code>${markdownHtml(cut(text, MOST_OF_LINE).replaceAll("\n", " "))}</code>`;
export const prose: Shown = (text) => (/[@#]/.test(text) ? code(text) : markdownText(cut(text)));

const NO_TEXT = "(nothing)";

const [MOST_OF_TEXT, MOST_OF_LINE] = [400, 160];

function cut(text: string, most = MOST_OF_TEXT): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

/** So many are shown unfolded. */
const FEW_ROWS = 8;

/** The line, over the fold with all rows and names. */
export function blockOf(block: Block, mayBeOpen: boolean): string {
  const rows = within(rowsOf(block));
  return [
    `<details${mayBeOpen && rows.length <= FEW_ROWS ? " open" : ""}><summary>${summaryOf(block)}</summary>`,
    "",
    ...(rows.length === 0 ? ["- nothing but its name"] : rows),
    ...placeholdersIn(rows),
    ...namesOf(block),
    "",
    "</details>",
  ].join("\n");
}

/** The line by itself, as an item of a list. */
export function lineOf(block: Block): string {
  return `- ${summaryOf(block)}`;
}

/** `role token_exchange of 200 stacks gains secretsmanager:GetSecretValue on arn:…` */
function summaryOf(block: Block): string {
  const { change, marks } = block;
  const signs = marks.length === 0 ? "" : `⚠️ <b>${marks.map(({ id }) => id).join(", ")}</b>: `;
  const is = { added: " is new", removed: " is gone", changed: "" }[change.change];
  const does = phrasesOf(block);
  const what = does.length === 0 ? (is === "" ? " changes" : "") : ` ${does.join("; ")}`;
  return `${signs}${whoOf(block)}${is}${is !== "" && does.length > 0 ? ":" : ""}${what}`;
}

/** So many stacks are named in the line. */
const FEW_STACKS = 3;

function whoOf({ change, holders }: Block): string {
  const { kind, label, stack } = change.holder;
  const stacks = stacksOf(holders);
  const who = kind === "policy" && label === "policy" ? "the policy" : `${kind} ${html(label)}`;
  if (stack === "") return who;
  const where =
    stacks.length <= FEW_STACKS
      ? cutList(stacks.map(html))
      : `<b>${count(stacks.length, "stack")}</b>`;
  return `${who} of ${where}`;
}

function stacksOf(holders: Block["holders"]): string[] {
  return [...new Set(holders.map(({ stack }) => stack))];
}

/** What it does, in the words of its first rows. */
function phrasesOf({ change, reference }: Block): string[] {
  const { access, trust, attached, detached, open } = change;
  const first = (verbs: string, rows: readonly string[]): string[] => {
    const [row, ...others] = rows;
    const more = others.length === 0 ? "" : `, and ${String(others.length)} more`;
    return row === undefined ? [] : [`${verbs} ${row}${more}`];
  };
  const gained = loudestFirst(access.gained, reference).map((one) => shortWords(one, reference));
  const lost = access.lost.map((one) => shortWords(one, reference));
  const who = ({ witness }: Access): string => `<b>${whoWords(witness.principal, html)}</b>`;
  return [
    ...first("can be assumed by", trust.gained.map(who)),
    ...first("gains", gained),
    ...first("loses", lost),
    ...first("can no longer be assumed by", trust.lost.map(who)),
    ...first("is not decided:", open.filter(isOfMany).map(nameOf)),
    ...(access.gained.length + access.lost.length > 0
      ? []
      : [...first("gets", attached.map(html)), ...first("no longer has", detached.map(html))]),
  ];
}

function nameOf({ name }: HeldPolicy): string {
  return html(name);
}

/** What is one thing alone says its name already. */
function isOfMany({ kind }: HeldPolicy): boolean {
  return kind !== "resource";
}

/** Two actions, and on what. */
function shortWords({ actions, resource }: Access, reference: ServiceReference): string {
  const sorted = actions.toSorted(
    (a, b) => Number(isLoud([b], reference)) - Number(isLoud([a], reference)),
  );
  return `${cutList(sorted.map(html), 2)} on ${html(resource)}`;
}

function loudestFirst(rows: readonly Access[], reference: ServiceReference): readonly Access[] {
  return rows.toSorted(
    (a, b) => Number(isLoud(b.actions, reference)) - Number(isLoud(a.actions, reference)),
  );
}

function isLoud(actions: readonly string[], reference: ServiceReference): boolean {
  const access = [{ actions, witness: { principal: "", action: "", resource: "" } }];
  const classes = sensitiveClasses({ kind: "role", access, trust: [] }, reference);
  return classes.some(({ said }) => said);
}

/** An item of a list for each thing that changes. */
function rowsOf({ change, marks, reference, holders }: Block): string[] {
  const { holder, access, trust, attached, detached, settings, unknown } = change;
  const row = (one: Access): string =>
    `${accessWords(one, reference, holder.kind, code)}${exampleWords(one)}`;
  const item = (sign: string, texts: readonly string[]): string[] =>
    texts.map((text) => `- ${sign} ${text}`);
  const { name } = holder;
  return [
    ...item(
      "⚠️",
      marks.map((one) => `**${one.id}**: it now ${markWords(one, change, code)}`),
    ),
    ...item(
      "**can now be assumed by**",
      trust.gained.map((one) => trustWords(one, code)),
    ),
    ...item("**gained**", loudestFirst(access.gained, reference).map(row)),
    ...item("**not decided**", [...access.unknown, ...trust.unknown].map(undecidedWords)),
    ...item(
      "**not compared**",
      unknown.map((one) => prose(unknownWords(one))),
    ),
    ...item(
      "**can no longer be assumed by**",
      trust.lost.map((one) => trustWords(one, code)),
    ),
    ...item("**lost**", access.lost.map(row)),
    ...item("attached", attached.map(code)),
    ...item("detached", detached.map(code)),
    ...item(
      "setting",
      settings.map((one) => settingWords(one, code)),
    ),
    ...(holders.length > 1 || name === undefined ? [] : item("named", [code(name)])),
  ];
}

/** Where the row itself is no request. */
function exampleWords({ resource, witness }: Access): string {
  const isSaid = witness.resource === resource && Object.keys(witness.context ?? {}).length === 0;
  return isSaid ? "" : `, for example ${code(requestWords(witness))}`;
}

function undecidedWords({
  actions,
  resource,
  why,
}: HolderChange["access"]["unknown"][number]): string {
  return `${cutList(actions.map(code))} on ${code(resource)}: ${prose(why)}`;
}

/** Characters of one fold. */
const MOST_OF_ROWS = 12_000;

function within(rows: readonly string[]): readonly string[] {
  let left = MOST_OF_ROWS;
  const shown = rows.filter((row) => (left -= row.length + 1) >= 0);
  const hidden = rows.length - shown.length;
  return hidden === 0
    ? rows
    : [...shown, `- and ${String(hidden)} more, which \`fleetroles diff\` shows`];
}

/** What stands for what differs. */
function placeholdersIn(rows: readonly string[]): string[] {
  const found = new Set(rows.join("\n").match(/\{\{(?:fleet|environment|account|region)\}\}/g));
  const names = sentenceList([...found].sort(compare).map(code));
  const stand = found.size === 1 ? "stands" : "stand";
  return found.size === 0 ? [] : [`- where ${names} ${stand} for what each of them has`];
}

/** Where they are, in a fold of its own if they are many. */
function namesOf({ holders }: Block): string[] {
  const stacks = stacksOf(holders);
  if (stacks.length <= FEW_STACKS) return [];
  const names = within(stacks.map((name) => code(name)));
  return [
    "",
    `<details><summary>${count(stacks.length, "stack")}</summary>`,
    "",
    names.join(", "),
    "",
    "</details>",
  ];
}
