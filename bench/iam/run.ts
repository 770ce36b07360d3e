import { benchEvaluate } from "./evaluate";
import { benchPairs } from "./pairs";
import { benchZ3 } from "./z3";

/*
 * The proof library beside others, in one run, so that what else the machine does falls on all alike: `npm run bench:iam`.
 * Ratios are what counts; times are of this machine.
 */
async function main(): Promise<void> {
  await benchEvaluate();
  await benchPairs();
  await benchZ3();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
