/** What a holder can do, asked of all its policies together; what is not known of them is said. */
import { PolicyError } from "../iam/proof/policy";
import type { Policies } from "../iam/proof/request";
import { ask, mayAllow, policyFor } from "./ask";
import type { Answer, Asked } from "./ask";
import { unknownOf } from "./holder";
import type { HeldPolicy, PolicyHolder } from "./holder";
import { identityOf } from "./prove";
import { DocumentTexts } from "./texts";

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
  private readonly possible = new Map<string, boolean>();
  private readonly texts = new DocumentTexts();

  /**
   * What the holder's policies say to it. With policies that are not known, an answer is given where it holds whatever they say:
   * what is denied although they allowed all of it. Of a document that is no policy, nothing is decided.
   */
  ask(asked: Asked, holder: PolicyHolder): HolderAnswer {
    const own = { ...asked, context: { ...this.ownKeys(holder), ...asked.context } };
    const unknown = unknownOf(holder).filter(({ kind }) => kind !== "trust");
    const id = JSON.stringify([own, ...this.textsOf(holder), unknown]);
    const known = this.answers.get(id) ?? decided(() => answerOf(own, holder, unknown));
    this.answers.set(id, known);
    return known;
  }

  /**
   * Whether the holder may be able to, under some reading. Several policies allow what one of them does, less what another
   * denies: so a policy that fleets share is asked once. True says little; false is a proof.
   */
  mayBeAble(asked: Asked, holder: PolicyHolder): boolean {
    if (unknownOf(holder).some(({ kind }) => kind !== "trust")) return true;
    const own = { ...asked, context: { ...this.ownKeys(holder), ...asked.context } };
    return holder.policies.some(({ document }) => {
      if (document === undefined) return false;
      const id = JSON.stringify([own, this.texts.of(document)]);
      const known =
        this.possible.get(id) ?? decided(() => mayAllow(own, { identity: [document] })) !== false;
      this.possible.set(id, known);
      return known;
    });
  }

  /** What each of its requests says of the holder, where its policies ask for it. */
  private ownKeys(holder: PolicyHolder): Asked["context"] {
    const { arn = "" } = holder;
    if (holder.kind !== "role" && holder.kind !== "user") return {};
    const texts = this.textsOf(holder).join("").toLowerCase();
    const account = arn.split(":")[4] ?? "";
    return {
      ...(arn !== "" && texts.includes("aws:principalarn") && { "aws:PrincipalArn": arn }),
      ...(account !== "" &&
        texts.includes("aws:principalaccount") && { "aws:PrincipalAccount": account }),
    };
  }

  private textsOf({ policies, boundary }: PolicyHolder): string[] {
    return [...policies, boundary].map((one) => this.texts.of(one?.document));
  }
}

/** What is no policy, checks say in their own words. */
function decided<T>(ask: () => T): T | Extract<Answer, { answer: "unknown" }> {
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
): HolderAnswer {
  const policies = identityOf(holder);
  const known = ask(asked, policies);
  if (unknown.length === 0 || !mayBeAllowed(asked, policies)) return known;
  return { answer: "not known", unknown, known };
}

/** Whether they would let it through, if another policy allowed it. */
function mayBeAllowed(asked: Asked, policies: Policies): boolean {
  return mayAllow(asked, {
    ...policies,
    identity: [...(policies.identity ?? []), policyFor(asked)],
  });
}
