/** Z3 as an oracle: whether any request is allowed by some documents and not by others. */
import { init } from "z3-solver";
import { Encoder, type Texts } from "./encode";

export type Z3Answer = "sat" | "unsat" | "unknown";

/** A question for Z3. */
export interface Z3Question {
  /** In SMT-LIB. */
  readonly smt: string;
  /** How many characters the longest text of a request has at most: "unsat" says nothing of longer ones. */
  readonly longest: number;
}

/** @param example a request whose texts are not to be beyond the bound */
export function questionFor(
  allowedBy: readonly object[],
  notAllowedBy: readonly object[],
  example?: Texts,
): Z3Question {
  const encoder = new Encoder(example);
  const difference = `(assert (and ${encoder.allows(allowedBy)} (not ${encoder.allows(notAllowedBy)})))`;
  return { smt: `${encoder.preamble()}\n${difference}`, longest: encoder.longest };
}

/** Starts Z3; `ask` may take so many milliseconds. */
export async function startZ3(): Promise<{
  ask: (question: Z3Question, milliseconds: number) => Promise<Z3Answer>;
  stop: () => void;
}> {
  const z3 = await init();
  const { Solver } = z3.Context("main");
  const threads = (z3.em as { PThread: { terminateAllThreads: () => void } }).PThread;
  return {
    ask: async (question, milliseconds) => {
      // Its solver of finite domains is the fastest, and knows no numbers without end.
      const solver = new Solver(question.smt.includes(" Real)") ? undefined : "QF_FD");
      solver.set("timeout", milliseconds);
      solver.fromString(question.smt);
      const answer = await solver.check();
      solver.release();
      return answer;
    },
    stop: () => {
      threads.terminateAllThreads();
    },
  };
}
