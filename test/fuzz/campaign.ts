import { temporaryFolder } from "../support/folders";
import type { Fuzzer, Trial } from "./fuzzers";
import { Random } from "./random";

/** A trial that failed, and how to have it again. */
export interface Failure {
  readonly fuzzer: string;
  readonly seed: number;
  readonly trial: Trial;
}

export interface Report {
  readonly count: number;
  readonly generated: number;
  readonly failures: readonly Failure[];
}

/**
 * Runs a fuzzer so many times. Each trial has a seed of its own, the first that of the campaign and each
 * further one the next number, so that a single one can be had again with a count of 1.
 */
export async function campaign(
  fuzzer: Fuzzer,
  { seed, count, most = 20 }: { seed: number; count: number; most?: number },
): Promise<Report> {
  const folder = temporaryFolder("fuzz");
  const failures: Failure[] = [];
  const signatures = new Set<string>();
  let generated = 0;
  for (let index = 0; index < count; index++) {
    const own = (seed + index) >>> 0;
    const trial = await fuzzer.run(new Random(own), folder);
    if (trial.generated) generated++;
    const signature = signatureOf(trial);
    if (signature === "" || signatures.has(signature)) continue;
    signatures.add(signature);
    failures.push({ fuzzer: fuzzer.name, seed: own, trial });
    if (failures.length >= most) break;
  }
  return { count, generated, failures };
}

/** Faults without what is different in each input: one example of a kind is enough. */
function signatureOf({ faults }: Trial): string {
  return faults
    .map((fault) =>
      fault
        .replace(/"(?:[^"\\]|\\.)*"/g, '""')
        .replace(/\d+/g, "0")
        .slice(0, 300),
    )
    .join("\n");
}

export function failureText({ fuzzer, seed, trial }: Failure): string {
  const again = `npm run test:fuzz -- --only ${JSON.stringify(fuzzer)} --seed ${String(seed)} --count 1`;
  const faults = trial.faults.map((fault) => `  ${fault.split("\n").slice(0, 8).join("\n  ")}`);
  return [`${fuzzer}: again with: ${again}`, ...faults, `  input: ${cut(trial.input)}`].join("\n");
}

function cut(input: unknown): string {
  const text = JSON.stringify(input);
  return text.length <= 8000 ? text : `${text.slice(0, 8000)}…`;
}
