/** Truth where some questions have no known answer: true, false, or the reading that it hangs on. */
import type { ReadingId } from "./readings";

/** A reading's id stands for "true under one reading, false under the other". */
export type Truth = boolean | ReadingId;

/** Which way to read what is open: so that most access is allowed, or the least. */
export type Reading = "most" | "least";

/** False where one is false; else open where one is open (the first one's reading); else true. None is asked after that. */
export function every<T>(items: readonly T[], truthOf: (item: T) => Truth): Truth {
  let all: Truth = true;
  for (const item of items) {
    const truth = truthOf(item);
    if (truth === false) return false;
    if (all === true) all = truth;
  }
  return all;
}

/** True where one is true; else open where one is open; else false. None is asked after that. */
export function some<T>(items: readonly T[], truthOf: (item: T) => Truth): Truth {
  let any: Truth = false;
  for (const item of items) {
    const truth = truthOf(item);
    if (truth === true) return true;
    if (any === false) any = truth;
  }
  return any;
}

/** What is open stays open. */
export function not(truth: Truth): Truth {
  return typeof truth === "boolean" ? !truth : truth;
}

/** One truth of what each reading says: open where they do not agree. */
export function either(one: Truth, other: Truth, reading: ReadingId): Truth {
  if (one === other) return one;
  return typeof one !== "boolean" ? one : typeof other !== "boolean" ? other : reading;
}

/** Whether a statement applies: what is open helps an Allow under "most", and a Deny under "least". */
export function resolves(truth: Truth, effect: "Allow" | "Deny", reading: Reading): boolean {
  return typeof truth === "boolean" ? truth : (effect === "Allow") === (reading === "most");
}
