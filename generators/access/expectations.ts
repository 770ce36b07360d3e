/** Proves the expectations of stacks: equal questions once. */
import type { Expectation } from "../model/types";
import type { PolicyHolder } from "./holder";
import { prove } from "./prove";
import type { Proof } from "./prove";

/** Proves expectations, and remembers: fleets that differ in their names alone have the same policies. */
export class Prover {
  private readonly known = new Map<string, Proof>();
  private readonly texts = new WeakMap<object, string>();

  /** @param holder all of whose documents are known */
  prove(expectation: Expectation, holder: PolicyHolder): Proof {
    const { kind, text, resources, every, context } = expectation;
    const asked = { kind, text, resources, every, context };
    const { policies, boundary, trust } = holder;
    const isTrust = kind === "assumable-by" || kind === "not-assumable-by";
    const held = isTrust ? [trust] : [...policies, boundary];
    const texts = held.map((one) => this.textOf(one?.document));
    if (kind === "cannot" && this.holdsOfEach(expectation, holder, texts)) {
      return { outcome: "holds" };
    }
    return this.once(JSON.stringify([asked, texts]), () => prove(expectation, holder));
  }

  /**
   * Whether each policy by itself allows nothing of what must not be. Several of them allow what one of them does, less
   * what another denies and a boundary lets through: so it holds of all, and of policies that fleets share it is asked once.
   */
  private holdsOfEach(
    expectation: Expectation,
    holder: PolicyHolder,
    texts: readonly string[],
  ): boolean {
    const { kind, text, resources, context } = expectation;
    return holder.policies.every((policy, index) => {
      const id = JSON.stringify([{ kind, text, resources, context }, texts[index], "alone"]);
      const alone = { kind: holder.kind, id: "", stack: "", label: "", policies: [policy] };
      return this.once(id, () => prove(expectation, alone)).outcome === "holds";
    });
  }

  private once(id: string, ask: () => Proof): Proof {
    const known = this.known.get(id) ?? ask();
    this.known.set(id, known);
    return known;
  }

  private textOf(document: object | undefined): string {
    if (document === undefined) return "";
    const known = this.texts.get(document) ?? JSON.stringify(document);
    this.texts.set(document, known);
    return known;
  }
}
