/** Policy documents as texts: equal ones are asked once. */
import type { PolicyDocumentInput } from "../iam/proof/policy";

/** Writes each document once, however often it is asked for. */
export class DocumentTexts {
  private readonly texts = new WeakMap<object, string>();

  /** The document as JSON; an empty text for none. */
  of(document: PolicyDocumentInput | undefined): string {
    if (document === undefined) return "";
    const known = this.texts.get(document) ?? JSON.stringify(document);
    this.texts.set(document, known);
    return known;
  }
}
