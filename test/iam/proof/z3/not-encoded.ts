/** Thrown for what is not encoded here. */
export class NotEncoded extends Error {
  override readonly name = "NotEncoded";
}
