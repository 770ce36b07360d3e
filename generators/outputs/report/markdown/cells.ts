/** What stands in a table's cell of a report in Markdown. */
import { cutList } from "../../../text/lists";
import { markdownCodeCell, markdownText } from "../../../text/markdown";

/** More signs of one text than this make a row that nobody reads. */
const MOST_SIGNS = 400;

/** Prose, cut where it would be too long for a cell. */
export function proseCell(text: string): string {
  return markdownText(cut(text, MOST_SIGNS));
}

/** Names as code, the first of them and how many more there are; as they are in the report. */
export function codeCells(names: readonly string[], most = 4): string {
  const shown = names.map((name) => markdownCodeCell(cut(name, 120)));
  return cutList(shown, most);
}

/** A text with an ellipsis in place of what is too much; a character of two halves stays whole. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** What of an ARN tells it from others of the same account: `table/Inventory`. */
export function shortResource(arn: string): string {
  const parts = arn.split(":");
  return parts[0] === "arn" && parts.length > 5 ? parts.slice(5).join(":") : arn;
}

/** The name at the end of a policy's ARN. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
