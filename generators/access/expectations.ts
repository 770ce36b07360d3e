/** Proves the expectations of stacks: equal questions once. */
import { PolicyError, readPolicy } from "../iam/proof/policy";
import type { PolicyDocumentInput } from "../iam/proof/policy";
import { mayAllow } from "../iam/proof/search/overlap";
import { isAboutTrust } from "../model/expectations";
import type { Expectation } from "../model/types";
import type { PolicyHolder } from "./holder";
import { withOwnKeys } from "./own-keys";
import { prove } from "./prove";
import type { Asked, Exception, Proof } from "./prove";
import { KnownDocuments } from "./known-documents";

/** Proves expectations, and remembers: fleets that differ in their names alone have the same policies. */
export class Prover {
  private readonly known = new Map<string, Proof>();
  private readonly documents = new KnownDocuments();
  /** Of policies that many have, by what must not be. */
  private readonly silent = new WeakMap<object, Map<string, boolean>>();

  /**
   * @param except what it may, though it must not
   */
  prove(expectation: Expectation, holder: PolicyHolder, except: readonly Exception[] = []): Proof {
    const { policies, boundary, trust } = holder;
    const written = askedOf(expectation);
    if (written.kind === "cannot" && this.isUnsaid(written, holder)) return { outcome: "holds" };
    const isTrust = isAboutTrust(written.kind);
    const held = (isTrust ? [trust] : [...policies, boundary]).map((one) => one?.document);
    const names = (key: string): boolean => held.some((one) => this.documents.names(one, key));
    const context = isTrust ? written.context : withOwnKeys(holder, names, written.context);
    const asked = { ...written, context };
    if (asked.kind === "cannot" && this.holdsOfEach(asked, policies)) return { outcome: "holds" };
    const ids = held.map((one) => this.documents.idOf(one));
    const id = JSON.stringify([asked, ids, except]);
    return once(this.known, id, () => prove(asked, holder, except));
  }

  /**
   * Whether no policy has an Allow that can be about what must not be, on whatever resource and condition: most promises are about what
   * nobody says, and that takes no search.
   */
  private isUnsaid({ texts }: Asked, { policies }: PolicyHolder): boolean {
    return policies.every(({ kind, document }) => {
      if (document === undefined) return false;
      if (kind !== "aws-managed") return isSilent(document, texts);
      const known = this.silent.get(document) ?? new Map<string, boolean>();
      this.silent.set(document, known);
      return once(known, JSON.stringify(texts), () => isSilent(document, texts));
    });
  }

  /**
   * Whether each policy by itself allows nothing of what must not be. Several of them allow what one of them does, less
   * what another denies and a boundary lets through: so it holds of all, and of policies that fleets share it is asked once.
   */
  private holdsOfEach(asked: Asked, policies: PolicyHolder["policies"]): boolean {
    return policies.every((policy) => {
      const id = JSON.stringify([asked, this.documents.idOf(policy.document), "alone"]);
      const alone: PolicyHolder = {
        ...{ kind: "policy", id: "", stack: "", label: "" },
        policies: [policy],
      };
      return once(this.known, id, () => prove(asked, alone)).outcome === "holds";
    });
  }
}

function once<T>(all: Map<string, T>, id: string, ask: () => T): T {
  const known = all.get(id) ?? ask();
  all.set(id, known);
  return known;
}

/** What is no policy says nothing that is certain: whoever proves, says so. */
function isSilent(document: PolicyDocumentInput, actions: Asked["texts"]): boolean {
  try {
    return !mayAllow(readPolicy(document), actions);
  } catch (error) {
    if (error instanceof PolicyError) return false;
    throw error;
  }
}

/** What is asked, whoever asks and wherever it was written. */
function askedOf({ kind, texts, resources, every, context }: Expectation): Asked {
  return {
    ...{ kind, texts, context },
    ...(resources && { resources }),
    ...(every && { every }),
  };
}

/** What a blueprint promises is not broken by what the file says that the role must be able to do. */
export function exceptionsTo(
  { promise, of }: Expectation,
  all: readonly Expectation[],
): Expectation[] {
  if (!promise) return [];
  return all.filter((one) => one.kind === "can" && !one.promise && one.of === of);
}
