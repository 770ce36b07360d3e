/** Policy documents by what they say: equal ones are asked once. */
import type { PolicyDocumentInput } from "../iam/proof/policy";

/** Knows documents of the same text as one, and writes each once, however often it is asked for. */
export class KnownDocuments {
  private readonly ids = new WeakMap<object, number>();
  private readonly byText = new Map<string, number>();
  /** By id, and by what is looked for in it. */
  private readonly found = new Map<string, boolean>();
  private readonly texts: string[] = [];

  /** The same number for documents of the same text; 0 for none. */
  idOf(document: PolicyDocumentInput | undefined): number {
    if (document === undefined) return 0;
    const known = this.ids.get(document) ?? this.idOfText(JSON.stringify(document));
    this.ids.set(document, known);
    return known;
  }

  /** Whether the document has a word anywhere, whatever its case. */
  names(document: PolicyDocumentInput | undefined, word: string): boolean {
    if (document === undefined) return false;
    const id = this.idOf(document);
    const key = `${id} ${word}`;
    const known = this.found.get(key) ?? this.textOf(id).includes(word.toLowerCase());
    this.found.set(key, known);
    return known;
  }

  private idOfText(text: string): number {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    this.texts.push(text);
    this.byText.set(text, this.texts.length);
    return this.texts.length;
  }

  private textOf(id: number): string {
    return (this.texts[id - 1] ?? "").toLowerCase();
  }
}
