/** The statements of a document that can be about an action: a question about one action needs no others. */
import { readAction, readActions } from "../proof/actions";
import { readPolicy, type PolicyDocumentInput, type ReadStatement } from "../proof/policy";
import type { Policies } from "../proof/request";

interface Read {
  readonly version: unknown;
  readonly statements: readonly (ReadStatement & { readonly written: object })[];
  readonly about: Map<string, PolicyDocumentInput>;
}

const read = new WeakMap<object, Read>();

/**
 * What decides requests of an action among identity policies and a boundary: the same policies, without the statements that name
 * other actions.
 *
 * @throws PolicyError where a document is no policy
 */
export function policiesAbout(action: string, { identity = [], boundary }: Policies): Policies {
  const about = (document: PolicyDocumentInput): PolicyDocumentInput => {
    return documentAbout(action, document);
  };
  return {
    identity: identity.map(about).filter((one) => (one as Written).Statement.length > 0),
    ...(boundary !== undefined && { boundary: [boundary].flat().map(about) }),
  };
}

/** The statements that can be about an action, by what they allow or deny. */
export function statementsAbout(
  action: string,
  document: PolicyDocumentInput,
): readonly ReadStatement[] {
  return readOnce(document).statements.filter((one) => isAbout(action, one));
}

interface Written {
  readonly Version?: unknown;
  readonly Statement: readonly object[];
}

function documentAbout(action: string, document: PolicyDocumentInput): PolicyDocumentInput {
  const { version, statements, about } = readOnce(document);
  let found = about.get(action);
  if (found === undefined) {
    const Statement = statements
      .filter((one) => isAbout(action, one))
      .map(({ written }) => written);
    found = { ...(version !== undefined && { Version: version }), Statement };
    about.set(action, found);
  }
  return found;
}

function readOnce(document: PolicyDocumentInput): Read {
  const known = read.get(document);
  if (known !== undefined) return known;
  const { Version, Statement } = document as { Version?: unknown; Statement?: object | object[] };
  const all = [Statement ?? []].flat();
  const statements = readPolicy(document).statements.map((one) => {
    return { ...one, written: all[one.index] ?? {} };
  });
  const found = { version: Version, statements, about: new Map<string, PolicyDocumentInput>() };
  read.set(document, found);
  return found;
}

const matchers = new WeakMap<readonly string[], ReturnType<typeof readActions>>();

function isAbout(action: string, { actions, notActions = [] }: ReadStatement): boolean {
  const patterns = actions ?? notActions;
  const matches = matchers.get(patterns) ?? readActions(patterns);
  matchers.set(patterns, matches);
  const match = matches(readAction(action));
  return actions === undefined ? match !== true : match !== false;
}
