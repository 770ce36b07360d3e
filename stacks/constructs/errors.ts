/**
 * A mistake in how stacks were written or called, told in one line: where, what, and the fix.
 * Everything else that `fleetroles/constructs` throws is a fault, and keeps its stack trace.
 */
export class StackError extends Error {
  override readonly name = "StackError";
}
