/** Which actions a document's Allow statements name at all: most policies are so told from escalation without a search. */
import { readAction, readActions, type ReadAction } from "../proof/actions";
import {
  PolicyError,
  readPolicy,
  type PolicyDocumentInput,
  type ReadStatement,
} from "../proof/policy";

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
   * away. None of a document that is no policy.
   */
  of(document: PolicyDocumentInput): ReadonlySet<string> {
    const known = this.ofDocuments.get(document) ?? this.read(document);
    this.ofDocuments.set(document, known);
    return known;
  }

  private read(document: PolicyDocumentInput): ReadonlySet<string> {
    try {
      const allows = readPolicy(document).statements.filter(({ effect }) => effect === "Allow");
      return new Set(allows.flatMap((statement) => this.named(statement)));
    } catch (error) {
      // What is no policy, other checks say in their own words.
      if (error instanceof PolicyError) return new Set();
      throw error;
    }
  }

  private named({ actions, notActions }: ReadStatement): readonly string[] {
    const patterns = actions ?? notActions ?? [];
    const id = `${actions === undefined ? "not " : ""}${patterns.join(" ")}`;
    let named = this.ofPatterns.get(id);
    if (named === undefined) {
      const matches = readActions(patterns);
      const isNamed = (action: ReadAction): boolean =>
        actions === undefined ? matches(action) !== true : matches(action) !== false;
      named = this.actions.filter(isNamed).map(({ text }) => text);
      this.ofPatterns.set(id, named);
    }
    return named;
  }
}
