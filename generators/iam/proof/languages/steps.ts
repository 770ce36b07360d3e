/** The bound of a search: counted in steps, so that the answer is the same on every machine. */

/** Thrown where the bound is met. */
export class StepLimit extends Error {
  override readonly name = "StepLimit";
}

/** Steps that are left. */
export class Steps {
  private taken = 0;

  constructor(private readonly limit: number) {}

  /** For the next of several questions that share what was found out. */
  startAgain(): void {
    this.taken = 0;
  }

  /** @throws StepLimit when none is left */
  take(count = 1): void {
    this.taken += count;
    if (this.taken > this.limit) {
      throw new StepLimit(`no answer within ${this.limit} steps of search`);
    }
  }
}
