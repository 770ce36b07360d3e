/** Documents that several fleets of a group have alike: a stack's file has them once. */
import { createHash } from "node:crypto";
import type { PolicyDocument, TrustDocument } from "../../iam/document";
import type { Stack } from "../../model/types";
import { compare, pascalCase } from "../../text/names";
import { ownValue } from "../../text/own-value";

type Why = Readonly<Record<string, string>>;

/** One of them, as the template writes it. */
export interface SharedDocument {
  /** `cameraTrust_1f3a2b`: what it is, and what is in it, so that another one beside it renames none. */
  readonly name: string;
  /** The construct that says of which type it is. */
  readonly type: "trustDocument" | "policyDocument";
  readonly statements: readonly object[];
}

export interface SharedDocuments {
  /** What a document is called, where it is one of them. */
  readonly nameOf: (document: TrustDocument | PolicyDocument, why: Why) => string | undefined;
  readonly all: readonly SharedDocument[];
}

/** Of a stack of its own: nothing is shared. */
export const NOTHING_SHARED: SharedDocuments = { nameOf: () => undefined, all: [] };

/** The trust policies and policies that are the same in more than one fleet of a group. */
export function sharedDocuments(stacks: readonly Stack[]): SharedDocuments {
  const found = new Map<string, Found>();
  for (const [index, stack] of stacks.entries()) {
    for (const one of documentsOf(stack)) {
      const key = keyOf(one.document, one.why);
      const known = found.get(key) ?? { ...one, key, fleets: new Set<number>() };
      known.fleets.add(index);
      found.set(key, known);
    }
  }
  const shared = [...found.values()].filter(({ fleets }) => fleets.size > 1).map(named);
  const names = new Map(shared.map(({ key, name }) => [key, name]));
  return {
    nameOf: (document, why) => names.get(keyOf(document, why)),
    all: shared
      .map(({ name, type, document, why }) => {
        return { name, type, statements: statementViews(document, why) };
      })
      .sort((a, b) => compare(a.name, b.name)),
  };
}

/** The statements of a document, each with its author's reason. */
export function statementViews({ Statement }: TrustDocument | PolicyDocument, why: Why): object[] {
  return Statement.map((statement) => ({
    statement,
    why: statement.Sid === undefined ? undefined : ownValue(why, statement.Sid),
  }));
}

interface Candidate {
  readonly what: string;
  readonly type: SharedDocument["type"];
  readonly document: TrustDocument | PolicyDocument;
  readonly why: Why;
}

interface Found extends Candidate {
  readonly key: string;
  readonly fleets: Set<number>;
}

function documentsOf({ roles, policies }: Stack): Candidate[] {
  const type = "policyDocument";
  const own = policies.map(({ id, document, why = {} }): Candidate => {
    return { what: id, type, document, why };
  });
  const ofRoles = roles.flatMap(({ id, trust, inlinePolicies }): Candidate[] => [
    { what: `${id}_trust`, type: "trustDocument", document: trust, why: {} },
    ...inlinePolicies.map(({ name, document, why }): Candidate => {
      return { what: `${id}_${name}`, type, document, why };
    }),
  ]);
  return [...own, ...ofRoles];
}

function keyOf(document: object, why: Why): string {
  return JSON.stringify([document, why]);
}

function named(found: Found): Found & { readonly name: string } {
  const words = pascalCase(found.what.replace(/[^A-Za-z0-9]+/g, "_"));
  const hash = createHash("sha256").update(found.key).digest("hex").slice(0, 6);
  return { ...found, name: `${words.charAt(0).toLowerCase()}${words.slice(1)}_${hash}` };
}
