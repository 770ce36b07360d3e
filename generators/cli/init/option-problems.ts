/** Problems of a file that nobody has written yet, as ones of the options that say it. */
import type { AnswerProblem } from "../../project";
import type { Problem } from "../../problem";

/** `--region: AWS has no region …`. */
export function optionProblems(found: readonly AnswerProblem[]): Problem[] {
  return found.map(({ asked, parameter, problem }) => {
    if (asked === undefined) return problem;
    const option = parameter === undefined ? `--${asked}` : `--${asked} ${parameter}=…`;
    return { ...problem, message: `${option}: ${problem.message}` };
  });
}
