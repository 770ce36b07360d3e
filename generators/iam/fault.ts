/** What is wrong with a value that IAM would be given: a sentence that quotes it, and what to do. */
export interface Fault {
  readonly message: string;
  readonly fix: string;
}
