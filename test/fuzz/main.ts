import { parseArgs } from "node:util";
import { campaign, failureText } from "./campaign";
import { folderStates, kills } from "./folders";
import { fuzzers } from "./fuzzers";

/**
 * `npm run test:fuzz -- [--count N] [--seed N] [--only NAME]`: so many inputs over all fuzzers, or of one.
 * Ends with 1 where one of them found something.
 */
const all = [...fuzzers, folderStates, kills];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: process.env.FUZZ_COUNT ?? "100000" },
      seed: {
        type: "string",
        default: process.env.FUZZ_SEED ?? String(Date.now() % 1_000_000_000),
      },
      only: { type: "string" },
    },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  const chosen = all.filter(({ name }) => values.only === undefined || name === values.only);
  if (chosen.length === 0) {
    throw new Error(`the fuzzers: ${all.map(({ name }) => name).join(", ")}`);
  }
  const shares = chosen.reduce((sum, { share }) => sum + share, 0);
  process.stdout.write(`${String(count)} inputs, seed ${String(seed)}\n`);
  let failed = 0;
  for (const fuzzer of chosen) {
    const own = Math.ceil((count * fuzzer.share) / shares);
    const started = performance.now();
    const { failures, generated } = await campaign(fuzzer, { seed, count: own });
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(
      `${fuzzer.name}: ${String(own)} inputs, ${String(generated)} generated, ${String(failures.length)} failures, ${seconds} s\n`,
    );
    failures.forEach((failure) => process.stdout.write(`${failureText(failure)}\n`));
    failed += failures.length;
  }
  return failed === 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
