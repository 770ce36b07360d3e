/** What a holder can do, asked of all its policies together; what is not known of them is said. */
import { PolicyError } from "../iam/proof/policy";
import type { PolicyDocumentInput } from "../iam/proof/policy";
import type { RequestAnswer } from "../iam/proof/question";
import type { Policies, Request } from "../iam/proof/request";
import { ask, policyFor, searchAny } from "./ask";
import type { Answer, Asked } from "./ask";
import { unknownOf } from "./holder";
import type { HeldPolicy, PolicyHolder } from "./holder";
import { OTHERS } from "./not-known";
import { withOwnKeys } from "./own-keys";
import { identityOf } from "./prove";
import { KnownDocuments } from "./known-documents";

export type HolderAnswer =
  | Answer
  | {
      readonly answer: "not known";
      /** Policies that are attached, and whose documents are not known. */
      readonly unknown: readonly HeldPolicy[];
      /** What the others say. */
      readonly known: Answer;
    };

/** Asks, and remembers: fleets that differ in their names alone have the same policies. */
export class Asker {
  private readonly answers = new Map<string, HolderAnswer>();
  private readonly alone = new Map<string, RequestAnswer>();
  private readonly documents = new KnownDocuments();

  /**
   * What the holder's policies say to it. With policies that are not known, an answer is given where it holds whatever they say:
   * what is denied although they allowed all of it. Of a document that is no policy, nothing is decided.
   */
  ask(asked: Asked, holder: PolicyHolder, tries: readonly Request[] = []): HolderAnswer {
    const own = this.own(asked, holder);
    const unknown = [
      ...unknownOf(holder).filter(({ kind }) => kind !== "trust"),
      ...(holder.mayHaveMore ? [OTHERS] : []),
    ];
    const id = JSON.stringify([
      own,
      documents(holder).map((one) => this.documents.idOf(one)),
      unknown,
    ]);
    const known = this.answers.get(id) ?? decided(() => answerOf(own, holder, unknown, tries));
    this.answers.set(id, known);
    return known;
  }

  /**
   * Requests that one of the holder's policies allows by itself, under some reading; undefined where none does, which is a proof that the
   * holder cannot: several policies allow what one of them does, less what another denies. So a policy that fleets share is asked once.
   */
  candidates(asked: Asked, holder: PolicyHolder): Request[] | undefined {
    const own = this.own(asked, holder);
    const answers = holder.policies.map(({ document }): RequestAnswer => {
      if (document === undefined) return NOT_KNOWN;
      const id = JSON.stringify([own, this.documents.idOf(document)]);
      const known = this.alone.get(id) ?? searchAlone(own, document);
      this.alone.set(id, known);
      return known;
    });
    if (holder.mayHaveMore) answers.push(NOT_KNOWN);
    if (answers.every(({ found }) => found === false)) return undefined;
    return answers.flatMap((one) => (one.found === true ? [one.request] : []));
  }

  private own(asked: Asked, holder: PolicyHolder): Asked {
    const all = documents(holder);
    const names = (key: string): boolean => all.some((one) => this.documents.names(one, key));
    return { ...asked, context: withOwnKeys(holder, names, asked.context) };
  }
}

function documents({ policies, boundary }: PolicyHolder): (object | undefined)[] {
  return [...policies, boundary].map((one) => one?.document);
}

const NOT_KNOWN: RequestAnswer = { found: "unknown", why: "the document is not known" };

function searchAlone(asked: Asked, document: PolicyDocumentInput): RequestAnswer {
  try {
    return searchAny(asked, { identity: [document] });
  } catch (error) {
    if (error instanceof PolicyError) return { found: "unknown", why: error.message };
    throw error;
  }
}

/** What is no policy, checks say in their own words. */
function decided(ask: () => HolderAnswer): HolderAnswer {
  try {
    return ask();
  } catch (error) {
    if (error instanceof PolicyError) return { answer: "unknown", why: error.message };
    throw error;
  }
}

function answerOf(
  asked: Asked,
  holder: PolicyHolder,
  unknown: readonly HeldPolicy[],
  tries: readonly Request[],
): HolderAnswer {
  const policies = identityOf(holder);
  const known = ask(asked, policies, tries);
  if (unknown.length === 0 || !mayBeAllowed(asked, policies)) return known;
  return { answer: "not known", unknown, known };
}

/** Whether they would let it through, if another policy allowed it. */
function mayBeAllowed(asked: Asked, policies: Policies): boolean {
  const wide = [...(policies.identity ?? []), policyFor(asked)];
  return searchAny(asked, { ...policies, identity: wide }).found !== false;
}
