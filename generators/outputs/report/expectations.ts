/** What is expected of roles, and whether it is so: with a proof, or a request that shows it. */
import { Asker } from "../../access/can";
import { exceptionsTo, Prover } from "../../access/expectations";
import { policyHolder, stackHolders } from "../../access/from-model";
import { unknownOf } from "../../access/holder";
import type { PolicyHolder } from "../../access/holder";
import { blames } from "../../access/blame";
import {
  keysWords,
  placesOf,
  requestWords,
  statementWords,
  unknownWords,
} from "../../access/words";
import type { Proof } from "../../access/prove";
import { PolicyError } from "../../iam/proof/policy";
import { isAboutTrust } from "../../model/expectations";
import type { Expectation, Model, Stack } from "../../model/types";
import type { ReportAsked, ReportExpectation, ReportProof } from "./data";
import type { Places } from "./places";
import { Table } from "./table";

/** More statements than this say nothing new. */
const MOST_STATEMENTS = 5;

/** Proves what stacks expect, and keeps what is alike once. */
export class Expectations {
  readonly asked = new Table<ReportAsked>();
  readonly proofs = new Table<ReportProof>();
  private readonly prover = new Prover();
  private readonly asker = new Asker();

  constructor(private readonly places: Places) {}

  /** Those of a stack that are about something that is there. */
  of(stack: Stack, managed: Model["managed"]): ReportExpectation[] {
    if (stack.expectations.length === 0) return [];
    const alone = stack.policies.map((policy) => policyHolder(policy, stack));
    const all = [...alone, ...stackHolders(stack, managed)];
    const holders = new Map(all.map((one) => [one.label, one]));
    return stack.expectations.flatMap((expectation) => {
      const holder = holders.get(expectation.of);
      // What is expected of all parts, nobody has to prove of those that are not there.
      if (holder === undefined && (expectation.ofAll || expectation.promise)) return [];
      return {
        of: expectation.of,
        asked: this.asked.indexOf(askedOf(expectation)),
        proof: this.proofs.indexOf(this.proofOf(expectation, holder, stack)),
        said: this.places.named([expectation.place]),
      };
    });
  }

  private proofOf(
    expectation: Expectation,
    holder: PolicyHolder | undefined,
    stack: Stack,
  ): ReportProof {
    if (holder === undefined) {
      return { outcome: "unknown", why: "what it is about is not made here" };
    }
    const isTrust = isAboutTrust(expectation.kind);
    const [unknown] = isTrust ? [] : unknownOf(holder).filter(({ kind }) => kind !== "boundary");
    if (unknown !== undefined) return { outcome: "unknown", why: unknownWords(unknown) };
    const except = exceptionsTo(expectation, stack.expectations);
    try {
      const proof = this.prover.prove(expectation, holder, except);
      if (proof.outcome === "unknown") return { outcome: "unknown", why: proof.why };
      if (proof.outcome === "fails") return this.failed(proof, holder);
      return expectation.kind === "can" ? this.shown(expectation, holder) : { outcome: "holds" };
    } catch (error) {
      // What is no policy, checks say in their own words.
      if (error instanceof PolicyError) return { outcome: "unknown", why: error.message };
      throw error;
    }
  }

  private failed(
    { request, because, open }: Extract<Proof, { outcome: "fails" }>,
    holder: PolicyHolder,
  ): ReportProof {
    const deciding = because.filter(({ applies }) => applies).slice(0, MOST_STATEMENTS);
    return {
      outcome: "fails",
      ...(request !== undefined && { witness: requestWords(request) }),
      because: deciding.flatMap((one) => {
        const words = statementWords(one, holder);
        if (words === undefined) return [];
        return [{ words, said: this.places.named(placesOf(one, holder)) }];
      }),
      ...(open && { open: true as const }),
    };
  }

  /** Of what a role can do, a request that it may make, and the statement that allows it. */
  private shown(expectation: Expectation, holder: PolicyHolder): ReportProof {
    const { texts, resources, context } = expectation;
    const asked = { action: texts[0], ...(resources && { resources }), context };
    const answer = this.asker.ask(asked, holder);
    if (answer.answer !== "allowed") return { outcome: "holds" };
    const { action, resource } = answer.request;
    const request = { principal: "", action, resource, context: { ...context, ...answer.needs } };
    const deciding = blames(answer, holder).slice(0, MOST_STATEMENTS);
    return {
      outcome: "holds",
      witness: requestWords(request),
      because: deciding.map(({ words, places }) => ({ words, said: this.places.named(places) })),
    };
  }
}

function askedOf({ kind, texts, resources, every, context, promise }: Expectation): ReportAsked {
  const hasKeys = Object.keys(context).length > 0;
  return {
    ...{ kind, texts },
    ...(resources && { resources }),
    ...(every && { every }),
    ...(hasKeys && { when: keysWords(context) }),
    ...(promise && { promise }),
  };
}
