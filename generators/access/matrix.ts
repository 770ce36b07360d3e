/** What holders can do by service and access level, for a person to look at. */
import { PolicyError, readPolicy } from "../iam/proof/policy";
import type { PolicyDocumentInput, ReadStatement } from "../iam/proof/policy";
import { compare } from "../text/names";
import { documentsOf, unknownOf } from "./holder";
import type { HeldPolicy, PolicyHolder } from "./holder";
import { add, EVERY, isPossible, possibleOf } from "./levels";
import type { Level, Reach, Rows } from "./levels";
import { identityOf } from "./prove";
import { KnownDocuments } from "./known-documents";

/** A service with its levels; `*` is every service, of statements about all actions, or all but some. */
export interface ServiceRow {
  readonly service: string;
  readonly levels: Readonly<Partial<Record<Level, Reach>>>;
}

/** What a holder can do. */
export interface AccessOf {
  readonly holder: PolicyHolder;
  /** Sorted by service. */
  readonly rows: readonly ServiceRow[];
  /** Whether a Deny or a boundary takes something away; of levels that are left, too. */
  readonly less: boolean;
  readonly unknown: readonly HeldPolicy[];
  /** Why nothing can be said of it, where a document is no policy. */
  readonly fault?: string;
}

/** A document that was read as a policy. */
interface Written {
  readonly Version?: unknown;
  readonly Statement: object | object[];
}

/** Looks at holders, and remembers what single statements give: fleets share most of them. */
export class Matrix {
  private readonly ofStatements = new Map<string, Rows>();
  private readonly ofHolders = new Map<string, Rows>();
  private readonly documents = new KnownDocuments();

  /** What the holder can do. A level is there if some request of it is allowed; of `*` rows, nothing is looked for. */
  of(holder: PolicyHolder): AccessOf {
    const unknown = unknownOf(holder).filter(({ kind }) => kind !== "trust");
    try {
      const documents = documentsOf(holder);
      const denies = documents.some((one) => readPolicy(one).statements.some(isDeny));
      const less = denies || holder.boundary !== undefined;
      const rows = less ? this.lessened(holder) : this.sum(documents);
      return { holder, rows: sorted(rows), less, unknown };
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      return { holder, rows: [], less: false, unknown, fault: error.message };
    }
  }

  /**
   * What one statement gives by itself.
   *
   * @throws PolicyError where it is no statement
   */
  rowsOfStatement(statement: object): ServiceRow[] {
    return sorted(this.ofStatement(alone({ Version: "2012-10-17" }, statement)));
  }

  /** Where nothing is denied, policies together give what each of their statements gives. */
  private sum(documents: readonly PolicyDocumentInput[]): Rows {
    const all: Rows = new Map();
    for (const document of documents) {
      const { Version, Statement } = document as Written;
      for (const statement of [Statement].flat()) {
        add(all, this.ofStatement(alone({ Version }, statement)));
      }
    }
    return all;
  }

  private ofStatement(document: PolicyDocumentInput): Rows {
    const id = JSON.stringify(document);
    const known = this.ofStatements.get(id) ?? possibleOf(document);
    this.ofStatements.set(id, known);
    return known;
  }

  /** Of what the statements give, what the policies let through together. */
  private lessened(holder: PolicyHolder): Rows {
    const { policies, boundary } = holder;
    const id = JSON.stringify(
      [...policies, boundary].map((one) => this.documents.idOf(one?.document)),
    );
    const known = this.ofHolders.get(id) ?? this.left(holder);
    this.ofHolders.set(id, known);
    return known;
  }

  private left(holder: PolicyHolder): Rows {
    const given = this.sum(documentsOf(holder));
    const policies = identityOf(holder);
    const rows = Array.from(given, ([service, levels]) => {
      if (service === EVERY) return [service, levels] as const;
      const left = [...levels].filter(([level]) => isPossible(policies, service, level));
      return [service, new Map(left)] as const;
    });
    return new Map(rows.filter(([, levels]) => levels.size > 0));
  }
}

/** A statement as a document of its own; what it is called, makes no other of it. */
function alone({ Version }: Pick<Written, "Version">, statement: object): PolicyDocumentInput {
  return { Version, Statement: [{ ...statement, Sid: undefined }] };
}

function isDeny({ effect }: ReadStatement): boolean {
  return effect === "Deny";
}

function sorted(rows: Rows): ServiceRow[] {
  return [...rows]
    .sort(([a], [b]) => compare(a, b))
    .map(([service, levels]) => ({ service, levels: Object.fromEntries(levels) }));
}
