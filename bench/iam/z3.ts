/** The engine and Z3 on the same pairs. */
import fc from "fast-check";
import { findRequest } from "../../generators/iam";
import { documents } from "../../test/iam/proof/small";
import { questionFor, startZ3 } from "../../test/iam/proof/z3/oracle";
import { median } from "./documents";

const PAIRS = 30;
/** Z3 is given so many milliseconds; where it gives up then, it counts as that. */
const PATIENCE = 3000;

export async function benchZ3(): Promise<void> {
  const z3 = await startZ3();
  const ratios: number[] = [];
  let unknown = 0;
  for (const [one, other] of fc.sample(fc.tuple(documents(), documents()), {
    seed: 11,
    numRuns: PAIRS,
  })) {
    const question = questionFor([one], [other]);
    const begun = performance.now();
    const sides = { allowedBy: { identity: [one] }, notAllowedBy: { identity: [other] } };
    findRequest({ ...sides, anyRequest: true });
    const decided = performance.now();
    if ((await z3.ask(question, PATIENCE)) === "unknown") unknown++;
    ratios.push((performance.now() - decided) / (decided - begun));
  }
  z3.stop();
  console.log(
    `findRequest: ${PAIRS} random pairs, Z3 takes ${median(ratios).toFixed(0)} x the time at the median; it gives up ${unknown} after ${PATIENCE} ms`,
  );
}
