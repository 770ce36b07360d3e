/** The automata of all patterns side by side. */
import { accepts, start, step, type Letter, type Places } from "./automaton";
import type { Pattern } from "./pattern";
import type { Requirement } from "./requirement";

/** Characters for places where any will do, the most readable first. */
const FILL = "xyzabcdefghijklmnopqrstuvw0123456789XYZABCDEFGHIJKLMNOPQRSTUVW-_./:@+=,~ ";

/** All patterns of all requirements side by side. */
export class Product {
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

  /** What a letter costs, in steps of search. */
  get size(): number {
    return 1 + Math.floor(this.patterns.length / 8);
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
      const { key: variable, ignoreCase } = token;
      letters.set(variable, { variable, folded: false });
      if (ignoreCase) letters.set(`${variable} folded`, { variable, folded: true });
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
