/** Z3 as an oracle: whether any request is allowed by some documents and not by others. */
import { init } from "z3-solver";
import { Encoder } from "./encode";

export type Z3Answer = "sat" | "unsat" | "unknown";

/** A question for Z3 in SMT-LIB. */
export function questionFor(allowedBy: readonly object[], notAllowedBy: readonly object[]): string {
  const encoder = new Encoder();
  const difference = `(assert (and ${encoder.allows(allowedBy)} (not ${encoder.allows(notAllowedBy)})))`;
  return `${encoder.preamble()}\n${difference}`;
}

/** Starts Z3; `ask` may take so many milliseconds. */
export async function startZ3(): Promise<{
  ask: (question: string, milliseconds: number) => Promise<Z3Answer>;
  stop: () => void;
}> {
  const z3 = await init();
  const { Solver } = z3.Context("main");
  const threads = (z3.em as { PThread: { terminateAllThreads: () => void } }).PThread;
  return {
    ask: async (question, milliseconds) => {
      const solver = new Solver();
      solver.set("timeout", milliseconds);
      solver.fromString(question);
      const answer = await solver.check();
      solver.release();
      return answer;
    },
    stop: () => {
      threads.terminateAllThreads();
    },
  };
}
