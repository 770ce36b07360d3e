/** Thrown where no theory here decides whether there is a value: the answer is then unknown, and never no. */
export class Undecided extends Error {
  override readonly name = "Undecided";
}
