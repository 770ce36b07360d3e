/** Each thing that literals speak of, decided by itself: the action, the resource, every condition key. */
import type { Steps } from "../languages/steps";
import { findWord, type Requirement } from "../languages/texts";
import { Undecided } from "../languages/undecided";
import type { KnownActions } from "./known-actions";
import {
  keyDimension,
  literalHolds,
  type Conjunction,
  type KeyLiteral,
  type Literal,
  type TextLiteral,
  type Value,
} from "./literals";
import type { Scenario } from "./scenario";
import { findValue, wordText, type Found, type KeyType } from "./values";

/** What is known of the requests that are possible. */
export interface World {
  /** What the texts of actions and resources are, whatever the policies say. */
  readonly domains: Readonly<Record<"action" | "resource", readonly Requirement[]>>;
  /** Where the action is one that the data does not know: those that it knows. */
  readonly knownActions: KnownActions | undefined;
  /** The type of a key's values; `"absent"` for a key that these requests never carry. */
  typeOf(key: string): KeyType;
  /** Keys that have just these several values. */
  readonly lists: ReadonlyMap<string, Value>;
}

/** What no theory decided: there may be a value. */
const OPEN: Found = { value: undefined, abstract: true };

/** The theories of one world; what they found is kept. */
export class Theories {
  private readonly memo = new Map<string, Found | undefined>();
  private readonly names = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly scenario: Scenario,
    private readonly steps: Steps,
  ) {}

  /** A value of the dimension for which the literals hold; an abstract one where that is not decided. */
  find(dimension: string, literals: Conjunction): Found | undefined {
    const key = `${dimension}#${literals
      .map(({ literal, holds }) => this.name(literal) * 2 + Number(holds))
      .sort((a, b) => a - b)
      .join(",")}`;
    if (this.memo.has(key)) return this.memo.get(key);
    const found = this.tryDecide(dimension, literals);
    this.memo.set(key, found);
    return found;
  }

  /** What is asked of a text of the dimension besides the literals; undefined for a condition key. */
  domain(dimension: string): readonly Requirement[] | undefined {
    return dimension === "action" || dimension === "resource"
      ? this.world.domains[dimension]
      : undefined;
  }

  /** Values that requests have, by dimension, whatever is asked of them. */
  lists(): [string, Value][] {
    return Array.from(this.world.lists, ([key, value]) => [keyDimension(key), value]);
  }

  private tryDecide(dimension: string, literals: Conjunction): Found | undefined {
    try {
      return this.decide(dimension, literals);
    } catch (error) {
      if (error instanceof Undecided) return OPEN;
      throw error;
    }
  }

  private name({ id }: Literal): number {
    const known = this.names.get(id) ?? this.names.size;
    this.names.set(id, known);
    return known;
  }

  private decide(dimension: string, literals: Conjunction): Found | undefined {
    if (dimension !== "action" && dimension !== "resource") {
      return this.decideKey(dimension.slice(4), literals);
    }
    const requirements = literals.map(({ literal, holds }): Requirement => {
      const { patterns } = literal as TextLiteral;
      return holds ? { any: patterns } : { none: patterns };
    });
    const asked = [...requirements, ...this.world.domains[dimension]];
    const known = dimension === "action" ? this.world.knownActions : undefined;
    const { steps } = this;
    const word = known === undefined ? findWord(asked, steps) : known.findOther(asked, steps);
    const value = word && wordText(word);
    return word && { value, abstract: value === undefined };
  }

  private decideKey(key: string, literals: Conjunction): Found | undefined {
    const type = this.world.typeOf(key);
    const signed = literals.map(({ literal, holds }) => ({
      literal: literal as KeyLiteral,
      holds,
    }));
    if (type === "absent" || this.world.lists.has(key)) {
      const value = this.world.lists.get(key);
      // Of what has variables in it, it is decided once they are filled in.
      const fits = ({ literal, holds }: (typeof signed)[number]): boolean =>
        literal.variables.length > 0 || literalHolds(literal, value) === holds;
      const abstract = signed.some(({ literal }) => literal.variables.length > 0);
      return signed.every(fits) ? { value, abstract } : undefined;
    }
    // Variables are of keys with one value; so is what a scenario gives one.
    const presence = this.scenario.get(key);
    const isText = presence !== undefined && presence !== "several";
    const known = isText ? (type ?? "String") : type;
    return findValue(signed, known, this.steps);
  }
}
