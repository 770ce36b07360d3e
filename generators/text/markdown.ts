/**
 * Texts as Markdown (GitHub's), each for where it stands. Whatever a text holds, it stays one run of text:
 * no line break, no markup, no HTML, no end of a table's cell.
 */

/** Line ends, tabs and what no reader shows: a space each, for a line is where a block of Markdown begins. */
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, " ").trim();
}

/** What GitHub makes a link of by itself, up to the next space, and with every escape in it as it is. */
const BARE_ADDRESS = /(https?|www)([:.])/gi;

/**
 * The text with signs of markup escaped, word by word. In a bare address an escape would become a part of
 * it: one that needs any is kept from being a link.
 */
function escapeWords(text: string, markup: RegExp, escape: (sign: string) => string): string {
  return text.replace(/\S+/g, (word) => {
    const escaped = word.replace(markup, escape);
    return escaped === word
      ? word
      : escaped.replace(BARE_ADDRESS, (_, start: string, sign: string) => start + escape(sign));
  });
}

const MARKUP = /[\\`*_~[\]<>|]|&(?=[#A-Za-z])/g;

/** Prose: of a paragraph, a heading, an item of a list, or a table's cell. */
export function markdownText(value: string): string {
  return escapeWords(oneLine(value), MARKUP, (sign) => `\\${sign}`)
    .replace(/^[-+=#]/, "\\$&")
    .replace(/^(\d{1,9})(?=[.)])/, "$1\\")
    .replace(/(?<=\s)#+$/, "\\$&");
}

/** A link, where the text is an address; else prose. */
export function markdownLink(url: string): string {
  const isAddress = /^https?:\/\/[^\s\p{Cc}\ufeff]+$/u.test(url);
  return isAddress ? `<${url.replace(/[<>|\\]/g, encodeURIComponent)}>` : markdownText(url);
}

/** Code in a line; nothing, where it is empty. */
export function markdownCode(value: string): string {
  const text = oneLine(value);
  if (text === "") return "";
  const fence = "`".repeat(longestRun(text) + 1);
  const room = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${room}${text}${room}${fence}`;
}

/** Code in a table's cell, which a bar would end. */
export function markdownCodeCell(value: string): string {
  // A backslash before a bar would have to escape itself, which code does not know.
  if (value.includes("\\|")) return `<code>${markdownHtml(oneLine(value))}</code>`;
  return markdownCode(value).replaceAll("|", "\\|");
}

/** How many backticks stand in a row at most. */
function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
}

/** Text inside an HTML element in a line or a cell, where Markdown is still read. */
export function markdownHtml(value: string): string {
  const text = value.replace(/[^\P{Cc}\n]|[\u2028\u2029\ufeff]/gu, " ");
  const lone = new Set(
    ["`", "*", "~"].filter((sign) => value.indexOf(sign) === value.lastIndexOf(sign)),
  );
  // Some signs mean something in pairs only; `"*"` reads better as it is.
  const entity = (sign: string): string =>
    lone.has(sign) ? sign : (ENTITIES.get(sign) ?? `&#${String(sign.charCodeAt(0))};`);
  return escapeWords(text, MARKUP_IN_HTML, entity).replaceAll("\n", "<br>");
}

const MARKUP_IN_HTML = /[&<>|\\`*~]|\](?=[([])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

const ENTITIES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);
