/** Where long work says how far it is. Nothing is kept or printed here, and without a listener nothing happens. */

/** What is being done, and how much of it is. */
export interface Step {
  /** In a few words: `checking privilege-escalation`. */
  readonly doing: string;
  readonly done: number;
  /** Of how many; nothing where that is not known. */
  readonly of?: number;
}

let listener: ((step: Step) => void) | undefined;

/** From now on told of every step; nothing ends it. */
export function onProgress(told: ((step: Step) => void) | undefined): void {
  listener = told;
}

/** Says how far something is. */
export function progress(doing: string, done: number, of?: number): void {
  listener?.({ doing, done, ...(of !== undefined && { of }) });
}
