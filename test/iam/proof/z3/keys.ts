/** What a request's condition keys are made of. */
import { not, type Term } from "./smt";
import type { BoundedTexts } from "./texts";

export type KeyKind = "text" | "number" | "address" | "truth" | "list";

/** What a key holds; the service data says it of these. */
const KINDS: ReadonlyMap<string, KeyKind> = new Map([
  ["aws:multifactorauthage", "number"],
  ["aws:sourceip", "address"],
  ["aws:securetransport", "truth"],
  ["aws:multifactorauthpresent", "truth"],
  ["aws:tagkeys", "list"],
]);

const SORTS: Readonly<Record<Exclude<KeyKind, "text">, string>> = {
  number: "Real",
  address: "(_ BitVec 32)",
  truth: "Bool",
  list: "Bool",
};

/** Of keys with several values, so many are looked at. */
const SEVERAL = 3;

export function kindOf(key: string): KeyKind {
  return KINDS.get(key.toLowerCase()) ?? "text";
}

/** A key, or an element of one: whether it is there, and what it is. */
export interface Key {
  readonly present: Term;
  readonly name: Term;
}

/** The keys of a question and their declarations. */
export class Keys {
  readonly lines: string[] = [];
  private readonly names = new Map<string, string>();

  /** @param lengthOf how long the value of a key has to be able to be */
  constructor(
    private readonly texts: BoundedTexts,
    private readonly lengthOf: (key: string) => number,
  ) {}

  get(key: string): Key {
    const kind = kindOf(key);
    return kind === "text" ? this.text(key, key) : this.declare(key, SORTS[kind]);
  }

  /** Whether an address is none of IPv4. */
  isSix(key: string): Term {
    return this.declare(`${key} is six`, "Bool").name;
  }

  /** The elements of a key that holds a list. */
  elements(key: string): Key[] {
    return Array.from({ length: SEVERAL }, (_, index) => this.text(`${key} ${index}`, key));
  }

  private text(given: string, key: string): Key {
    const declared = this.declare(given, undefined);
    this.texts.declare(declared.name, this.lengthOf(key));
    return declared;
  }

  private declare(given: string, sort: string | undefined): Key {
    const key = given.toLowerCase();
    const known = this.names.get(key);
    const name = known ?? `k${this.names.size}`;
    const present = `${name}_there`;
    if (known === undefined) {
      this.names.set(key, name);
      this.lines.push(`(declare-const ${present} Bool)`);
      if (sort !== undefined) this.lines.push(`(declare-const ${name} ${sort})`);
    }
    return { present, name };
  }
}

/** A key that is there and not empty. */
export function isFull(texts: BoundedTexts, { present, name }: Key): Term {
  return `(and ${present} ${not(texts.matches(name, []))})`;
}
