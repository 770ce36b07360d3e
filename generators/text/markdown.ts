/** Prose in Markdown: what would be read as markup, or as the end of a table's cell, is escaped. */
export function markdownText(value: string): string {
  return value.replaceAll("\n", " ").replace(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`);
}

/** A link, where the text is an address; else prose. */
export function markdownLink(url: string): string {
  return /^https?:\/\/\S+$/.test(url) ? `<${url}>` : markdownText(url);
}
