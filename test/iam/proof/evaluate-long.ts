import { parseArgs } from "node:util";
import { agreement } from "./agree";

/** `npx tsx test/iam/proof/evaluate-long.ts [--count N] [--seed N]`: so many random requests, decided by both. Ends with 1 for a difference. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "1000000" },
      seed: { type: "string", default: "1" },
    },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  const { agreed, explained, differences } = await agreement(seed, count);
  const reasons = [...explained].map(([why, times]) => `${String(times)} ${why}`);
  process.stdout.write(
    `${String(agreed)} of ${String(count)} agree (seed ${String(seed)}); ${reasons.join(", ")}\n`,
  );
  differences.slice(0, 20).forEach((one) => process.stdout.write(`${one}\n`));
  return differences.length === 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
