import type { Mending } from "../problem-parts";

/** What is wrong with a value that IAM would be given: a sentence that quotes it, and what to do. */
export interface Fault extends Mending {
  readonly message: string;
}
