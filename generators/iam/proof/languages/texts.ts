/**
 * Whether a text is in some languages and outside of others: the shortest one, found breadth first in the product of
 * the patterns' automata. At a state only those characters differ that some pattern asks for there, and one
 * more stands for all others, so that the alphabet needs no bound.
 */
import { accepts, matches, start, step, type Letter, type Places } from "./automaton";
import { onlyText, withoutVariables, type Pattern } from "./pattern";
import type { Steps } from "./steps";
import { Undecided } from "./undecided";

/** What is asked of a text: one of these patterns matches, or none of them does. */
export type Requirement =
  | { readonly any: readonly Pattern[]; readonly none?: never }
  | { readonly none: readonly Pattern[]; readonly any?: never };

/** A text in letters: variables are not replaced. */
export type Word = readonly Letter[];

/** Characters for places where any will do, the most readable first. */
const FILL = "xyzabcdefghijklmnopqrstuvw0123456789XYZABCDEFGHIJKLMNOPQRSTUVW-_./:@+=,~ ";

/** Whether the text is as required. Patterns with variables match nothing. */
export function fulfils(text: string, requirements: readonly Requirement[]): boolean {
  return requirements.every(({ any, none }) =>
    any === undefined
      ? !none.some((pattern) => matches(pattern, text))
      : any.some((pattern) => matches(pattern, text)),
  );
}

/** The shortest text that is as required, or undefined where there is none. */
export function findWord(asked: readonly Requirement[], steps: Steps): Word | undefined {
  const requirements = withoutExcluded(asked);
  if (requirements.some(({ any }) => any?.length === 0)) return undefined;
  const finite = finiteTexts(requirements);
  if (finite !== undefined) {
    steps.take(finite.length);
    const text = finite.find((one) => fulfils(one, requirements));
    return text === undefined ? undefined : Array.from(text, (char) => ({ char }));
  }
  const word = breadthFirst(new Product(requirements), steps);
  if (word === undefined && mayOverlap(requirements, steps)) {
    throw new Undecided("values of variables may overlap with one another");
  }
  return word;
}

/** Without the patterns that are asked for and excluded at once: equal statements on both sides come to that. */
function withoutExcluded(requirements: readonly Requirement[]): readonly Requirement[] {
  const excluded = new Set(requirements.flatMap(({ none = [] }) => none.map(({ id }) => id)));
  if (excluded.size === 0) return requirements;
  return requirements.map((asked) =>
    asked.any?.some(({ id }) => excluded.has(id)) === true
      ? { any: asked.any.filter(({ id }) => !excluded.has(id)) }
      : asked,
  );
}

/**
 * A variable's value is one letter where a pattern has the variable. A text that two patterns with variables match in
 * two ways, value beside value, is not found so: here every variable is any text, and what is then found is open.
 */
function mayOverlap(requirements: readonly Requirement[], steps: Steps): boolean {
  const varied = requirements.flatMap(({ any = [] }, index) =>
    any.filter(({ variables }) => variables.length > 0).map((pattern) => ({ pattern, index })),
  );
  return varied.some((one, at) =>
    varied
      .slice(at + 1)
      .filter(({ index, pattern }) => index !== one.index && pattern.id !== one.pattern.id)
      .some((other) => {
        const relaxed = requirements.map((asked, index): Requirement => {
          if (asked.any === undefined) return asked;
          if (index === one.index) return { any: [withoutVariables(one.pattern)] };
          if (index === other.index) return { any: [withoutVariables(other.pattern)] };
          return { any: asked.any.map(withoutVariables) };
        });
        return breadthFirst(new Product(relaxed), steps) !== undefined;
      }),
  );
}

/** The texts that come into question, where a requirement lists them. */
export function finiteTexts(requirements: readonly Requirement[]): string[] | undefined {
  if (requirements.some(hasVariable)) return undefined;
  for (const { any } of requirements) {
    const texts = any?.map(onlyText);
    if (texts?.every((text) => text !== undefined) === true) return texts;
  }
  return undefined;
}

function hasVariable({ any, none }: Requirement): boolean {
  return (any ?? none).some(({ variables }) => variables.length > 0);
}

/** A state of the product, and how it was reached. */
interface Node {
  readonly places: readonly Places[];
  readonly from?: Node;
  readonly letter?: Letter;
}

function breadthFirst(product: Product, steps: Steps): Word | undefined {
  const first = product.start();
  if (first === undefined) return undefined;
  const seen = new Set([key(first)]);
  const queue: Node[] = [{ places: first }];
  for (const node of queue) {
    if (product.accepts(node.places)) return trace(node);
    for (const letter of product.letters(node.places)) {
      steps.take();
      const places = product.step(node.places, letter);
      if (places === undefined || seen.has(key(places))) continue;
      seen.add(key(places));
      queue.push({ places, from: node, letter });
    }
  }
  return undefined;
}

function trace(node: Node): Word {
  const word: Letter[] = [];
  for (let at: Node | undefined = node; at?.letter !== undefined; at = at.from) {
    word.push(at.letter);
  }
  return word.reverse();
}

function key(places: readonly Places[]): string {
  return places.map((one) => one.join(",")).join(";");
}

/** All patterns of all requirements side by side. */
class Product {
  private readonly patterns: readonly Pattern[];
  /** Whether a pattern stands in an `any`: then it is enough that it can match. */
  private readonly possible: readonly boolean[];
  /** Of each requirement: whether it is an `any`, and which of the patterns are its own. */
  private readonly groups: readonly {
    readonly any: boolean;
    readonly members: readonly number[];
  }[];

  constructor(requirements: readonly Requirement[]) {
    const patterns: Pattern[] = [];
    const possible: boolean[] = [];
    const index = new Map<string, number>();
    this.groups = requirements.map(({ any, none }) => ({
      any: any !== undefined,
      members: (any ?? none).map((pattern) => {
        const id = `${Number(any !== undefined)}${pattern.id}`;
        const known = index.get(id) ?? patterns.length;
        if (known === patterns.length) {
          index.set(id, known);
          patterns.push(pattern);
          possible.push(any !== undefined);
        }
        return known;
      }),
    }));
    this.patterns = patterns;
    this.possible = possible;
  }

  start(): readonly Places[] | undefined {
    return this.alive(this.patterns.map(start));
  }

  step(places: readonly Places[], letter: Letter): readonly Places[] | undefined {
    return this.alive(
      this.patterns.map((pattern, index) => {
        const at = places[index] ?? [];
        return at.length === 0 ? at : step(pattern, at, letter, this.possible[index] ?? false);
      }),
    );
  }

  accepts(places: readonly Places[]): boolean {
    const isMatch = (member: number): boolean => {
      const pattern = this.patterns[member];
      return pattern !== undefined && accepts(pattern, places[member] ?? []);
    };
    return this.groups.every(({ any, members }) => members.some(isMatch) === any);
  }

  /** Letters that differ here: if an `any` asks for certain ones, no others. */
  letters(places: readonly Places[]): Letter[] {
    const named = new Set<string>();
    const variables = new Map<string, Letter>();
    let narrow: Set<string> | undefined;
    for (const { any, members } of this.groups) {
      const own = new Set<string>();
      let open = false;
      for (const member of members) {
        open = this.collect(member, places, own) || open;
        if (any) this.collectVariables(member, places, variables);
      }
      for (const char of own) named.add(char);
      if (any && !open && (narrow === undefined || own.size < narrow.size)) narrow = own;
    }
    const letters = Array.from(narrow ?? named, (char): Letter => ({ char }));
    const other: Letter[] = narrow === undefined ? [{ char: otherThan(named) }] : [];
    return [...other, ...letters, ...variables.values()];
  }

  /** Adds what a pattern tells apart; returns whether it takes characters that it does not name. */
  private collect(member: number, places: readonly Places[], chars: Set<string>): boolean {
    const tokens = this.patterns[member]?.tokens ?? [];
    let open = false;
    for (const place of places[member] ?? []) {
      const token = tokens[place];
      if (token === undefined || token.kind === "var") continue;
      for (const char of token.kind === "char" ? token.chars : token.not) chars.add(char);
      open ||= token.kind !== "char";
    }
    return open;
  }

  private collectVariables(
    member: number,
    places: readonly Places[],
    letters: Map<string, Letter>,
  ): void {
    for (const place of places[member] ?? []) {
      const token = this.patterns[member]?.tokens[place];
      if (token?.kind !== "var") continue;
      letters.set(token.key, { variable: token.key });
    }
  }

  /** Undefined where a requirement cannot be met any more, whatever follows. */
  private alive(places: readonly Places[]): readonly Places[] | undefined {
    for (const { any, members } of this.groups) {
      if (any) {
        if (members.every((member) => (places[member] ?? []).length === 0)) return undefined;
      } else if (members.some((member) => this.takesAll(member, places[member] ?? []))) {
        return undefined;
      }
    }
    return places;
  }

  /** Whether only a last `*` is left: it matches however the text goes on. */
  private takesAll(member: number, places: Places): boolean {
    const tokens = this.patterns[member]?.tokens ?? [];
    const token = tokens[tokens.length - 1];
    return token?.kind === "many" && token.not === "" && places.at(-1) === tokens.length;
  }
}

/** One character in the place of all that are not named. */
function otherThan(named: ReadonlySet<string>): string {
  const readable = Array.from(FILL).find((char) => !named.has(char));
  if (readable !== undefined) return readable;
  let code = 0xa1;
  while (named.has(String.fromCodePoint(code))) code++;
  return String.fromCodePoint(code);
}
