/** The actions that the data knows, where a request's action is to be none of them. */
import { matches } from "../languages/automaton";
import { exactly, onlyText, type Pattern } from "../languages/pattern";
import type { Steps } from "../languages/steps";
import { findWord, type Requirement, type Word } from "../languages/texts";

/** Names in lower case, found by the patterns that match them. */
export class KnownActions {
  private readonly names: ReadonlySet<string>;
  private readonly found = new Map<string, readonly Pattern[]>();

  constructor(names: Iterable<string>) {
    this.names = new Set(names);
  }

  /** The shortest text as required that is none of the names. */
  findOther(requirements: readonly Requirement[], steps: Steps): Word | undefined {
    const asked = requirements.map((one) => this.withoutNames(one));
    const word = findWord(asked, steps);
    if (word === undefined || !this.names.has(textOf(word))) return word;
    const all = asked.flatMap(({ any }) => (any === undefined ? [] : [this.namesOf(any)]));
    const [fewest = []] = all.sort((one, other) => one.length - other.length);
    return findWord([...asked, { none: fewest }], steps);
  }

  /** Patterns that are one of the names ask for none of the others. */
  private withoutNames(asked: Requirement): Requirement {
    if (asked.any === undefined) return asked;
    return { any: asked.any.filter((pattern) => !this.names.has(onlyText(pattern) ?? "")) };
  }

  private namesOf(patterns: readonly Pattern[]): readonly Pattern[] {
    return patterns.flatMap((pattern) => {
      const known = this.found.get(pattern.id) ?? this.search(pattern);
      this.found.set(pattern.id, known);
      return known;
    });
  }

  private search(pattern: Pattern): Pattern[] {
    const start = pattern.tokens.findIndex(({ kind }) => kind !== "char");
    const literal = pattern.tokens.slice(0, Math.max(start, 0));
    const prefix = literal.map((token) => (token.kind === "char" ? token.chars : "")).join("");
    return [...this.names]
      .filter((name) => name.startsWith(prefix) && matches(pattern, name))
      .map(exactly);
  }
}

function textOf(word: Word): string {
  return word.map(({ char }) => char ?? "").join("");
}
