/** What a part of a blueprint comes to is the same for all fleets in which the same stands for what it names: thousands of equal ones cost time. */
import { isFault, parseTemplate, placeholders } from "../../source/template";
import { ownValue } from "../../text/own-value";
import type { Scope } from "./scope";

/** Beside part and scope, what a result depends on: plain data. */
type More = readonly unknown[];

type Work<Part, Rest extends More, Result> = (part: Part, scope: Scope, ...more: Rest) => Result;

/** How results are told apart. */
interface Named<Part> {
  /** The names of parameters, facts and roles that the result depends on; all that the part's texts and conditions name, unless it is said. */
  readonly names?: (part: Part) => Iterable<string>;
  /** Whether it tells where the fleet file sets parameters. */
  readonly places?: true;
}

/** The same work, done once for all scopes in which the same stands for every name of the part: they share the result. */
export function onceAlike<Part extends object, Rest extends More, Result>(
  work: Work<Part, Rest, Result>,
  { names = namesWithin, places }: Named<Part> = {},
): Work<Part, Rest, Result> {
  const known = new WeakMap<Part, Known<Result>>();
  return (part, scope, ...more) => {
    const memory: Known<Result> = known.get(part) ?? {
      names: [...new Set(names(part))],
      results: new Map(),
    };
    known.set(part, memory);
    const key = JSON.stringify([more, memory.names.map((name) => standsFor(name, scope, places))]);
    const found = memory.results.get(key);
    if (found !== undefined) return found.result;
    const result = work(part, scope, ...more);
    // What names the fleet is another for each: no more is kept of it than what fleets can share.
    if (memory.results.size >= MOST_RESULTS) memory.results.clear();
    memory.results.set(key, { result });
    return result;
  };
}

const MOST_RESULTS = 200;

interface Known<Result> {
  readonly names: readonly string[];
  readonly results: Map<string, { readonly result: Result }>;
}

function standsFor(name: string, scope: Scope, places: true | undefined): unknown[] {
  const { facts, parameters, roles, explicit } = scope;
  const place = places && explicit?.get(name);
  return [parameters.get(name), ownValue(facts, name), ownValue(roles, name), place];
}

/** All that texts and conditions inside a value name. A key of another meaning that is called as that of a condition gives too many names, which does no harm. */
export function* namesWithin(value: unknown, inCondition = false): Generator<string> {
  if (typeof value === "string") {
    if (inCondition) yield value;
    const template = parseTemplate(value);
    if (!isFault(template)) yield* placeholders(template);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* namesWithin(inner, inCondition || CONDITIONS.has(key));
    }
  }
}

/** What is below these names parameters without braces. */
const CONDITIONS: ReadonlySet<string> = new Set(["when", "if", "parameter"]);
