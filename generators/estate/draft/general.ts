/** Working out something once for all that differ in a name only: 1,000 sites cost what one does, and a look-up each. */

/** What stands for the name: of Unicode's private use, so in no name of AWS's. */
const MARK = "\u{e000}";

/** The text with the name taken out. */
export function withoutName(text: string, name: string): string {
  return name === "" ? text : text.replaceAll(name, MARK);
}

/** The same undone, with this name or another one. */
export function withName(text: string, name: string): string {
  return text.replaceAll(MARK, name);
}

/** Remembers answers, which must be plain data, by questions that differ in a name. */
export class Remembered<T> {
  private readonly known = new Map<string, string | undefined>();

  /** The answer for a question of plain data about something of that name; asked for once. */
  answer(question: unknown, name: string, ask: () => T | undefined): T | undefined {
    const key = withoutName(JSON.stringify(question), name);
    if (!this.known.has(key)) {
      const found = ask();
      this.known.set(
        key,
        found === undefined ? undefined : withoutName(JSON.stringify(found), name),
      );
    }
    const text = this.known.get(key);
    return text === undefined ? undefined : (JSON.parse(withName(text, name)) as T);
  }
}
