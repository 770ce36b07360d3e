/** Which actions a document's Allow statements name at all: most policies are so told from escalation without a search. */
import { readAction, readActions, type ReadAction } from "../proof/actions";
import type { PolicyDocumentInput } from "../proof/policy";

/** Looks for some actions in documents, and remembers: fleets say much alike. */
export class AllowedActions {
  private readonly actions: readonly ReadAction[];
  private readonly ofDocuments = new WeakMap<object, ReadonlySet<string>>();
  private readonly ofPatterns = new Map<string, readonly string[]>();

  /** @param actions full names of those to look for */
  constructor(actions: Iterable<string>) {
    this.actions = [...new Set(actions)].map(readAction);
  }

  /**
   * Those of the actions, in lower case, that some Allow statement names, on whatever resources and conditions; a Deny takes none
   * away.
   */
  of(document: PolicyDocumentInput): ReadonlySet<string> {
    const known = this.ofDocuments.get(document) ?? this.read(document);
    this.ofDocuments.set(document, known);
    return known;
  }

  private read(document: PolicyDocumentInput): ReadonlySet<string> {
    const { Statement } = document as { readonly Statement?: unknown };
    const statements = [Statement].flat() as readonly Partial<Written>[];
    return new Set(statements.flatMap((statement) => this.named(statement)));
  }

  private named({ Effect, Action, NotAction }: Partial<Written>): readonly string[] {
    if (Effect !== "Allow") return [];
    const patterns = [Action ?? NotAction].flat().filter((one) => typeof one === "string");
    const id = `${Action === undefined ? "not " : ""}${patterns.join(" ")}`;
    let named = this.ofPatterns.get(id);
    if (named === undefined) {
      const matches = readActions(patterns);
      const isNamed = (action: ReadAction): boolean =>
        Action === undefined ? matches(action) !== true : matches(action) !== false;
      named = this.actions.filter(isNamed).map(({ text }) => text);
      this.ofPatterns.set(id, named);
    }
    return named;
  }
}

/** What of a statement is looked at. Whether it is one is not asked here: that takes longer, and who searches asks. */
interface Written {
  readonly Effect: unknown;
  readonly Action: unknown;
  readonly NotAction: unknown;
}
